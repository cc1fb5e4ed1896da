"""What files with signatures are called in a package: by the document's name, and a number from the second on.

Made elsewhere they are `report.pdf.p7s`, `report.pdf.2.asice`; made in the PDF itself, `report.signed.pdf`,
`report.signed.2.pdf`. Nothing here can fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = r"(?:\.([1-9][0-9]{0,3}))?"


def signatures(names: Iterable[str], kind: str) -> tuple[str, ...]:
    """Give those of `names` that are files with signatures of a document of that kind: from elsewhere, then signed."""
    there = tuple(names)
    return (*detached(there, kind), *signed(there, kind))


def detached(names: Iterable[str], kind: str) -> tuple[str, ...]:
    """Give the files with signatures made elsewhere, in order."""
    return _numbered(names, rf"{re.escape(kind)}\.pdf{_NUMBER}\.(?:p7s|asice|asics)")


def signed(names: Iterable[str], kind: str) -> tuple[str, ...]:
    """Give the PDFs that are signed in themselves, in the order of signing."""
    return _numbered(names, rf"{re.escape(kind)}\.signed{_NUMBER}\.pdf")


def free_name(names: Iterable[str], kind: str, extension: str) -> str:
    """Give the first name of a file with signatures made elsewhere that is not taken."""
    return _free(names, f"{kind}.pdf", extension)


def next_signed(names: Iterable[str], kind: str) -> str:
    """Give the name of the PDF that is signed next."""
    return _free(names, f"{kind}.signed", "pdf")


def _numbered(names: Iterable[str], shape: str) -> tuple[str, ...]:
    found = ((int(match[1] or 1), match[0]) for match in map(re.compile(shape).fullmatch, names) if match)
    return tuple(name for _, name in sorted(found))


def _free(names: Iterable[str], stem: str, extension: str) -> str:
    taken, number = set(names), 1
    while (name := f"{stem}.{extension}" if number == 1 else f"{stem}.{number}.{extension}") in taken:
        number += 1
    return name
