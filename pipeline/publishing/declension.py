"""A Ukrainian name to a pattern of its cases: a stem and any ending, for no dictionary holds every surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

ENDINGS: Final = (
    *(
        "ового",
        "овій",
        "ові",
        "еві",
        "єві",
        "ого",
        "ому",
        "ими",
        "ами",
        "ями",
        "ий",
        "ій",
        "им",
        "ім",
        "их",
        "іх",
        "ої",
    ),
    *("ою", "ею", "єю", "ом", "ем", "єм", "ам", "ям", "ах", "ях", "а", "е", "є", "и", "і", "ї", "о", "у", "ю", "я"),
    *("ь", "й"),
)
"""The longer before the shorter."""
_LAST: Final = re.compile(r"(?:ий|ій|[аеєиіїоуюяьй])$")
_SOFTER: Final = {"г": "з", "к": "ц", "х": "с"}
_FLEETING: Final = {"ець": ("ц", "ьц"), "єць": ("йц",), "ок": ("к",), "ек": ("к",), "ів": ("ов", "ев"), "їв": ("єв",)}
_SHORTEST: Final = 2
APOSTROPHE: Final = "[’'ʼ`]"


def stems(name: str) -> tuple[str, ...]:
    """Give what stands before the endings of `name`, in lower case: швець has швець, швец and швц."""
    return tuple(dict.fromkeys(stem for stem in _stems(name.casefold()) if len(stem) >= _SHORTEST)) or (
        name.casefold(),
    )


def _stems(name: str) -> Iterator[str]:
    root = _LAST.sub("", name)
    yield root
    if root and root[-1] in _SOFTER:
        yield root[:-1] + _SOFTER[root[-1]]
    for ending, others in _FLEETING.items():
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in others)


def any_case(name: str) -> str:
    """Give the pattern of `name` in any grammatical case; of each part of a double one."""
    return "[-‐‑]".join(_part(part) for part in re.split("[-‐‑]", name))


def _part(name: str) -> str:
    known = "|".join(sorted(map(re.escape, stems(name)), key=len, reverse=True))
    return re.sub("[’'ʼ`]", APOSTROPHE, rf"(?:{known})(?:{'|'.join(ENDINGS)})?")
