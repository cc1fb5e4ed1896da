"""Small packages of a fictional document, for tests: quick to make, with payload that is never rendered."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.documents import DOCUMENTS
from pipeline.outputs.content_json import CONTENT_JSON
from pipeline.packages.contents import Contents
from pipeline.packages.making import make_package
from schemas.document import Document
from schemas.layout import Layout
from schemas.manifest import PackageManifest
from tests.builders import facts, marks
from tests.strictly import compose, merge

DESCRIBED = {"Source-Organization": ("Вигадана рада",), "Font": ("Liberation Serif 2.10", "Інший 1.0")}


def document() -> Document:
    """A fictional report."""
    report = merge(facts(marks(m1_1="Так.", m1_2="Ні: «лапки», апостроф’и.")))
    return compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))


def contents(more: Mapping[str, bytes] | None = None) -> Contents:
    """What the package of that report holds; DOCX and PDF only look so."""
    made = document()
    files = {"report.docx": b"PK" + bytes(range(256)) * 20, "report.pdf": b"%PDF" + b"x" * 3000}
    files["report.json"] = CONTENT_JSON.write(made)
    manifest = PackageManifest(
        document="report",
        title=made.title,
        organization=made.organization_name,
        year=made.year,
        draft=False,
        pages=1,
        pdfa="1a",
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        template={"templates/report.docx": hashlib.sha256(b"form").hexdigest()},
        inputs={},
        versions={"LibreOffice": "7.4.7.2"},
        fonts=("LiberationSerif",),
        findings=(),
        layout=Layout(),
        private={},
    )
    written = manifest.model_dump_json(by_alias=True, exclude_none=True).encode()
    return Contents(
        {**files, "manifest.json": written, "template/report.docx": b"form", "ЧИТАЙ.txt": b"!", **(more or {})},
        DESCRIBED,
    )


def package(folder: Path, more: Mapping[str, bytes] | None = None) -> Path:
    """Make such a package at `folder`."""
    make_package(contents(more), folder)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its name from there."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
