"""Every dictionary and stream of a PDF, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give all dictionaries and streams but the elements of the structure, each once."""
    for held in pdf.objects:
        if not (isinstance(held, Dictionary) and held.get("/Type") == Name.StructElem):
            yield from _within(held)


def _within(held: object) -> Iterator[pikepdf.Object]:
    """Give `held` and what stands directly in it; what it only refers to has its own turn."""
    if isinstance(held, (Dictionary, Stream)):
        yield held
        entries = held.stream_dict if isinstance(held, Stream) else held
        for value in entries.as_dict().values():
            if isinstance(value, (Dictionary, Array)) and not value.is_indirect:
                yield from _within(value)
    elif isinstance(held, Array):
        for value in held:
            if isinstance(value, (Dictionary, Array)) and not value.is_indirect:
                yield from _within(value)


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give each font that a page or a form can draw with, once."""
    seen: set[tuple[int, int]] = set()
    for resources in _resources(pdf):
        for font in resources.get("/Font", Dictionary()).as_dict().values():
            if not font.is_indirect or font.objgen not in seen:
                seen.add(font.objgen)
                yield font


def _resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give what pages and forms draw with."""
    yield from (page.obj.get("/Resources", Dictionary()) for page in pdf.pages)
    yield from (held.get("/Resources", Dictionary()) for held in pdf.objects if isinstance(held, Stream))


def is_true(value: object) -> bool:
    """Tell whether an entry is there and true."""
    return value is True
