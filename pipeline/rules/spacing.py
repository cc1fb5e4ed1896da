"""Rules of spaces: before and after punctuation, doubled, inside quotation marks and brackets, around dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, as_printed, noticed, reading_rule
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity

_SPACE: Final = "[ \t\u00a0\u202f]"
_LETTER: Final = r"[^\W\d_]"
_UPPER: Final = "[А-ЩЬЮЯҐЄІЇ]"
_LOWER: Final = "[а-щьюяґєії]"
_ADDRESS: Final = re.compile(r"@|://|\bwww\.|\.(?:docx?|xlsx?|pdf|csv|zip|p7s|ua|com|org|net|info|eu|укр)\b")
"""What tells a word that is an address or a file's name: in it a dot or a comma is no punctuation."""

_BEFORE: Final = re.compile(
    rf"{_SPACE}(?<=[^\s.,;:!?…(«„\[].){_SPACE}*(?:[,;](?!\d)|(?:[!?]|:(?!\s*\d)|\.(?!\.))(?=[\s»”)\]]|$))"
)
_MISSING: Final = re.compile(
    "[,;.:!?»](?:"
    rf"(?<=[\w»)%][,;])(?=[«(„]|{_LETTER})"  # ради,міської
    rf"|(?:(?<={_LETTER}[,;])|(?<=[»)][,;]))(?=\d)"  # вулиця,3
    rf"|(?:(?<={_LOWER}\.)|(?<=[\d»)]\.))(?={_UPPER}{_LOWER})"  # ради.Направлено, 4.Перевірка
    rf"|(?<={_LOWER}{_LOWER}{_LOWER}\.)(?={_LOWER}{{3}})"  # ради.направлено
    rf"|(?<={_LOWER}[:!?])(?={_LOWER}|{_UPPER})"
    rf"|(?<=»)(?={_LETTER}|\d))"
)
"""Like all these shapes it begins with a sign: so one search goes from sign to sign, not from letter to letter."""
_BRAND: Final = re.compile(r"\bДія$")
"""A state's portal whose services are called Дія.Підпис, Дія.Центр."""
_DOUBLE: Final = re.compile(rf"{_SPACE}(?<=\S.){_SPACE}+(?=\S)")
_INSIDE: Final = re.compile(rf"{_SPACE}(?:(?<=[«„(\[].){_SPACE}*(?=[^\s_»)\]])|(?<=[^\s_«„(\[].){_SPACE}*(?=[»)\]]))")
_LONE: Final = re.compile(rf"{_SPACE}-(?<=\S..){_SPACE}(?=\S)")
_GLUED: Final = re.compile(
    rf"(?<=\w)[-–—]{_SPACE}+(?=\w)(?!(?:та|і|й|або|чи)\b)"  # not the hyphen that hangs: одно- та двоповерховий
    rf"|(?<=\w){_SPACE}+[-–—](?={_LETTER})"
    r"|(?<=\d)-(?=(?:по|до)\b)"  # з 2021-по 2023
)

_TYPESETTING: Final = "правила набору: пробіл стоїть після розділового знака, а не перед ним, і лише один"
_PAIRS: Final = "правила набору: лапки й дужки пишуть упритул до того, що в них"
_DASHES: Final = "Український правопис (2019): дефіс — без пробілів у слові, тире — з пробілами між словами"


@reading_rule("space-before-mark", Severity.NOTE, "пробіл перед розділовим знаком", _TYPESETTING)
def no_space_before_a_mark(passage: Passage) -> Iterator[Slip]:
    """Before a comma, a dot, a semicolon, a colon; a ratio such as 1 : 4 has one."""
    for found in _BEFORE.finditer(passage.text):
        mark = found[0].strip()
        yield Slip(found.start(), found.end(), f"пробіл перед знаком «{mark}»", mark)


@reading_rule("space-missing", Severity.NOTE, "немає пробілу після розділового знака чи лапок", _TYPESETTING)
def a_space_after_a_mark(passage: Passage) -> Iterator[Slip]:
    """Not within 3,4 or 29.12.2023 or an address, not between a person's initials."""
    for found in _MISSING.finditer(passage.text):
        if not _is_name(passage.text, found.start()):
            yield Slip(found.start(), found.end(), f"немає пробілу після знака «{found[0]}»", f"{found[0]} ")


def _is_name(text: str, position: int) -> bool:
    """Tell whether the mark belongs to an address, a file's name or a brand's."""
    start = max(text.rfind(space, 0, position) for space in " \n\t\u00a0") + 1
    return bool(_ADDRESS.search(text[start:].split(maxsplit=1)[0]) or _BRAND.search(text[:position]))


@reading_rule("double-space", Severity.NOTE, "два пробіли поспіль", _TYPESETTING)
def single_spaces(passage: Passage) -> Iterator[Slip]:
    """Between words there is one."""
    for found in _DOUBLE.finditer(passage.text):
        yield Slip(found.start(), found.end(), f"пробілів поспіль: {len(found[0])}", " ")


@reading_rule("space-inside", Severity.NOTE, "пробіл одразу за лапками чи дужкою або перед ними", _PAIRS)
def no_space_inside_quotes(passage: Passage) -> Iterator[Slip]:
    """After an opening sign and before a closing one; the place of a date to be written by hand is left alone."""
    for found in _INSIDE.finditer(passage.text):
        opening = passage.text[found.start() - 1] in "«„([" and found.start() > 0
        sign = passage.text[found.start() - 1] if opening else passage.text[found.end()]
        start, end = (found.start() - 1, found.end()) if opening else (found.start(), found.end() + 1)
        yield Slip(start, end, f"зайвий пробіл {'після' if opening else 'перед'} «{sign}»", sign)


@rule("dash-spacing", Severity.NOTE, "дефіс із пробілами або тире впритул до слова", _DASHES)
def dashes_are_no_hyphens(subject: Subject) -> Iterator[Noticed]:
    """A hyphen between spaces, if the profile prints no dash of it; a dash or a hyphen that touches one word only.

    A hyphen that hangs before «та» is right.
    """
    for passage, printed in as_printed(subject, "-–—"):
        for found in _LONE.finditer(printed):
            yield _either_dash(passage, Slip(found.start(), found.end(), "дефіс між пробілами"))
        for found in _GLUED.finditer(printed):
            yield _either_dash(passage, Slip(found.start(), found.end(), "дефіс чи тире впритул до слова"))


def _either_dash(passage: Passage, slip: Slip) -> Noticed:
    way_out = "Якщо це тире, то «—» з пробілами з обох боків, якщо складне слово — дефіс без пробілів"
    return replace(noticed(passage, slip), remedy=way_out)
