"""A little report of a fictional council, with all that a page of a real one has; made without our template."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.office import converted

TITLE = "ЗВІТ Вигаданої ради за 2031 рік"
HEADS = ("№ з/п", "Найменування заходу", "Строк", "Відповідальні", "Очікуваний результат", "Відмітка про виконання")
SECTIONS = ("1. Розділ про доброчесність", "2. Розділ про навчання")
SIGNATURE = "Вигаданий голова\tІван ВИГАДАНИЙ"
ADDRESS = "https://example.org/plan?year=2031"
MEASURES = 6
GROUNDS = ("FFFFFF", "D9D9D9", "EEEEEE", "auto", "DDEBF7", "FFF2CC")
"""Of the heads, as a council may shade them."""
_FONT = "Times New Roman"


def cells(number: str, length: int) -> tuple[str, ...]:
    """Give the plain texts of a measure's row; the longer ones run over a page end."""
    return (
        number,
        f"Захід {number} про запобігання корупції у громаді",
        "Протягом року",
        "Уповноважена особа, відділ військово-цивільної роботи",
        "Результат роботи № 7. " * length,
        f"Виконано {length * 83} з {length * 100} справ; об’єкт оглянуто. " * (4 * length),
    )


def sample() -> Document:
    """Make the document."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Вигадана рада"
    _set_language_and_fonts(document)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.different_first_page_header_footer = True
    _number_pages(page.header.paragraphs[0])
    document.add_paragraph("ЗАТВЕРДЖУЮ")
    document.add_heading("ЗВІТ", 1)
    document.add_paragraph("про виконання плану за 2031\u00a0рік")
    _add_table(document)
    document.add_paragraph(SIGNATURE)
    return document


@converted("sample")
def sample_docx() -> bytes:
    """Make the document's file."""
    file = io.BytesIO()
    sample().save(file)
    return file.getvalue()


def _set_language_and_fonts(document: Document) -> None:
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "uk-UA")
    document.styles.add_style("Hyperlink", 2).font.underline = True
    for colour in list(document.styles.element.iter(qn("w:color"))):
        colour.getparent().remove(colour)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)


def _number_pages(header: Paragraph) -> None:
    header.alignment = 1
    header._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def _add_table(document: Document) -> None:
    table = document.add_table(1, len(HEADS), style="Table Grid")
    for cell, fill in zip(table.rows[0].cells, GROUNDS, strict=True):
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    for number, title in enumerate(SECTIONS, 1):
        row = table.add_row().cells
        section = row[0].merge(row[-1]).paragraphs[0]
        section.style, section.text = document.styles["Heading 2"], title
        for length in range(1, MEASURES + 1):
            row = table.add_row().cells
            for cell, text in zip(row, cells(f"{number}.{length}", length), strict=True):
                cell.text = text
            _add_prose(row[-1], document)


def _add_prose(cell: _Cell, document: Document) -> None:
    """Add a paragraph with bold letters, a superscript and a link, and a list."""
    paragraph = cell.add_paragraph("За статтею 51")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" закону: ")
    paragraph.add_run("добре").bold = True
    paragraph.add_run(", див. ")
    _add_link(paragraph, document)
    for topic in ("перше, ще довге настільки, що переходить на другий рядок", "друге"):
        cell.add_paragraph(topic, style="List Number")


def _add_link(paragraph: Paragraph, document: Document) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    target = document.part.relate_to(ADDRESS, kind, is_external=True)
    run = '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>план на сторінці ради</w:t></w:r>'
    paragraph._p.append(parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}">{run}</w:hyperlink>'))
