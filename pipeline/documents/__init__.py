"""How the official documents are composed, one file each: that of `pipeline.kinds`, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from pipeline.contracts import DocumentType
from pipeline.kinds import KINDS

DOCUMENTS: Mapping[str, DocumentType] = MappingProxyType(
    {name: import_module(f"{__name__}.{name}").DOCUMENT for name in KINDS}
)
"""By name."""
