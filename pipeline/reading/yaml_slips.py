"""Slips that YAML's parser notices only further down: a missing colon, open quotes or bracket, text with no indent.

From the parser's complaint to the line where the slip was made; None where the parser points at the right place itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from pipeline.reading.yaml_scalars import place


class Slip(NamedTuple):
    """What was forgotten, the way out, and where: line and column from 0."""

    reason: str
    remedy: str
    line: int
    column: int


_KEY = re.compile(r"([^\W\d_][\w-]*)(:(?!//)|(?=\s|$))")
"""What may be a key that lacks its colon, or the space after it."""
_OURS = re.compile("[a-z_]+")
_INSIDE = "Усередині пишіть лапки «…» й апостроф ’ або почніть значення з нового рядка після «|»"


def slip(lines: Sequence[str], error: yaml.MarkedYAMLError, last: yaml.ScalarEvent | None) -> Slip | None:
    """Find the slip behind `error` in the file's `lines`; `last` is the last scalar that was read before it."""
    words, began = f"{error.context or ''} {error.problem or ''}", place(error.context_mark)
    if "could not find expected ':'" in words:
        return _no_colon(lines, *began)
    if "quoted scalar" in words and "found unexpected" in words:
        return Slip("лапки, відкриті тут, не закрито", "Поставте другі лапки", *began)
    if found := re.search(r"expected ',' or '([\]}])'", words):
        sign = "[" if found[1] == "]" else "{"
        reason = f"дужку «{sign}», відкриту тут, не закрито, або між значеннями бракує коми"
        return Slip(
            reason, "Поставте другу дужку або кому; якщо це частина тексту, візьміть усе значення в лапки", *began
        )
    return _after(lines, words, last) if last else None


def _after(lines: Sequence[str], words: str, last: yaml.ScalarEvent) -> Slip | None:
    """Find a slip in the scalar that came to its end just before the parser gave up."""
    (line, column), (end, end_column) = place(last.start_mark), place(last.end_mark)
    if "mapping values are not allowed" in words and not last.style and end > line and _opens(lines[line], column):
        return _no_colon(lines, line, column)
    if "but found '<scalar>'" not in words:
        return None
    if last.style in ("|", ">"):
        reason = "рядок тексту має менший відступ, ніж перший його рядок"
        return Slip(reason, "Вирівняйте всі рядки тексту за найлівішим", end, _indent(lines[end]))
    if last.style and end > line:
        reason = f"лапки, відкриті тут, закриваються аж у рядку {end + 1}, а після них є ще текст"
        return Slip(reason, f"Поставте другі лапки там, де кінчається значення. {_INSIDE}", line, column)
    return Slip("після закритих лапок є ще текст", _INSIDE, end, end_column) if last.style else None


def _no_colon(lines: Sequence[str], line: int, column: int) -> Slip:
    """Tell a key that lacks its colon, or the space after it, from a line of text that lacks its indent."""
    found = _KEY.match(lines[line], column)
    if found and (_OURS.fullmatch(found[1]) or _is_key(lines, line, found)):
        lacks = "пробілу" if found[2] else "двокрапки"
        return Slip(f"після «{found[0]}» бракує {lacks}", f"Пишіть «{found[1]}: …»", line, column)
    remedy = "Почніть його правіше, ніж ключ, якому він належить; якщо це новий ключ, поставте після нього «: »"
    return Slip("рядок тексту не має відступу", remedy, line, column)


def _is_key(lines: Sequence[str], line: int, found: re.Match[str]) -> bool:
    """Tell whether an officer's own word is a key: it stands alone, and no text above goes on with it."""
    above = (other for other in reversed(lines[:line]) if other.strip() and _indent(other) <= _indent(lines[line]))
    is_alone = bool(found[2]) or not lines[line][found.end() :].strip()
    return is_alone and next(above, ":").rstrip().endswith(":")


def _opens(line: str, column: int) -> bool:
    """Tell whether nothing but the sign of a list stands before `column`."""
    return not line[:column].strip(" -")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
