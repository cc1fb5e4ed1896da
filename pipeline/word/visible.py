"""Visible text: the letters that a reader of the finished file sees.

From an element to its text. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.word.wordml import Element, value, w

# What stands for a letter without being one.
_SIGNS: Final[dict[object, str]] = {
    w("br"): "\n",
    w("cr"): "\n",
    w("tab"): "\t",
    w("softHyphen"): "\u00ad",
    w("noBreakHyphen"): "\u2011",
}

_RUN: Final = w("r")
# Deleted letters too: they are no part of a finished document, and must not pass unseen.
_LETTERS: Final = frozenset({w("t"), w("delText")})
_FIELDS: Final = (w("fldChar"), w("fldSimple"), w("instrText"))
"""Without one of them, no run is the number of a page."""


def visible_text(container: Element) -> str:
    """Give the letters of all runs inside, tabs and breaks among them, but not the numbers of pages."""
    has_fields = next(container.iter(*_FIELDS), None) is not None
    runs = (run for run, is_number in _runs(container) if not is_number) if has_fields else container.iter(_RUN)
    return "".join(
        [(one.text or "") if one.tag in _LETTERS else _SIGNS.get(one.tag, "") for run in runs for one in run]
    )


def page_numbers(container: Element) -> Iterator[Element]:
    """Give the runs in which a page's number will stand, with what stands there meanwhile."""
    if next(container.iter(*_FIELDS), None) is None:
        return iter(())
    return (run for run, is_number in _runs(container) if is_number)


def _runs(container: Element) -> Iterator[tuple[Element, bool]]:
    """Give the runs that show something, and of each whether it is the number of a page, which is another on each."""
    instruction, shown = "", True
    for run in container.iter(w("r")):
        field, mark = run.getparent(), run.find(w("fldChar"))
        instruction += "".join(one.text or "" for one in run.iter(w("instrText")))
        if mark is not None:
            kind = value(mark, "fldCharType")
            shown = kind != "separate" or not _is_page_number(instruction)
            instruction = "" if kind == "begin" else instruction
        else:
            yield run, not shown or (field is not None and _is_page_number(value(field, "instr")))


def _is_page_number(instruction: str) -> bool:
    return instruction.split()[:1] in (["PAGE"], ["NUMPAGES"])
