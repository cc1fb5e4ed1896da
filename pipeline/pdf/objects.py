"""Every dictionary and stream of a PDF, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give all dictionaries and streams but the elements of the structure, each once.

    Nearly all are attributes of elements, and say the same few things: of those that have no type, and hold no file,
    each that is written like another is left out.
    """
    seen: set[bytes] = set()
    for held in pdf.objects:
        if isinstance(held, Dictionary):
            written = held.unparse(resolved=True)
            if written in seen or (b"/StructElem" in written and held.get("/Type") == Name.StructElem):
                continue
            if b"/Type" not in written and b"/EF" not in written:
                seen.add(written)
        yield from _within(held)


def _within(held: object) -> Iterator[pikepdf.Object]:
    """Give `held` and what stands directly in it; what it only refers to has its own turn."""
    if isinstance(held, (Dictionary, Stream)):
        yield held
    entries = held.stream_dict if isinstance(held, Stream) else held
    if isinstance(entries, (Dictionary, Array)) and _holds_more(entries):
        for value in entries.as_list() if isinstance(entries, Array) else entries.as_dict().values():
            if isinstance(value, (Dictionary, Array)) and not value.is_indirect:
                yield from _within(value)


def _holds_more(entries: pikepdf.Object) -> bool:
    """Tell whether a dictionary or an array may have another in it: written out, as no entry has to be taken up."""
    written = entries.unparse(resolved=True)
    return written.count(b"<<") + written.count(b"[") > 1


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give each font that a page or a form can draw with, once."""
    seen: set[tuple[int, int]] = set()
    for resources in _once(_resources(pdf), set()):
        yield from _once(resources.get("/Font", Dictionary()).as_dict().values(), seen)


def _resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give what pages and forms draw with."""
    yield from (page.obj.get("/Resources", Dictionary()) for page in pdf.pages)
    yield from (held.get("/Resources", Dictionary()) for held in pdf.objects if isinstance(held, Stream))


def _once(held: Iterable[pikepdf.Object], seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """Leave out what has been seen under its name; what stands directly in another has none."""
    for each in held:
        if not each.is_indirect or each.objgen not in seen:
            seen.add(each.objgen)
            yield each


def is_true(value: object) -> bool:
    """Tell whether an entry is there and true."""
    return value is True
