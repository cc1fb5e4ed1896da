"""A finished page to all that it says, in order: letters, marks of lists, and every attribute that is not mere form.

It reads whatever HTML it is given and never fails; what is unclosed, foreign or added is said among the rest, so that
nothing on a page goes unnoticed.
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import groupby
from operator import itemgetter
from typing import Final

_INLINE: Final = ("a", "strong", "em", "sup", "small")
_VOID: Final = ("meta", "br", "col", "link", "img", "input", "hr", "base", "embed", "source", "track", "wbr", "area")
_FORM: Final = frozenset(
    {
        *("class", "id", "role", "scope", "colspan", "tabindex", "aria-labelledby", "aria-describedby"),
        *("charset", "name", "http-equiv", "open", "x", "y", "dx", "height", "d", "patternunits"),
    }
)
"""Attributes that say nothing to a reader."""
_LEVEL: Final = "data-level"


def read_back(written: bytes) -> tuple[str, ...]:
    """Give all that a page says; letters of a special look are told with it: «sup: 2», «a mailto:…: рада»."""
    reader = _Reader()
    reader.feed(written.decode("utf-8", "replace"))
    reader.close()
    return tuple(reader.said)


class _Reader(HTMLParser):
    """A passage is what stands between two borders of elements that are not `_INLINE`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._passage: list[tuple[str, str]] = []
        """Each letter sequence, after its look."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.handle_data("\n")
            return
        if tag not in _INLINE:
            self._end_passage()
        if tag not in _VOID:
            self._open.append((tag, attributes))
        if tag == "li":
            self._say_mark(attributes.pop("value", None))
        told = _FORM | {_LEVEL} | ({"href"} if tag == "a" else set())
        self.said.extend(f"{name}={value}" for name, value in attributes.items() if name not in told)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_passage()
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        else:
            self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        look = " ".join(f"{tag} {has['href']}" if "href" in has else tag for tag, has in self._open if tag in _INLINE)
        self._passage.append((look, data))

    def handle_comment(self, data: str) -> None:
        self.said.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.said.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.said.append(f"<![{data}>")

    def handle_pi(self, data: str) -> None:
        self.said.append(f"<?{data}>")

    def close(self) -> None:
        super().close()
        self._end_passage()
        self.said.extend(f"<{tag}>" for tag, _ in self._open)

    def _end_passage(self) -> None:
        if "".join(letters for _, letters in self._passage).strip(" \t\n"):
            for look, parts in groupby(self._passage, itemgetter(0)):
                said = "".join(letters for _, letters in parts)
                self.said.append(f"{look}: {said}" if look else said)
        self._passage.clear()

    def _say_mark(self, ordinal: str | None) -> None:
        around = next((has for tag, has in reversed(self._open[:-1]) if tag in {"ol", "ul"}), {})
        if _LEVEL in around:
            delimiter = ")" if around.get("class") == "brackets" else "."
            mark = "–" if ordinal is None else f"{ordinal}{delimiter}"
            self.said.append(f"{'  ' * int(around[_LEVEL])}{mark}")
