"""A Ukrainian name to a pattern of its cases: a stem and any ending, for no dictionary holds every surname.

The stems are those that the alternations of the spelling rules give (§ 9–12, 71–79 of «Український правопис», 2019);
some are of no name, and what they match is left out, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

ENDINGS: Final = (
    *("ового", "ього", "ьому", "ого", "ому", "овій", "ові", "еві", "єві", "ими", "ами", "ями", "’ями", "ьої", "ьою"),
    *("’єм", "’ям", "’ях", "ий", "ій", "им", "ім", "их", "іх", "ої", "ою", "ею", "єю", "ом", "ем", "єм", "ам", "ям"),
    *("ах", "ях", "’я", "’ю", "’ї", "’є", *"аеєиіїоуюяьй"),
)
"""The longer before the shorter; as they are seen after the apostrophe is one."""
_LAST: Final = re.compile(r"(?:ий|ій|[аеєиіїоуюяьй])$")
_OTHERS: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = tuple(
    (re.compile(pattern), others)
    for pattern, others in (
        (r"г$", ("з", "ж")),
        (r"к$", ("ц", "ч")),
        (r"х$", ("с", "ш")),
        (r"ец$", ("ц", "ьц", "ч")),
        (r"єц$", ("йц", "йч")),
        (r"([^аеєиіїоуюяь])([^аеєиіїоуюяь])ец$", (r"\1е\2ц", r"\1е\2ч")),
        (r"[оеє]([^аеєиіїоуюяьй])$", (r"\1", r"ь\1")),
        (r"і([^аеєиіїоуюяьй])$", (r"о\1", r"е\1")),
        (r"ї([^аеєиіїоуюяьй])$", (r"є\1", r"йо\1")),
    )
)
_ENDED: Final[dict[str, tuple[str, str]]] = {"ій": ("і", "’"), "ей": ("е", "’"), "єй": ("є", "й")}
_SHORTEST: Final = 2
_HALF: Final = 3
DASH: Final = re.compile("[-‐‑‒–—−]")


def stems(name: str) -> tuple[str, ...]:
    """Give what stands before the endings of `name`, in lower case: швець has швец, швц, шевц and others."""
    plain = name.casefold()
    return tuple(dict.fromkeys(stem for stem in _stems(plain) if len(stem) >= _SHORTEST)) or (plain,)


def _stems(name: str) -> Iterator[str]:
    root = _LAST.sub("", name)
    yield root
    for ending, shorter in _ENDED.items():
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in shorter)
    for pattern, others in _OTHERS:
        if pattern.search(root):
            yield from (pattern.sub(other, root) for other in others)


def any_case(name: str) -> str:
    """Give the pattern of `name` in any grammatical case; of each part of a double one, however they are joined."""
    return r"\s*-?\s*".join(_part(part) for part in DASH.split(name))


def halves(name: str) -> tuple[str, ...]:
    """Give a name, and each part of a double one that is long enough to be told alone."""
    parts = DASH.split(name)
    return (name, *(part for part in parts if len(part) >= _HALF)) if len(parts) > 1 else (name,)


def _part(name: str) -> str:
    known = "|".join(sorted(map(re.escape, stems(name)), key=len, reverse=True))
    return rf"(?:{known})(?:{'|'.join(ENDINGS)})?".replace("’", "’?")
