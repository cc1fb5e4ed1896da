"""Finished files that were proven once, kept for a later run: to what is kept, and back. Nothing fails.

They hang on the content, the template, the page, the part of PDF/A and on the machine that makes and proves them; what
the rules find hangs on more. A seal, a package and a publication are never made of them: those are proven anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import ValidationError

from pipeline.contracts import Proven
from pipeline.keeping.bundles import Bundle, bundled, unbundled
from pipeline.keeping.entries import Spoiled
from pipeline.keeping.keys import hash_of
from pipeline.keeping.stages import Stages
from pipeline.preparing import Unjudged
from schemas.base import Model
from schemas.conformance import PdfA
from schemas.document import Document
from schemas.findings import Finding

STAGE: Final = "proof"


class _Said(Model):
    """What is kept beside the files."""

    pages: int
    fonts: tuple[str, ...]
    torn: tuple[Finding, ...]
    pdfa: PdfA


def find(document: Unjudged, stages: Stages) -> Proven | None:
    """Give the files that were proven when all that they hang on was what it is; None if none are kept."""
    kept = stages.find(STAGE, _content(document))
    return None if kept is None else _understood(kept)


def keep(proven: Proven, document: Unjudged, stages: Stages) -> None:
    """Keep files that have just been proven."""
    torn = [{**found.model_dump(mode="json"), "text": found.text} for found in proven.torn]
    said = {"pages": proven.pages, "fonts": proven.fonts, "torn": torn, "pdfa": proven.pdfa}
    stages.keep(STAGE, _content(document), bundled(Bundle(said, proven.files)))


def content_of(kept: bytes, kind: str) -> Document | None:
    """Give the content of the document whose files are kept; None if it cannot be read."""
    try:
        return Document.model_validate_json(unbundled(kept).files[f"{kind}.json"])
    except (Spoiled, LookupError, ValidationError):
        return None


def _content(one: Unjudged) -> Mapping[str, str]:
    printable = one.printable
    return {
        "document": hash_of(printable.document.model_dump_json().encode()),
        "form": hash_of(one.template.content),
        "layout": hash_of(printable.layout.model_dump_json().encode()),
        "pdfa": one.pdfa,
    }


def _understood(kept: bytes) -> Proven | None:
    try:
        bundle = unbundled(kept)
        said = _Said.model_validate(bundle.said)
    except (Spoiled, ValidationError):
        return None
    return Proven(bundle.files, said.pages, said.fonts, said.torn, said.pdfa)
