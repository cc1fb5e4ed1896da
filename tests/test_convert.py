"""The stage that converts: what the converter is given, what becomes of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import pytest

from pipeline.contracts import Docx, Pdf
from pipeline.convert import begun, convert, convert_all
from pipeline.errors import Fault, NotProven, ProgramFailed, ProgramMissing
from pipeline.pdf.edition import STANDARDS, Edition
from schemas.conformance import PdfA
from tests.converting import AtOnce
from tests.tools.standins import blank_pdf


class Exports(AtOnce):
    """A converter that gives the same export for every document."""

    versions: Mapping[str, str] = {"Вигаданий конвертер": "1"}
    confinement = "нічого не запускали"

    def __init__(self, export: bytes) -> None:
        self.export = export
        self.calls: list[tuple[dict[str, Docx], PdfA]] = []

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> dict[str, bytes]:
        """Note what was asked for."""
        self.calls.append((dict(documents), pdfa))
        return dict.fromkeys(documents, self.export)


class Fails(Exports):
    """A converter that cannot."""

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> dict[str, bytes]:
        """Fail."""
        raise ProgramFailed(*(f"зламано: {name} у {pdfa}" for name in documents))


class Lacking(Exports):
    """A converter that is not installed."""

    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> NoReturn:
        """Fail before anything begins."""
        raise ProgramMissing(Fault(f"вигаданий конвертер не встановлено: {len(documents)}, {pdfa}"))


def test_several_documents_go_together(office_pdf: dict[str, Pdf]) -> None:
    """The converter is called once; each answer is made archival and keeps its name."""
    exports = Exports(office_pdf["sample"])
    documents = {"звіт": Docx(b"a"), "план": Docx(b"b")}

    assert dict.fromkeys(documents, office_pdf["sample"]) == convert_all(documents, exports)
    assert [(documents, "1a")] == exports.calls


@pytest.mark.parametrize("pdfa", STANDARDS)
def test_the_converter_is_told_the_part_of_pdfa(pdfa: PdfA, office_pdf: dict[str, Pdf]) -> None:
    """It exports for the part that the edition is made in, and the file says that it is made in it."""
    exports = Exports(office_pdf["sample"])

    made = convert(Docx(b"a"), exports, Edition(pdfa))

    assert [({"": b"a"}, pdfa)] == exports.calls
    assert f"<pdfaid:part>{pdfa[0]}<".encode() in made


def test_one_document_is_converted_alone(office_pdf: dict[str, Pdf]) -> None:
    """One DOCX gives one PDF."""
    assert office_pdf["sample"] == convert(Docx(b"a"), Exports(office_pdf["sample"]))


def test_what_has_begun_gives_the_same_when_it_is_waited_for(office_pdf: dict[str, Pdf]) -> None:
    """Nothing is waited for before it is asked for."""
    exports = Exports(office_pdf["sample"])

    with begun(Docx(b"a"), exports) as pdf:
        assert [] == exports.calls
        assert office_pdf["sample"] == pdf(Edition())


def test_what_cannot_begin_is_told_when_it_is_waited_for() -> None:
    """Whoever reads the data meanwhile tells first what is wrong with them."""
    with begun(Docx(b"a"), Lacking(b"")) as pdf, pytest.raises(ProgramMissing, match="вигаданий"):
        pdf(Edition())


def test_an_export_without_tags_is_not_proven() -> None:
    """A PDF that cannot become archival is refused."""
    with pytest.raises(NotProven):
        convert(Docx(b"a"), Exports(blank_pdf()))


def test_the_converters_failure_is_told() -> None:
    """What the converter raises reaches the caller."""
    with pytest.raises(ProgramFailed, match="зламано"):
        convert(Docx(b"a"), Fails(b""))


def test_nothing_is_converted_to_nothing() -> None:
    """No documents give no PDFs."""
    assert {} == convert_all({}, Exports(b""))
