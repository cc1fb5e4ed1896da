"""Damage: every way in which a PDF breaks what reads it, as one fault; and limits for one made to break it.

From bytes to an opened file. Fails with `Damaged`.
"""

from __future__ import annotations

import os
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Array, Stream

from pipeline.errors import Fault, NotProven

_FOREIGN: Final = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pypdfium2.PdfiumError,
    zlib.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the libraries raise for what is missing, of another type than the standard says, or without end."""
_BEGINS: Final = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE: Final = b"xref"
_MOST: Final = 384 * 2**20
"""Bytes of all streams unpacked; eighteen pages have half a million, and 20,000 measures take nine thousand pages."""
_PIECE: Final = 2**20


class Damaged(NotProven):
    """A PDF that cannot be read."""


@contextmanager
def told_as_damage() -> Iterator[None]:
    """Tell as damage whatever in the block fails on a PDF.

    Raises:
        Damaged: something has.
    """
    try:
        yield
    except _FOREIGN as damage:
        raise _damaged(str(damage)) from damage


def open_soundly(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF without repairing it.

    Raises:
        Damaged: it is broken, locked, packed together, or would unpack to more than any report.
    """
    with told_as_damage():
        _refuse_packed(pdf)
        file = _mapped(pdf)
        _refuse_bomb(file)
        return file


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF; nothing else of it is read, and nothing unpacked.

    Raises:
        Damaged: it is broken or locked, or its objects are packed together.
    """
    with told_as_damage():
        _refuse_packed(pdf)
        with _mapped(pdf) as file:
            return len(file.pages)


def _mapped(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF as a file mapped into memory: pikepdf asks for few bytes at a time, and a stream takes twice as long.

    The file has no name and is gone with the map.
    """
    with tempfile.TemporaryFile() as file:
        file.write(pdf)
        file.flush()
        with os.fdopen(os.dup(file.fileno()), "rb") as mapped:
            return pikepdf.open(mapped, attempt_recovery=False, access_mode=pikepdf.AccessMode.mmap_only)


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF in the same way; whatever in the block fails on it is told as damage.

    Raises:
        Damaged: it cannot be opened, or the block failed.
    """
    with told_as_damage(), open_soundly(pdf) as file:
        yield file


def _damaged(reason: str) -> Damaged:
    return Damaged(Fault(f"PDF пошкоджено ({reason})", place="PDF"))


def _refuse_packed(pdf: bytes) -> None:
    """Ask for a plain table of objects (ISO 19005-1, 6.1.4): a packed one is unpacked before anybody can measure it."""
    if any(not pdf.startswith(_TABLE, int(begin)) for begin in _BEGINS.findall(pdf)):
        raise _damaged("об’єкти файлу запаковано разом")


def _refuse_bomb(pdf: pikepdf.Pdf) -> None:
    """Measure what the streams hold before anything unpacks them."""
    left = _MOST
    for held in pdf.objects:
        if isinstance(held, Stream):
            left -= _unpacked(held, left)
            if left < 0:
                raise _damaged("вміст розгортається без міри")


def _unpacked(stream: Stream, most: int) -> int:
    """Give the length of what the stream holds, up to a little more than `most`."""
    packed = stream.read_raw_bytes()
    filters = stream.get("/Filter", Array())
    named = [str(one) for one in filters] if isinstance(filters, Array) else [str(filters)]
    if named == ["/FlateDecode"]:
        return _inflated(packed, most)
    if named in ([], ["/DCTDecode"]):  # a picture's size is stated, not grown
        return len(packed)
    raise _damaged(f"стиснення {' '.join(named)}")


def _inflated(packed: bytes, most: int) -> int:
    """Count what comes out, a piece at a time, and forget it."""
    unpacker, length = zlib.decompressobj(), 0
    while length <= most and (piece := unpacker.decompress(packed, _PIECE)):
        length += len(piece)
        packed = unpacker.unconsumed_tail
    return length
