"""The parts of the archival standard that a document may be asked to keep to."""

from __future__ import annotations

from typing import Literal, TypeAlias

PdfA: TypeAlias = Literal["1a", "2a", "3a"]
"""A part of ISO 19005 with its level of conformance; each is PDF/UA-1 (ISO 14289-1) too."""
