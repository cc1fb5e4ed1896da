"""From documents to the words by which LibreOffice is told to export them, and to what came of each.

A document's own name never reaches LibreOffice, so it cannot matter; its exit code is not believed. Fails if there is
no room for the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Fault
from pipeline.refusal import told
from pipeline.tools.jail import GIVEN, MADE

if TYPE_CHECKING:  # LibreOffice is started while these are imported
    from pipeline.contracts import Docx
    from schemas.conformance import PdfA

FILTER = "--infilter=MS Word 2007 XML"
"""Named, or LibreOffice would open anything else that is called .docx: a web page, a plain text, random bytes."""
_OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
_PARTS: Mapping[PdfA, str] = {"1a": "1", "2a": "2", "3a": "3"}
"""What `SelectPdfVersion` calls the parts of PDF/A; it claims conformance B for 2 and 3, though the tags are there."""
_SEE_DOCTOR = "Перевірте встановлення: make doctor"
_NO_SPACE = "Звільніть місце на диску, де тимчасові файли"


@dataclass(frozen=True, slots=True)
class Order:
    """Documents that lie in a room, to be exported for a part of PDF/A."""

    here: Path
    files: Mapping[str, str]
    """By the key of each document, which messages go by: what its files are called there."""
    pdfa: PdfA

    @property
    def words(self) -> tuple[str, ...]:
        """Tell LibreOffice what to do."""
        options = {"SelectPdfVersion": {"type": "long", "value": _PARTS[self.pdfa]}, **_OPTIONS}
        export = f"pdf:writer_pdf_Export:{json.dumps(options)}"
        files = (str(self._given(file)) for file in self.files.values())
        return (FILTER, "--convert-to", export, "--outdir", MADE, *files)

    def made(self, said: str) -> tuple[dict[str, bytes], list[Fault]]:
        """Give the PDFs that came whole, and what is wrong with each of the others; `said` are LibreOffice's words."""
        from pipeline.tools.exported import is_full, read_regular, trouble  # noqa: PLC0415 - slow; LibreOffice is at work

        faults: list[Fault] = []
        whole: dict[str, bytes] = {}
        for key, name in self.files.items():
            file = self._made(name)
            with having_room(self.here):
                content = read_regular(file)
            if wrong := trouble(content):
                reason = f"LibreOffice не дав придатного PDF: {wrong}"
                faults.append(fault(reason, said, key, _NO_SPACE if is_full(file) else _SEE_DOCTOR))
            else:
                whole[key] = content
        return whole, faults

    def clear(self) -> None:
        """Remove the documents and what came of them."""
        for name in self.files.values():
            with suppress(OSError):
                self._given(name).unlink()
                self._made(name).unlink()

    def _given(self, name: str) -> Path:
        return self.here / GIVEN / f"{name}.docx"

    def _made(self, name: str) -> Path:
        return self.here / MADE / f"{name}.pdf"


def place(documents: Mapping[str, Docx], here: Path, pdfa: PdfA, first: int = 0) -> Order:
    """Lay documents into a furnished room, numbered from `first`.

    Raises:
        FilesUnusable: there is no room for them.
    """
    files = {key: f"in-{number}" for number, key in enumerate(documents, first)}
    with having_room(here):
        for key, name in files.items():
            (here / GIVEN / f"{name}.docx").write_bytes(documents[key])
    return Order(here, files, pdfa)


@contextmanager
def having_room(here: Path) -> Iterator[None]:
    """Tell of a lack of room where LibreOffice works."""
    with told("LibreOffice не має де працювати", here.parent):
        yield


def fault(reason: str, said: str, place: str = "", remedy: str = _SEE_DOCTOR) -> Fault:
    """Make a fault of LibreOffice, with the last that it has said."""
    words = " ".join(said.split())
    return Fault(f"{reason}. LibreOffice каже: {words}" if words else reason, remedy, None, place)
