"""What files with signatures are called in a package: beside the document, by its name and a number from the second on.

Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def signature_files(names: Iterable[str], document: str) -> tuple[str, ...]:
    """Give those of `names` that are files with signatures made elsewhere of `document`, in order."""
    pattern = re.compile(rf"{re.escape(document)}(?:\.([1-9][0-9]*))?\.(p7s|asice|asics)")
    found = ((int(name[1] or 1), name[2], name[0]) for name in map(pattern.fullmatch, names) if name)
    return tuple(name for _, _, name in sorted(found))


def free_name(names: Iterable[str], document: str, extension: str) -> str:
    """Give the first name of that kind that is not taken."""
    taken, number = set(names), 1
    while (name := f"{document}.{extension}" if number == 1 else f"{document}.{number}.{extension}") in taken:
        number += 1
    return name
