"""Rule of numbers and nouns: a noun has the form that its number demands, by the Unicode CLDR's plural categories.

Only what is wrong in every reading is told: a form that no case has near such a number, or not the case that the words
before the number demand for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.rules.counts import Count
from pipeline.rules.government import Case, case_of, goes_on, is_ordinal
from pipeline.rules.nouns import Forms, Nouns, forms_of, nouns
from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.numbers import PluralCategory, plural_category
from schemas.findings import Severity

_WORD: Final = re.compile(r"[\s\u00a0]+([^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*)")
_ADJECTIVE: Final = re.compile(
    r"""\w+(?:ий|ій|ого|ього|ої|ьої|их|іх|їх|ому|им|ім|ими|іми|ою|[иотуя]ті
    |(?:н|м|ш|ськ|зьк|цьк|ов|ев|лив|ист|уч|юч|ач|яч)[іаяуюеє])""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN_PLURAL: Final = re.compile(r"\w{3,}(?:н|ськ|цьк|ов|ев|лив|ист)і", re.IGNORECASE)
_GENITIVE_PLURAL: Final = re.compile(r"(\w{2,})([иії])х", re.IGNORECASE)
_LAST_LETTERS: Final = re.compile(r"[^\W\d_]+$")
_MOST_ADJECTIVES: Final = 3
_CASES: Final = {"genitive": "|родовий", "locative": "|місцевий"}
_TIMES: Final = frozenset({"година", "день", "доба", "місяць", "рік", "тиждень", "хвилина"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A count with the noun that it counts, and the adjectives between them."""

    count: Count
    adjectives: tuple[str, ...]
    word: str
    noun: Forms
    end: int
    case: Case | None

    @property
    def category(self) -> PluralCategory:
        return plural_category(self.count.value)


@rule(
    "noun-after-number",
    Severity.NOTE,
    "іменник стоїть не в тій формі, якої вимагає число",
    "узгодження числівника з іменником, за категоріями множини Unicode CLDR для української мови",
)
def nouns_agree_with_numbers(subject: Subject) -> Iterator[Noticed]:
    """5 захід, 21 заходів, 1,5 захід, подано 64 щорічних декларацій, участь у 10 розслідувань."""
    known = nouns(subject.report.nouns.values())
    for passage in passages(subject):
        for phrase in _phrases(passage, known):
            if form := _wanted(phrase, passage.text):
                found = noticed(passage, _slip(phrase, form))
                yield replace(found, remedy=_with_noun(found.remedy, phrase))


def _phrases(passage: Passage, known: Nouns) -> Iterator[_Phrase]:
    before: _Phrase | None = None
    for count in passage.counts:
        if found := _counted(passage.text, count.end, known):
            adjectives, word, noun, end = found
            listed = before is not None and goes_on(passage.text, before.end, count.start)
            case = before.case if before and listed else case_of(passage.text, count.start)
            before = _Phrase(count, adjectives, word, noun, end, case)
            if not _counts_what_stands_before(passage.text, count.start, known):
                yield before


def _counted(text: str, position: int, known: Nouns) -> tuple[tuple[str, ...], str, Forms, int] | None:
    adjectives: list[str] = []
    while (found := _WORD.match(text, position)) and len(adjectives) <= _MOST_ADJECTIVES:
        word, position = found[1], found.end()
        if noun := forms_of(word, known):
            return tuple(adjectives), word.casefold().replace("'", "’").replace("ʼ", "’"), noun, position
        if not _ADJECTIVE.fullmatch(word):
            return None
        adjectives.append(word)
    return None


def _counts_what_stands_before(text: str, start: int, known: Nouns) -> bool:
    """Tell whether a number may count the noun before it: «розпоряджень 83 …», «(адміністративних) 279 …»."""
    before = text[:start].rstrip()
    last = _LAST_LETTERS.search(before.rpartition(" ")[2])
    noun = last and forms_of(last.group(), known)
    return before.endswith(")") or bool(noun and last and last.group().casefold() == noun.many != noun.one)


def _wanted(phrase: _Phrase, text: str) -> str | None:
    """Give the form that should stand there; None if the one that stands there can be right."""
    noun, word = phrase.noun, phrase.word
    own = {"one": noun.one, "few": noun.few, "many": noun.many, "other": noun.genitive}[phrase.category]
    if noun.one in _TIMES and word in noun.singular and is_ordinal(text, phrase.count.start, phrase.end):
        return None
    if _wrong_in_any_case(phrase):
        return noun.locative if phrase.case == "locative" and phrase.category in {"few", "many"} else own
    return _by_case(phrase, own)


def _wrong_in_any_case(phrase: _Phrase) -> bool:
    noun, word = phrase.noun, phrase.word
    return {
        "one": word not in noun.singular,
        "few": word not in noun.plural,
        "many": word != noun.many or _has_plain_adjective(phrase),
        "other": word != noun.genitive,
    }[phrase.category]


def _has_plain_adjective(phrase: _Phrase) -> bool:
    """Tell of «5 щорічні декларацій»: the noun is right, its adjective is not."""
    return phrase.case == "nominative" and any(map(_PLAIN_PLURAL.fullmatch, phrase.adjectives))


def _by_case(phrase: _Phrase, own: str) -> str | None:
    noun, word, category = phrase.noun, phrase.word, phrase.category
    if phrase.case == "locative" and category in {"few", "many"} and word == noun.many:
        return noun.locative
    if phrase.case == "nominative" and not noun.is_animate:
        wrong = {"one": word not in {noun.one, noun.accusative}, "few": word != noun.few}
        return own if wrong.get(category) else None
    if phrase.case == "genitive":
        form = {"one": noun.genitive, "few": noun.many}.get(category)
        return form if form and word != form else None
    return None


def _slip(phrase: _Phrase, form: str) -> Slip:
    count = phrase.count
    if form == phrase.word:
        return Slip(count.start, phrase.end, f"при числі {count.written} прикметник не стоїть у такій формі")
    instead = f"{count.written} {form}" if not phrase.adjectives else ""
    if form == phrase.noun.few and phrase.category == "few" and all(map(_GENITIVE_PLURAL.fullmatch, phrase.adjectives)):
        instead = " ".join((count.written, *(_of_few(each) for each in phrase.adjectives), form))
    return Slip(count.start, phrase.end, f"при числі {count.written} тут має бути форма «{form}»", instead)


def _with_noun(remedy: str, phrase: _Phrase) -> str:
    """Add how a figure gets its noun by itself: the number will change, and the form with it."""
    if phrase.count.figure is None:
        return remedy
    case = _CASES.get(phrase.case or "", "")
    by_itself = f"програма сама добере форму, якщо писати [[{phrase.count.figure}|іменник{case}]]"
    return f"{remedy}; {by_itself}" if remedy else f"{by_itself[0].upper()}{by_itself[1:]}"


def _of_few(adjective: str) -> str:
    """Give the form near 2, 3 and 4 of an adjective in the genitive plural: щорічних, останніх, їх."""
    return f"{adjective[:-2]}{'ї' if adjective[-2] == 'ї' else 'і'}"
