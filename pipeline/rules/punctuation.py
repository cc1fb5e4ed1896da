"""Rules of punctuation: doubled marks, straight quotation marks, pairs without a half, apostrophes of several kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, as_printed, noticed, passages, reading_rule
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity

_LETTER: Final = r"[^\W\d_]"
_DOUBLED: Final = re.compile(
    r"[.,;:](?<![.,;:].)(?<![.,;:]\s.)(?:(?<=\.)\s*\.|(?<=[,;])\s*[.,;:]|(?<=:)\s*[,;:])(?!\s*[.,;:]|[/\w])"
)
_STRAIGHT: Final = '"'
_QUOTED: Final = re.compile(rf'(?<!\w)"[^"]*"(?!{_LETTER})|(?<!\w)"|(?<!\d)"(?!{_LETTER})')
_APOSTROPHES: Final = "'’ʼ`´‘′\""
_APOSTROPHE: Final = re.compile(rf"(?<={_LETTER})[{_APOSTROPHES}](?={_LETTER})")
_PAIRS: Final = {"«": "»", "(": ")", "[": "]", "„": "“”"}
_CLOSING: Final = frozenset("»)]")
_ENUMERATOR: Final = re.compile(r"(?:^|(?<=[\s,;:(]))(?:\d{1,3}|[^\W\d_])\)$")
_QUOTES: Final = "Український правопис (2019): у текстах українською — лапки «…», у них — „…“"


@reading_rule(
    "double-mark", Severity.NOTE, "два розділові знаки поспіль", "Український правопис (2019): розділові знаки"
)
def single_marks(passage: Passage) -> Iterator[Slip]:
    """Two dots are neither an end nor an ellipsis."""
    for found in _DOUBLED.finditer(passage.text):
        instead = found[0][0] if found[0][0] == found[0][-1] else ""
        yield Slip(found.start(), found.end(), f"два знаки поспіль: «{found[0]}»", instead)


@rule("straight-quotes", Severity.NOTE, "прямі лапки замість «…»", _QUOTES)
def quotes_are_ukrainian(subject: Subject) -> Iterator[Noticed]:
    """Those that the profile has not set; between two letters the sign stands for an apostrophe."""
    for passage, printed in as_printed(subject, _STRAIGHT):
        for found in _QUOTED.finditer(printed):
            instead = f"«{found[0].strip(_STRAIGHT)}»" if found[0].count(_STRAIGHT) > 1 else ""
            yield noticed(passage, Slip(found.start(), found.end(), "прямі лапки", instead))


@rule("unpaired", Severity.NOTE, "лапки чи дужка без пари", "Український правопис (2019): лапки й дужки — парні знаки")
def signs_are_paired(subject: Subject) -> Iterator[Noticed]:
    """Within one cell, over all its paragraphs; «а)» and «1)» are numbers of a list."""
    cell: list[Passage] = []
    for passage in passages(subject):
        cell.append(passage)
        if passage.is_last:
            yield from _unpaired(cell)
            cell.clear()


def _unpaired(cell: list[Passage]) -> Iterator[Noticed]:
    open_: list[tuple[str, Passage, int]] = []
    for sign, passage, position in chain.from_iterable(map(_signs, cell)):
        if sign in _PAIRS:
            open_.append((sign, passage, position))
        elif open_ and sign in _PAIRS[open_[-1][0]]:
            open_.pop()
        elif sign in _CLOSING and not _ENUMERATOR.search(passage.text[: position + 1]):
            yield noticed(passage, Slip(position, position + 1, f"«{sign}» без пари: нічого не відкрито"))
    for sign, passage, position in open_:
        yield noticed(passage, Slip(position, position + 1, f"«{sign}» без пари: не закрито"))


def _signs(passage: Passage) -> Iterator[tuple[str, Passage, int]]:
    for position, sign in enumerate(passage.text):
        if sign in "«»()[]„“”":
            yield sign, passage, position


@rule(
    "apostrophes",
    Severity.NOTE,
    "апостроф набрано по-різному",
    "один знак в одному документі: у тексті актів Кабінету Міністрів України — ’",
)
def apostrophes_are_alike(subject: Subject) -> Iterator[Noticed]:
    """As the document prints them: the profile may make one sign of all."""
    found: dict[str, list[tuple[Passage, int]]] = {}
    for passage, printed in as_printed(subject, _APOSTROPHES):
        for each in _APOSTROPHE.finditer(printed):
            found.setdefault(each[0], []).append((passage, each.start()))
    if len(found) > 1:
        yield _mixture(found)


def _mixture(found: Mapping[str, list[tuple[Passage, int]]]) -> Noticed:
    by_number = sorted(found, key=lambda sign: -len(found[sign]))
    passage, position = found[by_number[-1]][0]
    word = passage.text[: passage.text.find(" ", position) % (len(passage.text) + 1)].split()[-1]
    told = ", ".join(f"{sign} — {len(found[sign])}" for sign in by_number)
    return Noticed(
        f"апостроф набрано по-різному ({told}), наприклад: {word}",
        "Задайте один знак у typography (organization.yaml) або виправте рідший",
        origin=passage.origin(position),
    )
