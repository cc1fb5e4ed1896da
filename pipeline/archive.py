"""`Verified` to the folder `build/<organization>/<year>/<document>/`, with a manifest that tells what it is made of.

The folder is exchanged whole; the same files are not written twice. What people have written into it is set aside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.by_hand import set_aside
from pipeline.contracts import Archived, Provenance, Verified
from pipeline.shelving import shelve, unchanged
from schemas.manifest import Manifest

MANIFEST = "manifest.json"


def archive(verified: Verified, provenance: Provenance, shelf: Path) -> Archived:
    """Put the verified files and their manifest on the shelf.

    Raises:
        FilesUnusable: they cannot be written; the shelf is as it was.
    """
    return keep(bound(verified, provenance), shelf)


def bound(verified: Verified, provenance: Provenance) -> Mapping[str, bytes]:
    """Give all files of the document by name, the manifest among them."""
    return {**verified.files, MANIFEST: written(manifest(verified, provenance))}


def keep(files: Mapping[str, bytes], shelf: Path) -> Archived:
    """Put the files of `bound` on the shelf, wherever they were made.

    Raises:
        FilesUnusable: they cannot be written; the shelf is as it was.
    """
    if unchanged(shelf, files):
        return Archived(shelf, hashes(files), unchanged=True)
    replaced = set_aside(shelf, _vouched(shelf), files)
    shelve(shelf, files)
    return Archived(shelf, hashes(files), unchanged=False, replaced=replaced)


def _vouched(shelf: Path) -> Mapping[str, str]:
    """Give SHA-256 of each file on the shelf as it was when it came there; nothing if no manifest tells of that.

    Another version of the program may have written the manifest, with more or less in it.
    """
    with suppress(OSError, ValueError, LookupError, TypeError):
        content = (shelf / MANIFEST).read_bytes()
        return {**json.loads(content)["files"], MANIFEST: hashlib.sha256(content).hexdigest()}
    return {}


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give SHA-256 of each file by its name."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def manifest(verified: Verified, provenance: Provenance) -> Manifest:
    """Tell what the files are made of and with."""
    document = verified.document
    return Manifest(
        document=document.kind,
        title=document.title,
        organization=document.organization_name,
        year=document.year,
        draft=document.approved_on is None,
        pages=verified.pages,
        pdfa=verified.pdfa,
        files=hashes(verified.files),
        template=dict(provenance.template),
        inputs=dict(provenance.inputs),
        versions=dict(provenance.versions),
        fonts=verified.fonts,
        findings=verified.findings,
        amendment=provenance.amendment,
    )


def written(manifest: Manifest) -> bytes:
    """Write a manifest as the file that lies beside the others."""
    return f"{manifest.model_dump_json(by_alias=True, exclude_none=True, indent=1)}\n".encode()
