"""Every way of altering a signed PDF afterwards, with what is told of it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pikepdf
import pypdf
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from pipeline.contracts import Pdf

_ENDED = "після останнього підпису до файлу щось дописано"
_BEGUN = "початок файлу не той"


def _flipped(signed: bytes, place: int) -> bytes:
    changed = bytearray(signed)
    changed[place] ^= 1
    return bytes(changed)


def _digit_flipped(signed: bytes, start: int) -> bytes:
    """Make the first digit from `start` on another digit."""
    return _flipped(signed, next(place for place in range(start, len(signed)) if signed[place : place + 1].isdigit()))


def _updated(signed: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Append an update as a program for signing would."""
    writer, stream = IncrementalPdfFileWriter(io.BytesIO(signed)), io.BytesIO()
    change(writer)
    writer.write(stream)
    return stream.getvalue()


def _retitled(writer: IncrementalPdfFileWriter) -> None:
    told = writer.trailer.raw_get("/Info")
    told.get_object()["/Title"] = TextStringObject("Інша назва")
    writer.mark_update(told)


def _longer(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root.raw_get("/Pages")
    tree = pages.get_object()
    blank = {"/Type": "/Page", "/Parent": pages, "/MediaBox": tree["/Kids"][0]["/MediaBox"]}
    page = DictionaryObject({NameObject(key): _value(value) for key, value in blank.items()})
    tree["/Kids"].append(writer.add_object(page))
    tree["/Count"] = NumberObject(tree["/Count"] + 1)
    writer.mark_update(pages)
    writer.update_container(tree["/Kids"])


def _value(value: object) -> object:
    return NameObject(value) if isinstance(value, str) else value


def _noted(writer: IncrementalPdfFileWriter) -> None:
    """Lay a white note over the text."""
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    square = {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Square")}
    square[NameObject("/Rect")] = ArrayObject(map(NumberObject, (50, 50, 700, 500)))
    square[NameObject("/IC")] = ArrayObject(map(NumberObject, (1, 1, 1)))
    held = page.get_object()
    there = list(held["/Annots"]) if "/Annots" in held else []
    held["/Annots"] = ArrayObject([*there, writer.add_object(DictionaryObject(square))])
    writer.mark_update(page)


def _by_pypdf(signed: bytes) -> bytes:
    writer, stream = pypdf.PdfWriter(clone_from=io.BytesIO(signed)), io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _by_pypdf_appending(signed: bytes) -> bytes:
    writer, stream = pypdf.PdfWriter(io.BytesIO(signed), incremental=True), io.BytesIO()
    writer.add_metadata({"/Title": "Інша назва"})
    writer.write(stream)
    return stream.getvalue()


def _by_pikepdf(signed: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as file:
        file.save(stream)
    return stream.getvalue()


def _padded(signed: bytes) -> bytes:
    """Hide something in the room that the last signature did not need."""
    room = list(re.finditer(rb"0{40}>", signed))[-1]
    return signed[: room.start()] + b"5a" * 20 + signed[room.end() - 1 :]


TAMPERINGS: Mapping[str, tuple[Callable[[Pdf, bytes], bytes], str]] = MappingProxyType(
    {
        "a byte of the document flipped": (lambda old, new: _flipped(new, len(old) // 2), _BEGUN),
        "a byte of the update flipped": (lambda _, new: _flipped(new, new.rindex(b"/M (D") + 10), "зміст змінено"),
        "a byte after the signature flipped": (
            lambda _, new: _digit_flipped(new, new.rindex(b"> <")),
            "зміст змінено",
        ),
        "something in the signature's room": (lambda _, new: _padded(new), "у місці для підпису є щось"),
        "another title": (lambda _, new: _updated(new, _retitled), _ENDED),
        "another title, by pypdf": (lambda _, new: _by_pypdf_appending(new), _ENDED),
        "a page added": (lambda _, new: _updated(new, _longer), _ENDED),
        "a note over the text": (lambda _, new: _updated(new, _noted), _ENDED),
        "words after the end": (lambda _, new: new + b"\n% more\n", _ENDED),
        "written anew by pypdf": (lambda _, new: _by_pypdf(new), "початок файлу не той"),
        "written anew by pikepdf": (lambda _, new: _by_pikepdf(new), "початок файлу не той"),
        "cut off": (lambda _, new: new[: len(new) - 2000], "пошкоджено"),
        "not signed at all": (lambda old, _: bytes(old), "немає підпису"),
    }
)
"""Each takes the untouched PDF and the signed one."""
