"""`Verified` to the folder `build/<organization>/<year>/<document>/`, with a manifest that tells what it is made of.

The folder is exchanged whole; the same files are not written twice.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pipeline.contracts import Archived, Provenance, Verified
from pipeline.shelving import shelve, unchanged

MANIFEST = "manifest.json"


def archive(verified: Verified, provenance: Provenance, shelf: Path) -> Archived:
    """Put the verified files and their manifest on the shelf.

    Raises:
        FilesUnusable: they cannot be written; the shelf is as it was.
    """
    files = {**verified.files, MANIFEST: _manifest(verified, provenance)}
    if same := unchanged(shelf, files):
        return Archived(shelf, tuple(files), unchanged=same)
    shelve(shelf, files)
    return Archived(shelf, tuple(files), unchanged=False)


def _manifest(verified: Verified, provenance: Provenance) -> bytes:
    document = verified.document
    manifest = {
        "format": 1,
        "document": document.kind,
        "title": document.title,
        "organization": document.organization_name,
        "year": document.year,
        "draft": bool(document.draft),
        "pages": verified.pages,
        "pdfa": verified.pdfa,
        "files": {name: _sha256(content) for name, content in verified.files.items()},
        "template": dict(provenance.template),
        "inputs": dict(provenance.inputs),
        "versions": dict(provenance.versions),
        "fonts": verified.fonts,
        "findings": [finding.model_dump(mode="json", exclude_none=True) for finding in verified.findings],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
