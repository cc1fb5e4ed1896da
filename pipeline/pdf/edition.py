"""In which part of PDF/A a PDF is made, when it is dated, and what it carries. Nothing here can fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.contracts import Carried
from schemas.conformance import PdfA

EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The moment that stands for «no date»: the first that a ZIP archive, and so a DOCX, can state."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A part of ISO 19005, as it differs from the others for a document of ours."""

    title: str
    part: int
    version: str
    """Of PDF, as the file's first line states it."""
    carries_files: bool
    """Part 1 forbids embedded files, part 2 allows PDF/A only, part 3 allows any (6.1.11; 6.8; 6.8)."""


STANDARDS: Mapping[PdfA, Standard] = MappingProxyType(
    {
        "1a": Standard("PDF/A-1a", part=1, version="1.4", carries_files=False),
        "2a": Standard("PDF/A-2a", part=2, version="1.7", carries_files=False),
        "3a": Standard("PDF/A-3a", part=3, version="1.7", carries_files=True),
    }
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF carries."""

    name: str
    content: bytes
    carried: Carried


@dataclass(frozen=True, slots=True)
class Edition:
    """What the maker of a PDF decides besides its content."""

    pdfa: PdfA = "1a"
    stamp: dt.datetime = EPOCH
    """The only moment that the file states."""
    attachments: tuple[Attachment, ...] = ()

    @property
    def standard(self) -> Standard:
        """Give the part of PDF/A."""
        return STANDARDS[self.pdfa]
