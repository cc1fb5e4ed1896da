"""Further formats of a document, one file each; DOCX and PDF are the story itself (`render`, `convert`)."""

from __future__ import annotations

from pipeline.contracts import Output
from pipeline.outputs.content_json import CONTENT_JSON

OUTPUTS: tuple[Output, ...] = (CONTENT_JSON,)
"""In the order in which they are written; each is read back by `verify`."""
