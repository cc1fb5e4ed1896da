"""What official documents there are, one file each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.contracts import DocumentType
from pipeline.documents.plan import PLAN
from pipeline.documents.report import REPORT

DOCUMENTS: Mapping[str, DocumentType] = MappingProxyType({kind.name: kind for kind in (REPORT, PLAN)})
"""By name; each has its template `templates/<name>.docx` and its verb `zvit <name>`."""
