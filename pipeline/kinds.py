"""What official documents there are, and what an officer calls them; how each is composed says `pipeline.documents`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One official document, as it is asked for and spoken of."""

    name: str
    """Also its verb, and the name of its file in `pipeline/documents/`, of its template and of its folder in build/."""
    title: str
    """What an officer calls it."""
    over: str = "за"
    """How it belongs to a year: a report is «за» the year, a plan is «на» it."""


_ENROLLED = (
    DocumentKind("report", "Звіт"),
    DocumentKind("plan", "План", over="на"),
)

KINDS: Mapping[str, DocumentKind] = MappingProxyType({kind.name: kind for kind in _ENROLLED})
"""By name."""
