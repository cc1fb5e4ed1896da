"""From an opened PDF to the lines on its pages, and to whatever is drawn there that no document of ours draws.

Instead of asking of each trick whether it hides letters or shows others (white ink, a patch over them, a clip, a mode
that draws nothing, layers, pictures, forms, letters upon letters), only what LibreOffice writes for text and tables is
let through. Fails never: it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pikepdf
from pikepdf import Array

from pipeline.errors import Fault
from pipeline.legibility import SMALLEST_LETTER, is_dark, is_light
from pipeline.pdf.phrases import Phrase, numbers, phrases

_THICKEST: Final = 3.0
_TOLERANCE: Final = 1.0
_MOST_APART, _MOST_TOGETHER = -2000.0, 100.0
"""Thousandths of the type by which a letter may be moved from where the one before it ends."""
_NARROWEST, _WIDEST = 0.8, 1.5
"""Shares of a letter's own width."""
_MM: Final = 25.4 / 72
_BOXES: Final = ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line with its thickness, in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the pages draw beside letters."""

    strokes: tuple[Stroke, ...]
    faults: tuple[Fault, ...]
    """What they draw that no document of ours does."""


def drawing(pdf: pikepdf.Pdf) -> Drawing:
    """Read what every page draws."""
    sheets = [_sheet(number, page) for number, page in enumerate(pdf.pages, 1)]
    return Drawing(
        tuple(stroke for sheet in sheets for stroke in sheet.strokes),
        tuple(fault for sheet in sheets for fault in dict.fromkeys(sheet.faults)),
    )


def _sheet(number: int, page: pikepdf.Page) -> _Sheet:
    paper = tuple(float(edge) for edge in page.mediabox.as_list())
    sheet = _Sheet(number, paper)
    for name in _BOXES:
        if name in page.obj and tuple(float(edge) for edge in page.obj[name].as_list()) != paper:
            sheet.refuse("сторінку обрізано")
    held = page.obj.get("/Contents", Array())
    streams = held if isinstance(held, Array) else [held]
    sheet.read("\n".join(stream.read_bytes().decode("latin-1") for stream in streams))
    return sheet


@dataclass(frozen=True, slots=True)
class _Pen:
    """How the next thing is drawn, and from where it is measured."""

    colour: tuple[float, ...] = (0.0, 0.0, 0.0)
    width: float = 1.0
    x: float = 0.0
    y: float = 0.0


@dataclass
class _Sheet:
    """A page that is being read, phrase by phrase."""

    page: int
    paper: tuple[float, ...]
    strokes: list[Stroke] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _pen: _Pen = field(default_factory=_Pen)
    _kept: list[_Pen] = field(default_factory=list)
    _has_letters: bool = False

    def read(self, content: str) -> None:
        """Follow the content as far as it can be understood."""
        for phrase in phrases(content):
            if isinstance(phrase, str):
                self.refuse(f"накреслено не лише текст і лінії таблиці: «{phrase}»")
            elif follow := _FOLLOW.get(phrase.lastgroup or ""):
                follow(self, phrase)

    def refuse(self, reason: str, at: str | None = None) -> None:
        """Tell what is wrong on the page, and where."""
        x, y = (*numbers(at), 0.0, 0.0)[:2]
        where = f", {(x + self._pen.x) * _MM:.0f} мм зліва, {(y + self._pen.y) * _MM:.0f} мм знизу" if at else ""
        self.faults.append(Fault(reason, place=f"PDF, сторінка {self.page}{where}"))

    def letters(self, phrase: Phrase) -> None:
        """Letters are dark, large enough, and side by side."""
        self._has_letters = True
        if not is_dark(self._pen.colour):
            self.refuse("текст надто блідий", phrase["at"])
        if not SMALLEST_LETTER <= float(phrase["size"]) <= self.paper[3]:
            self.refuse(f"текст має кегль {phrase['size']}", phrase["at"])
        if not _NARROWEST <= float(phrase["scale"] or 1) <= _WIDEST:
            self.refuse("літери стиснуто або розтягнуто", phrase["at"])
        if not all(_MOST_APART <= shift <= _MOST_TOGETHER for shift in numbers(phrase["shifts"])):
            self.refuse("літери стоять одна на одній або надто далеко", phrase["at"])

    def save(self, _phrase: Phrase) -> None:
        """Keep the pen for later."""
        self._kept.append(self._pen)

    def restore(self, _phrase: Phrase) -> None:
        """Take the pen that was kept."""
        self._pen = self._kept.pop() if self._kept else _Pen()

    def colour(self, phrase: Phrase) -> None:
        """Take another colour for letters and grounds."""
        self._pen = replace(self._pen, colour=numbers(phrase["rgb"]) or numbers(phrase["grey"]) * 3)

    def width(self, phrase: Phrase) -> None:
        """Take a thinner or thicker pen."""
        self._pen = replace(self._pen, width=float(phrase["pen"]))

    def shift(self, phrase: Phrase) -> None:
        """Measure from elsewhere."""
        x, y = numbers(phrase["by"])
        self._pen = replace(self._pen, x=self._pen.x + x, y=self._pen.y + y)

    def clip(self, phrase: Phrase) -> None:
        """Nothing of the paper may be cut away."""
        x, y, width, height = numbers(phrase["window"])
        left, bottom, right, top = self.paper
        x, y = x + self._pen.x - _TOLERANCE, y + self._pen.y - _TOLERANCE
        if x > left or y > bottom or x + width < right - 2 * _TOLERANCE or y + height < top - 2 * _TOLERANCE:
            self.refuse("частину сторінки відрізано", phrase["window"])

    def line(self, phrase: Phrase) -> None:
        """Lines are thin, and run along the paper's edges."""
        x0, y0, x1, y1 = numbers(phrase["ends"])
        if (x0 != x1 and y0 != y1) or self._pen.width > _THICKEST:
            self.refuse("лінія, якої в таблиці бути не може", phrase["ends"])
        half = self._pen.width / 2
        left, right = sorted((x0 + self._pen.x, x1 + self._pen.x))
        bottom, top = sorted((y0 + self._pen.y, y1 + self._pen.y))
        self.strokes.append(Stroke(self.page, left - half, bottom - half, right + half, top + half))

    def patch(self, phrase: Phrase) -> None:
        """Grounds are light, and lie under all letters."""
        if self._has_letters or not is_light(self._pen.colour):
            self.refuse("текст закрито плямою або тло затемне", phrase["corner"])


_FOLLOW: Final[Mapping[str, Callable[[_Sheet, Phrase], None]]] = {
    "letters": _Sheet.letters,
    "save": _Sheet.save,
    "restore": _Sheet.restore,
    "colour": _Sheet.colour,
    "width": _Sheet.width,
    "shift": _Sheet.shift,
    "clip": _Sheet.clip,
    "line": _Sheet.line,
    "patch": _Sheet.patch,
}
