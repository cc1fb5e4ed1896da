"""Letters: a run of the content as Word's XML, unaltered.

From `Run` to a `<w:r>` element, as text for docxtpl. Fails never: what cannot be printed was refused when it was read.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from pipeline.word.styles import ListStyle
from schemas.prose import PLAIN, Emphasis, Run

_ELEMENTS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_SPLIT: Final = re.compile("([\n\t])")

# The sequence in which Word wants the properties of letters (ISO/IEC 29500-1, CT_RPr).
SEQUENCE: Final = tuple(
    re.findall(
        r"\w+",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang ",
    )
)


class Xml(str):
    """What is Word's XML already; any other text is escaped when it is printed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How a template prints at one place."""

    style: str
    """The paragraph's style; nothing if it has none of its own."""
    paragraph: str = ""
    """What the paragraph sets besides its style, as XML."""
    letters: tuple[tuple[str, str], ...] = ()
    """What the tag's letters set, by name, as XML."""
    dashes: ListStyle | None = None
    numbers: ListStyle | None = None


def escaped(text: str) -> str:
    """Write letters as XML has them between tags. Replacing beats a table: most texts hold none of the three."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Write the value of an attribute, with its quotes."""
    return '"{}"'.format(escaped(text).replace('"', "&quot;"))


def run_xml(run: Run, look: Look, character_style: str = "") -> str:
    """Print a run of letters; a newline in it becomes a break of the line."""
    text, emphasis = run.text, run.emphasis
    is_plain = emphasis is PLAIN and not look.letters and not character_style
    properties = "" if is_plain else _properties(look.letters, emphasis, character_style)
    if text and "\n" not in text and "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    pieces = "".join(_ELEMENTS.get(piece) or _text(piece) for piece in _SPLIT.split(text) if piece)
    return f"<w:r>{properties}{pieces}</w:r>" if properties or pieces else "<w:r/>"


def _text(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'


@functools.lru_cache(maxsize=512)
def _properties(letters: tuple[tuple[str, str], ...], emphasis: Emphasis, character_style: str) -> str:
    if not letters and not character_style and emphasis == PLAIN:
        return ""
    found = dict(letters)
    if character_style:
        found["rStyle"] = f"<w:rStyle w:val={quoted(character_style)}/>"
    if emphasis.bold:
        found |= {"b": "<w:b/>", "bCs": "<w:bCs/>"}
    if emphasis.italic:
        found |= {"i": "<w:i/>", "iCs": "<w:iCs/>"}
    if emphasis.superscript:
        found["vertAlign"] = '<w:vertAlign w:val="superscript"/>'
    return f"<w:rPr>{''.join(found[name] for name in sorted(found, key=SEQUENCE.index))}</w:rPr>"
