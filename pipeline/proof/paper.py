"""A finished PDF held against the content: every passage in its place, and nothing beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.pdf.placing import misplaced
from pipeline.pdf.texts import Passage as Found
from pipeline.pdf.texts import PdfReading, Row, letters
from pipeline.proof.comparing import differences
from pipeline.proof.expected import expected, running
from pipeline.proof.parts import Part, Parts, Passage
from pipeline.word.running import RunningHeads
from schemas.document import Document

_KINDS = {"untagged": "не розмічено для читача з екрана", "hidden": "невидимий текст"}


def paper_faults(document: Document, reading: PdfReading, heads: RunningHeads) -> Iterator[Fault]:
    """Give everything in which the PDF does not say what the content says; `heads` is what its template repeats."""
    yield from differences(expected(document), _parts(reading), letters)
    yield from misplaced(reading)
    yield from _beside(reading)
    yield from _margins(document, reading, heads)
    yield from _links(document, reading)
    yield from _bookmarks(document, reading)
    if reading.language != document.language:
        yield _fault("PDF", f"мова документа «{reading.language}», а має бути «{document.language}»")
    if letters(reading.title) != letters(document.title):
        yield _fault("PDF", f"назва файлу «{reading.title}», а має бути «{document.title}»")


def table_rows(reading: PdfReading) -> Iterator[Row]:
    """Give the rows of all tables; a table that goes on after a new page has its head again, which is left out here."""
    return (part for part in _once(reading) if isinstance(part, Row))


def _parts(reading: PdfReading) -> Parts:
    return tuple(_row(part) if isinstance(part, Row) else _line(part) for part in _once(reading))


def _once(reading: PdfReading) -> Iterator[Found | Row]:
    head: tuple[str, ...] = ()
    for part in reading.parts:
        if isinstance(part, Found):
            yield part
        elif part.rows:
            first = part.rows[0].cells
            begins = tuple(letters(cell.text) for cell in first) if all(cell.tag == "TH" for cell in first) else ()
            yield from part.rows[1:] if begins and begins == head else part.rows
            head = begins or head


def _line(found: Found) -> Part:
    place = _pages([line.page for line in found.lines])
    return Part(place, (Passage(place, found.text),))


def _row(row: Row) -> Part:
    passages = (Passage(_pages(cell.pages or row.pages), cell.text) for cell in row.cells)
    return Part(_pages(row.pages), tuple(passages), "row")


def _pages(pages: list[int] | tuple[int, ...]) -> str:
    first, last = min(pages, default=0), max(pages, default=0)
    return f"PDF, сторінка {first}" if first == last else f"PDF, сторінки {first}–{last}"


def _margins(document: Document, reading: PdfReading, heads: RunningHeads) -> Iterator[Fault]:
    """Around the text stand its running heads, from the second page on its number, and the table's heads again."""
    columns = "".join(letters(paragraph.text) for column in document.columns for paragraph in column.head)
    beside: dict[int, str] = defaultdict(str)
    for stray in reading.strays:
        if stray.kind == "artifact":
            beside[stray.page] += letters(stray.text)
    for page in range(1, reading.pages + 1):
        names = running(document, heads.first if page == 1 else heads.others)
        number, drawn = "" if page == 1 else str(page), beside[page]
        if drawn not in set(_margin([letters(name) for name in names], number, columns)):
            must = " ".join(word for word in (*names, number) if word)
            yield _fault(f"PDF, сторінка {page}", f"поза текстом надруковано «{drawn}», а має бути «{must}»")


def _margin(names: list[str], number: str, columns: str) -> Iterator[str]:
    """Give each way in which a page may draw its running heads: the number and the table's heads stand anywhere."""
    for place in range(len(names) + 1):
        numbered = [*names[:place], number, *names[place:]]
        yield "".join(numbered)
        for head in range(len(numbered) + 1):
            yield "".join([*numbered[:head], columns, *numbered[head:]])


def _beside(reading: PdfReading) -> Iterator[Fault]:
    """Beside the text and its margins nothing is drawn, and nothing is said aloud otherwise than it is shown."""
    for stray in reading.strays:
        if stray.kind != "artifact":
            yield _fault(f"PDF, сторінка {stray.page}", f"{_KINDS[stray.kind]}: «{stray.text}»")
    for disguise in reading.disguises:
        yield _fault(f"PDF, сторінка {disguise.page}", f"показано «{disguise.shown}», а читається «{disguise.spoken}»")


def _links(document: Document, reading: PdfReading) -> Iterator[Fault]:
    must = [(letters(text), address) for text, address in document.links()]
    stand = [(letters(link.text), link.address) for found in reading.everything() for link in found.links]
    if must != stand or reading.stray_links:
        shown = ", ".join(
            address for _, address in [*stand, *((link.text, link.address) for link in reading.stray_links)]
        )
        yield _fault("PDF", f"посилання ведуть не туди, куди в даних: {shown or 'посилань немає'}")


def _bookmarks(document: Document, reading: PdfReading) -> Iterator[Fault]:
    headings = (document.name, *(section.title for section in document.sections))
    must = [letters(paragraph.text) for block in headings for paragraph in block]
    if must != [letters(title) for title in reading.bookmarks]:
        yield _fault("PDF", f"закладки названо не як розділи документа: {', '.join(reading.bookmarks) or 'їх немає'}")


def _fault(place: str, reason: str) -> Fault:
    return Fault(reason, place=place)
