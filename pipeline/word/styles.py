"""The template's styles: by name and by identifier, with what they inherit, and the lists that belong to them.

From styles.xml and numbering.xml to a `StyleSheet`, which shares their trees. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.word.wordml import Element, number, style_of, value, w

LIST: Final = " список"
"""What a style's name adds for its list of dashes."""

NUMBERED: Final = " нумерований"
"""What a style's name adds for its numbered list."""

DASH: Final = "–"
"""What stands before each item of a list without numbers; the proof expects it of the content alone."""

HYPERLINK: Final = "Hyperlink"
"""Word's own name of the character style of links; Ukrainian Word shows «Гіперпосилання»."""

_INHERITED: Final = 12


@dataclass(frozen=True, slots=True)
class ListStyle:
    """A paragraph style that is a list."""

    style: str
    numbering: str
    """The w:numId that the style names."""
    abstract: str
    """The w:abstractNumId behind it; nothing if the numbering lacks it."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A template's styles."""

    styles: Element
    numbering: Element | None
    by_id: dict[str, Element]
    ids: dict[tuple[str, str], str]
    """Identifiers by type (`paragraph`, `character`) and name."""
    default: str
    """The style of a paragraph that names none."""

    def name(self, style: str) -> str:
        """Give the name that Word shows in its list of styles."""
        found = self.by_id.get(style)
        return "" if found is None else value(found.find(w("name")))

    def named(self, name: str, kind: str = "paragraph") -> str | None:
        """Give the identifier of the style called `name`."""
        return self.ids.get((kind, name))

    def character(self, name: str) -> str:
        """Give the identifier of the character style called `name`; nothing if there is none."""
        return self.named(name, "character") or ""

    def of(self, paragraph: Element) -> str:
        """Give the identifier of a paragraph's style, its own or the default one."""
        return style_of(paragraph) or self.default

    def chain(self, style: str) -> Iterator[Element]:
        """Give the style and those that it is based on, nearest first."""
        for _ in range(_INHERITED):
            found = self.by_id.get(style)
            if found is None:
                return
            yield found
            style = value(found.find(w("basedOn")))

    def inherited(self, style: str, path: str) -> Element | None:
        """Give the nearest property at `path` (such as `rPr/sz`) in the style or what it is based on."""
        properties, name = path.split("/", maxsplit=1)
        steps = "/".join(w(step) for step in (properties, *name.split("/")))
        defaults = self.styles.find(f"{w('docDefaults')}/{w(properties + 'Default')}/{steps}")
        return next((found for one in self.chain(style) if (found := one.find(steps)) is not None), defaults)

    def list_of(self, style: str, suffix: str) -> ListStyle | None:
        """Give the list style that belongs to `style`: the one whose name adds `suffix`."""
        own = self.named(self.name(style) + suffix)
        if own is None:
            return None
        numbering = value(self.inherited(own, "pPr/numPr/numId"))
        return ListStyle(own, numbering, self._abstract(numbering))

    def marks(self, listed: ListStyle) -> frozenset[str]:
        """Give what stands before the items of a list, on any of its levels."""
        forms = () if self.numbering is None else self.numbering.iter(w("abstractNum"))
        own = [one for one in forms if value(one, "abstractNumId") == listed.abstract]
        return frozenset(value(text) for one in own for text in one.iter(w("lvlText")))

    def bold(self, style: str) -> bool:
        """Tell whether the style's letters are bold."""
        return is_on(self.inherited(style, "rPr/b"))

    def half_points(self, style: str) -> int:
        """Give the size of the style's letters in half points; 20 is Word's own default."""
        return number(self.inherited(style, "rPr/sz")) or 20

    def _abstract(self, numbering: str) -> str:
        if self.numbering is None:
            return ""
        found = (one for one in self.numbering.iter(w("num")) if value(one, "numId") == numbering)
        return next((value(one.find(w("abstractNumId"))) for one in found), "")


def is_on(toggle: Element | None) -> bool:
    """Tell whether a property that is there or not is there, and not switched off."""
    return toggle is not None and value(toggle) not in {"0", "false", "off"}


def read_styles(styles: Element, numbering: Element | None) -> StyleSheet:
    """Read the template's styles."""
    found = list(styles.iter(w("style")))
    defaults = (one for one in found if value(one, "type") == "paragraph" and value(one, "default") in {"1", "true"})
    return StyleSheet(
        styles=styles,
        numbering=numbering,
        by_id={value(one, "styleId"): one for one in found},
        ids={(value(one, "type"), value(one.find(w("name")))): value(one, "styleId") for one in found},
        default=next((value(one, "styleId") for one in defaults), ""),
    )
