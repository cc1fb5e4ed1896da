"""Rules of ends: a cell that has lost its last dot, by the custom of its own column; headings that end with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity

_ADDRESS: Final = re.compile(r"[@/]|^\+?[\d()-]{5,}$|\w\.\w{2,}$")
_PROSE: Final = frozenset({"title", "expected_result", "mark"})
"""The columns whose cells may be sentences."""
_SENTENCES: Final = re.compile(r"\.(?<=[а-щьюяґєії]{3}.)(?<!\b(?:вул|обл|грн|тел|буд|див).)\s+[«(]?[А-ЩЬЮЯҐЄІЇ]")
"""A dot between two sentences: behind a word that is no abbreviation."""
_ENDS: Final = re.compile(r"(?:\w|%|\w»)$")
"""What a dot is missing behind: a word, a number, a quotation that does not end a sentence of its own."""
_FEWEST_WORDS: Final = 6
"""Fewer words are an entry of a table rather than a sentence."""
_FEWEST_CELLS: Final = 4
_CUSTOM: Final = 0.75
"""Such a share of a column's sentences must end with a dot for it to be the column's custom."""


@rule(
    "final-dot",
    Severity.NOTE,
    "немає крапки в кінці речення",
    "Український правопис (2019): крапка; звичай тієї самої графи",
)
def sentences_end_with_a_dot(subject: Subject) -> Iterator[Noticed]:
    """A cell of several sentences lacks the last dot, or one of a sentence does where most of its column have it.

    Left alone: lists, and ends that are an address, a telephone, brackets or a mark of omission.
    """
    groups = groupby(passages(subject), key=lambda each: (each.measure, each.column))
    cells = [list(cell) for (_, column), cell in groups if column in _PROSE]
    ends = [cell[-1] for cell in cells if not any(each.paragraph.item for each in cell)]
    for column in sorted(_PROSE):
        yield from map(_without_a_dot, _missing([each for each in ends if each.column == column]))


def _missing(ends: Sequence[Passage]) -> Iterator[Passage]:
    sentences = [each for each in ends if _is_sentence(each.text)]
    dotted = sum(each.text.endswith(".") for each in sentences)
    is_custom = dotted >= max(_FEWEST_CELLS, _CUSTOM * len(sentences))
    for each in sentences:
        if _ENDS.search(each.text) and (is_custom or _SENTENCES.search(each.text)):
            yield each


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= _FEWEST_WORDS and not _ADDRESS.search(words[-1])


def _without_a_dot(passage: Passage) -> Noticed:
    last = len(passage.text)
    start = passage.text.rfind(" ") + 1
    return noticed(passage, Slip(start, last, "немає крапки в кінці", f"{passage.text[start:]}."))


@rule(
    "heading-dots",
    Severity.NOTE,
    "одні назви розділів мають крапку в кінці, інші — ні",
    "однакове оформлення заголовків; після заголовка, що стоїть окремо, крапки не ставлять",
)
def headings_end_alike(subject: Subject) -> Iterator[Noticed]:
    """Titles of sections end all with a dot, or none does."""
    titles = [section.title[-1] for section in subject.document.sections if section.title]
    dotted = [title for title in titles if title.text.endswith(".")]
    if 0 < len(dotted) < len(titles):
        yield Noticed(
            f"з {len(titles)} назв розділів крапкою закінчуються {len(dotted)}, наприклад «{dotted[0].text}»",
            "Вилучіть крапки в кінці назв розділів",
            origin=dotted[0].runs[-1].origin,
        )
