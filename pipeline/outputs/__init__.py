"""Further formats of a document, one file each; DOCX and PDF are the story itself (`render`, `convert`)."""

from __future__ import annotations

from pipeline.contracts import Output
from pipeline.outputs.content_json import CONTENT_JSON
from pipeline.outputs.tables_csv import FIGURES_CSV, MEASURES_CSV
from pipeline.outputs.tables_xlsx import MEASURES_XLSX

OUTPUTS: tuple[Output, ...] = (CONTENT_JSON, MEASURES_CSV, FIGURES_CSV, MEASURES_XLSX)
"""In the order in which they are written; each is read back when it is verified."""
