"""From a page's content, phrase by phrase, to the letters and lines it draws, and to what no document of ours draws.

Fails on marks that are no syntax, and on letters of a font that the page has not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from pipeline.errors import Fault
from pipeline.legibility import SMALLEST_LETTER, is_dark, is_light
from pipeline.pdf.lettering import Alphabet
from pipeline.pdf.marking import Marking
from pipeline.pdf.phrases import Phrase, codes_of, numbers, phrases
from pipeline.pdf.pieces import Piece, Stroke

_THICKEST: Final = 3.0
_TOLERANCE: Final = 1.0
_MOST_APART, _MOST_TOGETHER = -2000.0, 100.0
"""Thousandths of the type by which a letter may be moved from where the one before it ends."""
_NARROWEST, _WIDEST = 0.8, 1.5
"""Shares of a letter's own width."""
_THOUSAND: Final = 1000
_MM: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class _Pen:
    """How the next thing is drawn, and from where it is measured."""

    colour: tuple[float, ...] = (0.0, 0.0, 0.0)
    width: float = 1.0
    x: float = 0.0
    y: float = 0.0


@dataclass
class Follower:
    """Follows a page, and gathers what it draws."""

    page: int
    paper: tuple[float, ...]
    alphabets: Mapping[str, Alphabet]
    """Of its fonts, by the names that the page has for them."""
    pieces: list[Piece] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _pen: _Pen = field(default_factory=_Pen)
    _kept: list[_Pen] = field(default_factory=list)
    _marking: Marking = field(default_factory=Marking)
    _around: list[Marking] = field(default_factory=list)

    def follow(self, content: str) -> None:
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
        ink, scale, x, y, font, size = phrase.group("ink", "scale", "x", "y", "font", "size")
        codes, shifts = codes_of(phrase)
        stretch, points = float(scale or 1), float(size)
        if not (_is_dark(ink) if ink else is_dark(self._pen.colour)):
            self.refuse("текст надто блідий", f"{x} {y}")
        if not SMALLEST_LETTER <= points <= self.paper[3]:
            self.refuse(f"текст має кегль {size}", f"{x} {y}")
        if not _NARROWEST <= stretch <= _WIDEST:
            self.refuse("літери стиснуто або розтягнуто", f"{x} {y}")
        if shifts and not _MOST_APART <= min(shifts) <= max(shifts) <= _MOST_TOGETHER:
            self.refuse("літери стоять одна на одній або надто далеко", f"{x} {y}")
        alphabet = self.alphabets[font]
        way = (alphabet.width(codes) - sum(shifts)) * points * stretch / _THOUSAND
        self._show(alphabet.text(codes), self._pen.x + float(x), self._pen.y + float(y), way, points)

    def _show(self, text: str, x: float, y: float, way: float, points: float) -> None:
        left, bottom, right, top = self.paper
        visible = x < right and x + way > left and y < top and y + points > bottom
        artifact, number, spoken = self._marking
        self.pieces.append(Piece(text, self.page, x, y, x + way, points, number, artifact, visible, spoken))

    def mark(self, phrase: Phrase) -> None:
        """All up to the mark's end is what it says."""
        self._around.append(self._marking)
        self._marking = self._marking.within(phrase)

    def end(self, _phrase: Phrase) -> None:
        """The mark ends."""
        if not self._around:
            self.refuse("закінчується позначка, якої не починали")
        self._marking = self._around.pop() if self._around else Marking()

    def save(self, _phrase: Phrase) -> None:
        """Keep the pen for later."""
        self._kept.append(self._pen)

    def restore(self, _phrase: Phrase) -> None:
        """Take the pen that was kept; where there is none, programs differ in which they take."""
        if not self._kept:
            self.refuse("повернуто перо, якого не відкладали")
        self._pen = self._kept.pop() if self._kept else _Pen()

    def colour(self, phrase: Phrase) -> None:
        """Take another colour for letters and grounds."""
        self._pen = replace(self._pen, colour=_colour(phrase["colour"]))

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
        x0, y0, x1, y1 = map(float, phrase.group("x0", "y0", "x1", "y1"))
        thickness = float(phrase["thick"] or self._pen.width)
        if (x0 != x1 and y0 != y1) or thickness > _THICKEST:
            self.refuse("лінія, якої в таблиці бути не може", phrase["ends"])
        half = thickness / 2
        left, right = sorted((x0 + self._pen.x, x1 + self._pen.x))
        bottom, top = sorted((y0 + self._pen.y, y1 + self._pen.y))
        self.strokes.append(Stroke(self.page, left - half, bottom - half, right + half, top + half))

    def patch(self, phrase: Phrase) -> None:
        """Grounds are light, and lie under all letters."""
        if self.pieces or not is_light(self._pen.colour):
            self.refuse("текст закрито плямою або тло затемне", phrase["corner"])


@lru_cache(maxsize=64)
def _is_dark(colour: str) -> bool:
    return is_dark(_colour(colour))


def _colour(words: str) -> tuple[float, ...]:
    """Read a colour; a single number is a grey."""
    shares = numbers(words)
    return shares * 3 if len(shares) == 1 else shares


_FOLLOW: Final[Mapping[str, Callable[[Follower, Phrase], None]]] = {
    "letters": Follower.letters,
    "mark": Follower.mark,
    "end": Follower.end,
    "save": Follower.save,
    "restore": Follower.restore,
    "colour": Follower.colour,
    "width": Follower.width,
    "shift": Follower.shift,
    "clip": Follower.clip,
    "line": Follower.line,
    "patch": Follower.patch,
}
