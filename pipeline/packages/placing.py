"""A package and the folder in which it lies to the faults in which it is not the one that the place is for.

Places are `<organization>/<year>/sealed/<document>-<number>`, also without `sealed`. Nothing can fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.errors import Fault
from pipeline.packages.opening import Package
from schemas.folders import SEALED

_NUMBERED: Final = re.compile(r"[a-z][a-z0-9-]*-[1-9][0-9]{0,5}")
_YEAR: Final = re.compile(r"[0-9]{4}")
_RESTORE: Final = "Поверніть на це місце його пакет з резервної копії"


def misplaced(package: Package) -> Iterator[Fault]:
    """Tell of a package that lies under another document's number, year or organization.

    In a folder of any other name only the number of a sealed one is looked at.
    """
    document, number = package.document, package.manifest.number
    above = [place.name for place in package.folder.parents if place.name != SEALED][:2]
    year, organization = (*above, "", "")[:2]
    has_year = bool(_YEAR.fullmatch(year))
    name = package.folder.name
    own = f"{document.kind}-{number}" if number else f"{document.kind}-package"
    wrong_name = (number or has_year) and _NUMBERED.fullmatch(name) and name != own
    if wrong_name or (has_year and (organization, year) != (document.organization, str(document.year))):
        reason = f"тут лежить інший пакет: {document.organization}/{document.year}/{own}"
        yield Fault(reason, _RESTORE, place=name)
