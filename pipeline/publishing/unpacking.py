"""A file to everything in it: archives, objects and streams of a PDF unpacked, and the texts that a person reads.

Fails with `NotProven` if the file cannot be opened: what is not read is not proven.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import pikepdf
import pypdfium2

from pipeline.errors import Fault, NotProven
from pipeline.untrusted.archives import Limits, unzip
from pipeline.untrusted.unsound import Unsound

_LIMITS: Final = Limits(expanded=300_000_000, ratio=10_000, entries=1000)
_TAG: Final = re.compile(r"<[^<>]*>")
_BREAK: Final = re.compile(r"[-\u00ad‐]?\s*[\r\n]+\s*")
_UNSEEN: Final = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
_SPACED: Final = re.compile(r"(?<=(?<!\w)\w)[^\S\r\n](?=\w(?!\w))")
_DEEPEST: Final = 6


class Layer(NamedTuple):
    """Something of a file: bytes to be read in every way, or a text that is read as it stands."""

    place: str
    content: bytes | str


def layers(name: str, content: bytes) -> Iterator[Layer]:
    """Give all layers of a file, from the outside in."""
    yield Layer(name, content)
    yield from _texts(name, content)
    try:
        if content.startswith(b"PK"):
            yield from _archive(name, content)
        elif b"%PDF-" in content[:1024]:
            yield from _pdf(name, content)
    except (Unsound, pikepdf.PdfError, pypdfium2.PdfiumError) as failure:
        raise NotProven(Fault("файл не відкривається, тож не доведено, що в ньому немає вилученого", place=name)) from (
            failure
        )


def _texts(name: str, content: bytes) -> Iterator[Layer]:
    """Give what a text file says, with its tags and without."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    for between in ("", " ") if "<" in text else ():
        yield from _read(name, html.unescape(_TAG.sub(between, text)))
    yield from _read(name, html.unescape(text))


def _read(name: str, text: str) -> Iterator[Layer]:
    """Give a text as it stands, with its lines joined, and with letters that stand apart drawn together."""
    ways = (text, _UNSEEN.sub("", text), _BREAK.sub("", text), _BREAK.sub(" ", text), _SPACED.sub("", text))
    yield from (Layer(name, way) for way in dict.fromkeys(ways))


def _archive(name: str, content: bytes) -> Iterator[Layer]:
    for part, inside in unzip(content, _LIMITS).items():
        yield Layer(f"{name}, частина", part)
        yield from layers(f"{name}, частина {part}", inside)


def _pdf(name: str, content: bytes) -> Iterator[Layer]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, each in enumerate((*pdf.objects, pdf.trailer)):
            place = f"{name}, об’єкт {number}"
            for text in _strings(each, _DEEPEST):
                yield from _read(place, text)
            if isinstance(each, pikepdf.Stream):
                yield from _stream(place, each)
    yield from _pages(name, content)


def _stream(place: str, stream: pikepdf.Stream) -> Iterator[Layer]:
    """Give a stream; only of a file or of metadata as a text, too, for what draws a page is full of numbers."""
    content = _decoded(stream)
    if stream.get("/Type") in ("/EmbeddedFile", "/Metadata"):
        yield from layers(place, content)
    else:
        yield Layer(place, content)


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except pikepdf.PdfError:  # a picture's own packing, which holds no letters
        return stream.read_raw_bytes()


def _strings(one: object, depth: int) -> Iterator[str]:
    """Give every string and name of an object, as PDF reads it; other objects have their own turn."""
    if isinstance(one, pikepdf.Object) and one.is_indirect and depth < _DEEPEST:
        return
    if isinstance(one, pikepdf.String | pikepdf.Name):
        yield str(one)
    elif depth and isinstance(one, pikepdf.Array):
        for each in one.as_list():
            yield from _strings(each, depth - 1)
    elif depth and isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in one.items():
            yield key
            yield from _strings(each, depth - 1)


def _pages(name: str, content: bytes) -> Iterator[Layer]:
    """Give the letters of each page as a reader extracts them."""
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document, 1):
            text: str = page.get_textpage().get_text_bounded()
            yield from _read(f"{name}, сторінка {number}", text)
    finally:
        document.close()
