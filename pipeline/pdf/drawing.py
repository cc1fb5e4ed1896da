"""From an opened PDF to the letters and lines that its pages draw, and to whatever no document of ours draws there.

Instead of asking of each trick whether it hides letters or shows others (white ink, a patch over them, a clip, a mode
that draws nothing, layers, pictures, forms, letters upon letters), only what LibreOffice writes for text and tables is
let through. Fails on fonts and marks that are no syntax, or not LibreOffice's; of all else it tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array

from pipeline.errors import Fault
from pipeline.pdf.following import Follower
from pipeline.pdf.lettering import Alphabets
from pipeline.pdf.pieces import Piece, Stroke

_BOXES: Final = ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page draws."""

    page: int
    """From 1."""
    pieces: tuple[Piece, ...]
    """In the order of drawing."""
    strokes: tuple[Stroke, ...]
    faults: tuple[Fault, ...]
    """What no document of ours draws."""


def sheets(pdf: pikepdf.Pdf) -> Iterator[Sheet]:
    """Read page after page; none is kept.

    Raises:
        BrokenFont: a font says otherwise than LibreOffice's which letters it shows.
    """
    alphabets = Alphabets()
    for number, page in enumerate(pdf.pages, 1):
        paper = _edges(page.mediabox)
        follower = Follower(number, paper, alphabets.of(page))
        if any(name in page.obj and _edges(page.obj[name]) != paper for name in _BOXES):
            follower.refuse("сторінку обрізано")
        follower.follow(_content(page))
        yield Sheet(number, tuple(follower.pieces), tuple(follower.strokes), tuple(dict.fromkeys(follower.faults)))


def _edges(box: pikepdf.Object) -> tuple[float, ...]:
    return tuple(map(float, box.as_list()))


def _content(page: pikepdf.Page) -> str:
    held = page.obj.get("/Contents", Array())
    streams = held if isinstance(held, Array) else [held]
    return "\n".join(stream.read_bytes().decode("latin-1") for stream in streams)
