"""Documents that the tests let the real LibreOffice convert, all in one start for the whole run.

A test module makes a document and enrols it under a name::

    @converted("my-report")
    def my_report() -> bytes: ...

and its tests find the PDF as `office_pdf["my-report"]`, the DOCX as `office_docx["my-report"]`.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from pipeline.contracts import Docx, Pdf
from pipeline.convert import convert_all
from pipeline.tools.soffice import Office

Maker: TypeAlias = Callable[[], bytes]

MAKERS: dict[str, Maker] = {}


def converted(name: str) -> Callable[[Maker], Maker]:
    """Enrol what makes a DOCX under `name`."""

    def enrol(maker: Maker) -> Maker:
        known = MAKERS.setdefault(name, maker)
        assert known.__code__ == maker.__code__, f"two documents are called {name}"
        return maker

    return enrol


def pdfs_of(documents: Mapping[str, bytes], folder: Path) -> dict[str, Pdf]:
    """Convert `documents` in one start, once for all processes of a run that share `folder`."""
    with (folder / "office.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "office").is_dir():
            _convert(documents, folder)
    return {name: Pdf((folder / "office" / f"{name}.pdf").read_bytes()) for name in documents}


def _convert(documents: Mapping[str, bytes], folder: Path) -> None:
    pdfs = convert_all({name: Docx(document) for name, document in documents.items()}, Office())
    (folder / "being-made").mkdir()
    for name, pdf in pdfs.items():
        (folder / "being-made" / f"{name}.pdf").write_bytes(pdf)
    (folder / "being-made").rename(folder / "office")
