"""Rules of repetition: a passage that stands in two marks, a mark that only repeats its measure or last year's mark.

What the plan itself says again and again (titles, results, posts, the names of acts) is no repetition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.rules.before import letters, pairs
from pipeline.rules.passages import cells
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.rules.shingles import Repeat, Shingle, repeats, shingles, worded_marks, words_of
from schemas.document import Document
from schemas.findings import Severity
from schemas.marks import ImplementationStatus

_LONG: Final = 12
"""So many words in common are no coincidence."""
_SHOWN: Final = 90
"""So many letters of what is repeated are shown."""
_QUOTED: Final = re.compile(r"«[^«»]+»")
_TELLING: Final = frozenset({None, *ImplementationStatus}) - {
    ImplementationStatus.NO_OCCASION,
    ImplementationStatus.POSTPONED,
    ImplementationStatus.CANCELLED,
    ImplementationStatus.NOT_DONE,
}
"""States whose mark has something to tell: that nothing happened is said in the same words every year."""
_FEWEST_WORDS: Final = 6
_STEM: Final = 5
_EMPTY: Final = re.compile(
    r"""\d{4}|рок\w*|рік|році|протяг\w*|впродовж|упродовж|постійн\w*|регулярн\w*|систематичн\w*|своєчасн\w*|належн\w*|бул[аио]
    |(?:з|про|за|ви)?(?:дійсн|безпеч|вод|веден|конан|конув)\w*|у|в|на|з|із|зі|до|від|за|по|для|та|і|й|або|а|також|що|який|яка
    |яке|які|щодо|про|серед|при|як|не""",
    re.VERBOSE,
)
"""Words that tell nothing beyond that it was done."""


@rule("passage-repeated", Severity.NOTE, "той самий текст стоїть у двох місцях", "одне сказано один раз")
def passages_stand_once(subject: Subject) -> Iterator[Noticed]:
    """Twelve words in common, but for those of the plan; a word or two may differ."""
    for repeat in repeats(worded_marks(subject), _known(subject)):
        if repeat.length >= _LONG:
            yield _repeated(repeat)


@rule("mark-repeats-measure", Severity.NOTE, "відмітка лише повторює захід", "звіт називає, що саме зроблено")
def marks_tell_more_than_measures(subject: Subject) -> Iterator[Noticed]:
    """A mark without one word, number or date that its measure does not have."""
    status = {str(each.measure.id): each.mark.status for each in subject.report.measures() if each.mark}
    for row in subject.document.rows() if subject.document.prints_marks else ():
        if status.get(row.measure) not in _TELLING:
            continue
        planned = (letters(row.cells.get(column, ())) for column in ("title", "expected_result"))
        known = {_stem(word) for text in planned for word in words_of(text)}
        told = [word for word in words_of(letters(row.cells["mark"])) if not _EMPTY.fullmatch(word)]
        if len(told) >= _FEWEST_WORDS and known.issuperset(map(_stem, told)):
            runs = row.cells["mark"][0].runs
            yield Noticed(
                f"захід {row.measure}: відмітка лише повторює захід і не називає ні числа, ні дати, ні наслідку",
                "Допишіть, що саме зроблено",
                measure=row.measure,
                origin=runs[0].origin if runs else None,
            )


@rule("mark-as-last-year", Severity.NOTE, "відмітку переписано з минулого року", "звіт — про свій рік")
def marks_are_new(subject: Subject) -> Iterator[Noticed]:
    """Word for word last year's, but for the year itself; of what did not happen the same may be said again."""
    status = {str(each.measure.id): each.mark.status for each in subject.report.measures() if each.mark}
    for pair in pairs(subject):
        if pair.column == "mark" and status.get(str(pair.measure)) in _TELLING:
            now, before = (
                _without_year(text, subject.document.year - back) for back, text in enumerate((pair.now, pair.before))
            )
            if now == before and len(now) >= _FEWEST_WORDS:
                yield Noticed(
                    f"захід {pair.measure}: відмітка слово в слово торішня",
                    "Перевірте, чи вона про цей рік",
                    measure=pair.measure,
                    origin=pair.origin,
                )


def _repeated(repeat: Repeat) -> Noticed:
    measure, other = repeat.second.passage.measure, repeat.first.passage.measure
    shown = repeat.text if len(repeat.text) <= _SHOWN else f"{repeat.text[:_SHOWN].rsplit(maxsplit=1)[0]}…"
    where = "двічі" if repeat.first is repeat.second else f"і в заході {other}"
    return Noticed(
        f"захід {measure}: «{shown}» стоїть {where} (слів: {repeat.length})",
        "Якщо це скопійовано помилково, лишіть в одному місці",
        text=repeat.text,
        measure=measure,
        origin=repeat.second.passage.origin(repeat.second.spans[repeat.starts[0][1]][0]),
    )


def _known(subject: Subject) -> frozenset[Shingle]:
    """Give the shingles of the plan, of posts and of the names of acts."""
    return frozenset(shingle for text in set(_boilerplate(subject)) for shingle in shingles(words_of(text)))


def _boilerplate(subject: Subject) -> Iterator[str]:
    document: Document = subject.document
    yield from (document.organization_name, letters(document.heading))
    yield from (str(each.position) for each in subject.report.organization.officials)
    for section in document.sections:
        yield letters(section.title)
        for row in section.rows:
            yield from (letters(block) for column, block in row.cells.items() if column != "mark")
    for cell in cells(subject):
        yield from (found.group() for found in _QUOTED.finditer(cell.text))


def _stem(word: str) -> str:
    return word[:_STEM]


def _without_year(text: str, year: int) -> tuple[str, ...]:
    return tuple("рік звіту" if word == str(year) else word for word in words_of(text))
