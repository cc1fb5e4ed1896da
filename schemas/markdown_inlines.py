"""The text of one Markdown paragraph, parsed, to runs and mentions of figures; what cannot be printed is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markdown_it.token import Token

from schemas import markdown_refusals as refusals
from schemas.markdown_refusals import Refusal
from schemas.markdown_rules import BAD_FIGURE, FIGURE, SUPERSCRIPT, unspaced
from schemas.prose import PLAIN, Emphasis, FigureMention, Inline, Run
from schemas.text import Text

_ADDRESS = re.compile(r"(https?://[^/?#]|mailto:.|tel:.)", re.IGNORECASE)
_LETTERS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look, or a mention, at a position of the text."""

    at: int
    look: Emphasis
    letters: str = ""
    mention: tuple[str, str | None, str | None] | None = None


@dataclass
class Walk:
    """A walk over the tokens of one paragraph."""

    content: str
    place: Callable[[int], int]
    """From a position in `content` to one in the text."""
    refuse: Callable[[Refusal], None]
    looks: list[Emphasis] = field(default_factory=lambda: [PLAIN])
    pieces: list[Piece] = field(default_factory=list)
    link: tuple[int, int] = (0, 0)
    """Where the link begins that is being read, and how many pieces there were before it; links never nest."""
    stars: set[int] = field(default_factory=set)
    """Asterisks that are printed as they are."""

    def over(self, tokens: Sequence[Token]) -> tuple[Piece, ...]:
        """Walk over all `tokens`."""
        for token in tokens:
            self._take(token)
        for star in self.stars:
            if star + 1 in self.stars and star - 1 not in self.stars:
                self._refuse(star, refusals.UNCLOSED)
        return tuple(self.pieces)

    def _take(self, token: Token) -> None:
        at = token.meta["at"]
        if token.type == "text":
            self._plain(token, at)
        elif token.type in _LETTERS or (token.type == "text_special" and token.info == "escape"):
            self._add(at, _LETTERS.get(token.type, token.content))
        elif token.type == SUPERSCRIPT:
            self.pieces.append(Piece(at + 1, self._look(superscript=True), token.content))
        elif token.type == FIGURE:
            named = (token.meta["name"], token.meta["noun"], token.meta["case"])
            self.pieces.append(Piece(at, self.looks[-1], mention=named))
        elif token.type in ("strong_open", "em_open"):
            self._emphasis(token, at)
        elif token.type == "link_open":
            self._link(token, at if token.info == "auto" else at - 1)
        elif token.nesting == -1:
            self._close(token)
        else:
            self._refuse(at, _why(token))
            self.looks += [self.looks[-1]] * token.nesting

    def _plain(self, token: Token, at: int) -> None:
        if token.content == "*":
            self.stars.add(at)
        if (found := token.content.find("](")) >= 0:
            self._refuse(at + found, refusals.BROKEN_LINK)
        if token.content:
            self._add(at, token.content)

    def _add(self, at: int, letters: str) -> None:
        self.pieces.append(Piece(at, self.looks[-1], letters))

    def _emphasis(self, token: Token, at: int) -> None:
        if token.markup.startswith("_"):
            self._refuse(at + 1 - len(token.markup), refusals.UNDERLINE)
        self.looks.append(self._look(bold=True) if token.type == "strong_open" else self._look(italic=True))

    def _link(self, token: Token, at: int) -> None:
        href = str(token.attrs["href"])
        if not _ADDRESS.match(href):
            self._refuse(at, refusals.LINK_SCHEME)
        if "title" in token.attrs:
            self._refuse(at, refusals.LINK_TITLE)
        self.looks.append(self._look(link=href))
        self.link = (at, len(self.pieces))

    def _close(self, token: Token) -> None:
        self.looks.pop()
        if token.type == "link_close" and self.link[1] == len(self.pieces):
            self._refuse(self.link[0], refusals.LINK_EMPTY)

    def _look(self, **changes: bool | str) -> Emphasis:
        return self.looks[-1].evolve(**changes)

    def _refuse(self, at: int, why: tuple[str, str]) -> None:
        self.refuse(Refusal(self.place(at), *why))


def _why(token: Token) -> tuple[str, str]:
    if token.type == BAD_FIGURE and (mention := unspaced(token.content)):
        reason, remedy = refusals.SPACED_FIGURE
        return reason, remedy.format(mention=mention)
    return refusals.INLINES.get(token.type, refusals.UNKNOWN)


def joined(text: Text, pieces: Sequence[Piece], place: Callable[[int], int]) -> Iterator[Inline]:
    """Join letters of one look into runs, each with its origin in `text`."""
    for (look, _), group in groupby(pieces, key=lambda piece: (piece.look, piece.at if piece.mention else None)):
        first, *others = group
        origin = text.at(place(first.at))
        if first.mention:
            name, noun, case = first.mention
            yield FigureMention(name=name, noun=noun, case=case, emphasis=look, origin=origin)
        else:
            yield Run(text="".join(piece.letters for piece in (first, *others)), emphasis=look, origin=origin)
