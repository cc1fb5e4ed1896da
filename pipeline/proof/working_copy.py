"""A finished DOCX held against the content: every paragraph and cell, letter by letter, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.proof.comparing import differences
from pipeline.proof.expected import expected, running
from pipeline.proof.parts import Part, Parts, Passage, exact
from pipeline.word.running import RunningHeads
from pipeline.word.texts import DocxReading, ReadParagraph, ReadTable
from pipeline.word.typefaces import TYPEFACE
from schemas.document import Document

FONTS = frozenset({TYPEFACE})
"""The typeface of official documents (ДСТУ 4163:2020, 7.2)."""


def working_copy_faults(document: Document, reading: DocxReading, heads: RunningHeads) -> Iterator[Fault]:
    """Give everything in which the DOCX does not say what the content says; `heads` is what its template repeats."""
    yield from differences(expected(document), _parts(reading), exact)
    must = {"title": document.title, "language": document.language, "creator": document.organization_name}
    for name, right in must.items():
        if (stands := reading.properties.get(name, "")) != right:
            yield Fault(f"властивість {name}: має бути «{right}», а стоїть «{stands}»", place="DOCX")
    yield from _appearances(document, reading)
    if reading.language != document.language:
        yield Fault(f"мова тексту «{reading.language}», а має бути «{document.language}»", place="DOCX")
    if foreign := reading.fonts - FONTS:
        yield Fault(f"чужий шрифт: {', '.join(sorted(foreign))}", place="DOCX")
    yield from _running(document, reading, heads)


def _running(document: Document, reading: DocxReading, heads: RunningHeads) -> Iterator[Fault]:
    for part, text in reading.headers.items():
        must = " ".join(running(document, heads.parts.get(part, ())))
        if _unspaced(text) != _unspaced(must):
            yield Fault(f"у колонтитулі ({part}) стоїть «{text.strip()}», а має бути «{must}»", place="DOCX")
    for part in heads.parts.keys() - reading.headers.keys():
        yield Fault(f"загублено колонтитул ({part})", place="DOCX")


def _unspaced(text: str) -> str:
    """Leave spaces, tabs and breaks out: between the names of a running head they are the template's."""
    return "".join(text.split())


def _appearances(document: Document, reading: DocxReading) -> Iterator[Fault]:
    if tuple(document.links()) != reading.links:
        shown = ", ".join(address for _, address in reading.links)
        yield Fault(f"посилання ведуть не туди, куди в даних: {shown or 'посилань немає'}", place="DOCX")
    if "".join(document.raised()) != "".join(reading.raised):
        yield Fault(f"верхнім індексом надруковано «{'»,«'.join(reading.raised)}», а в даних інакше", place="DOCX")
    yield from reading.oddities


def _parts(reading: DocxReading) -> Parts:
    lines = (*reading.before, None, *reading.after)
    return tuple(part for element in lines for part in (_rows(reading) if element is None else _element(element)))


def _element(element: ReadParagraph | ReadTable) -> Iterator[Part]:
    if isinstance(element, ReadTable):
        for row in element.rows:
            yield _row([cell.paragraphs for cell in row.cells], "DOCX")
    elif element.text.strip():  # an empty paragraph only keeps things apart
        yield Part("DOCX", (Passage("DOCX", _spelled(element)),))


def _rows(reading: DocxReading) -> Iterator[Part]:
    for number, row in enumerate(reading.rows, 1):
        yield _row([cell.paragraphs for cell in row.cells], f"DOCX, рядок таблиці {number}")


def _row(cells: list[tuple[ReadParagraph, ...]], place: str) -> Part:
    texts = ("\n".join(map(_spelled, paragraphs)) for paragraphs in cells)
    return Part(place, tuple(Passage(place, text) for text in texts), "row")


def _spelled(paragraph: ReadParagraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text
