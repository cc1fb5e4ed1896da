"""Fields: what Word computes when it prints; only those that count pages are let through.

From a part's tree to faults. A field's instruction may be cut over several runs and hold other fields: it is put
together before it is judged (ISO/IEC 29500-1, 17.16). Fails never: it gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.errors import Fault
from pipeline.word.places import place_of
from pipeline.word.wordml import DOCUMENT, Element, value, w

_COUNTING: Final = re.compile(r"\s*(PAGE|NUMPAGES)\s*(\\\*\s*(MERGEFORMAT|Arabic)\s*)*", re.IGNORECASE)
"""The fields that are let through; a picture switch, `\\#`, could print any words."""

FIELDS: Final = frozenset({w("fldSimple"), w("fldChar"), w("instrText")})
"""The elements that fields are made of."""

_REMEDY: Final = "Приберіть поле (виділіть і натисніть Ctrl+Shift+F9): у формі буває лише номер сторінки"


@dataclass(slots=True)
class _Open:
    """A field whose end has not come yet."""

    begin: Element
    instruction: str = ""
    separated: bool = False


def fields(root: Element, template: str, part: str) -> Iterator[Fault]:
    """Give a fault for each field that does not count pages, stands in the text, or has no end."""
    for simple in root.iter(w("fldSimple")):
        yield from _judge(simple, value(simple, "instr"), template, part)
    stack: list[_Open] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        kind = value(element, "fldCharType")
        if kind == "begin":
            stack.append(_Open(element))
        elif kind == "end" and stack:
            done = stack.pop()
            yield from _judge(done.begin, done.instruction, template, part)
            for outer in stack[-1:]:
                outer.instruction += "" if outer.separated else f" {{{done.instruction.strip()}}} "
        elif not stack:
            yield Fault("частина поля стоїть сама", _REMEDY, place=place_of(element, template, part))
        elif kind == "separate":
            stack[-1].separated = True
        elif not stack[-1].separated:
            stack[-1].instruction += element.text or ""
    for unclosed in stack:
        yield Fault("поле не має кінця", _REMEDY, place=place_of(unclosed.begin, template, part))


def _judge(field: Element, instruction: str, template: str, part: str) -> Iterator[Fault]:
    place = place_of(field, template, part)
    if not _COUNTING.fullmatch(instruction):
        yield Fault(f"поле «{' '.join(instruction.split())}» у формі не дозволено", _REMEDY, place=place)
    elif part == DOCUMENT:
        yield Fault("номер сторінки стоїть у тексті", "Перенесіть його в колонтитул", place=place)
