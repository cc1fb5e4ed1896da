"""Fictional documents to print: the fullest, the emptiest, and one whose cells a test chooses."""

from __future__ import annotations

import datetime as dt

from schemas.document import (
    ApprovalBlock,
    Block,
    Column,
    Document,
    PrintedParagraph,
    PrintedSection,
    Row,
    SignatureBlock,
    printed,
)
from schemas.prose import Emphasis, ListItem, Run

HEADS = {
    "number": "№ з/п",
    "title": "Найменування заходу",
    "timeframe": "Строк виконання",
    "responsible_parties": "Відповідальні виконавці",
    "expected_result": "Очікуваний результат",
    "mark": "Відмітка про виконання",
}


def paragraph(text: str, item: ListItem | None = None, **emphasis: object) -> PrintedParagraph:
    """A paragraph of one run."""
    look = Emphasis.model_validate(emphasis)
    return PrintedParagraph(runs=(Run(text=text, emphasis=look),) if text else (), item=item)


def numbered(*ordinals: int, level: int = 0) -> Block:
    """A numbered list."""
    return tuple(paragraph(f"пункт {one}", ListItem(level=level, ordinal=one)) for one in ordinals)


def dashes(*texts: str, level: int = 0) -> Block:
    """A list of dashes."""
    return tuple(paragraph(text, ListItem(level=level)) for text in texts)


def row(number: str, **cells: Block | str) -> Row:
    """A measure's row; cells that are not given name themselves."""
    given = {key: printed(cell) if isinstance(cell, str) else cell for key, cell in cells.items()}
    made = {key: printed(f"{key} {number}") for key in HEADS} | {"number": printed(f"{number}.")}
    return Row(measure=number, cells=made | given)


def approval(word: str = "ЗАТВЕРДЖУЮ", name: str = "Явір ПРИКЛАДЕНКО", seal: str = "") -> ApprovalBlock:
    """An approval block by a person."""
    return ApprovalBlock(
        word=printed(word),
        authority=printed("Голова Вигаданої ради"),
        name=printed(name),
        date=printed("«___» ____________ 2024 року"),
        seal=printed(seal),
    )


def signature(*post: str, name: str = "Рута ЗРАЗКОВА") -> SignatureBlock:
    """A signature whose post has these lines."""
    *lines, last = post
    return SignatureBlock(
        post_lines=tuple(printed(line) for line in lines), last_post_line=printed(last), name=printed(name)
    )


def document(*rows: Row, **changes: object) -> Document:
    """A document with these rows in one section."""
    made = Document(
        kind="report",
        organization="vyhadana-rada",
        organization_name="Вигадана рада",
        year=2024,
        dated=dt.date(2023, 12, 29),
        language="uk-UA",
        draft=(),
        concurrences=(),
        approvals=(approval(),),
        name=printed("ЗВІТ"),
        heading=printed("про виконання плану роботи"),
        preamble=(),
        columns=tuple(Column(key=key, head=printed(head)) for key, head in HEADS.items()),
        sections=(PrintedSection(title=printed("1. Розділ"), rows=rows or (row("1.1"),)),),
        closing=(),
        signatures=(signature("Головний спеціаліст"),),
    )
    return Document.model_validate({**dict(made), **changes})


def with_columns(made: Document, *keys: str) -> Document:
    """The same document with only these columns."""
    sections = tuple(
        PrintedSection(
            title=section.title,
            rows=tuple(Row(measure=one.measure, cells={key: one.cells[key] for key in keys}) for one in section.rows),
        )
        for section in made.sections
    )
    columns = tuple(column for column in made.columns if column.key in keys)
    return Document.model_validate({**dict(made), "columns": columns, "sections": sections})


def fullest() -> Document:
    """Everything that a document can have."""
    prose = (paragraph("Текст, "), *dashes("перше;", "друге;"), *dashes("глибше", level=1), *numbered(3, 4))
    mixed = (
        PrintedParagraph(
            runs=(
                Run(text="стаття 51"),
                Run(text="2", emphasis=Emphasis(superscript=True)),
                Run(text=" жирно", emphasis=Emphasis(bold=True)),
                Run(text=" курсив", emphasis=Emphasis(italic=True)),
                Run(text=" сайт", emphasis=Emphasis(link="https://example.org/?a=1&b=2")),
            )
        ),
    )
    sections = (
        PrintedSection(title=printed("1. Перший розділ"), rows=(row("1.1", mark=prose), row("1.2", mark=mixed))),
        PrintedSection(title=printed("2. Другий розділ"), rows=(row("2.1", mark=(), title=numbered(1, 2)),)),
    )
    return document(
        draft=printed("ПРОЄКТ"),
        concurrences=(approval("ПОГОДЖЕНО", "Калина ВИГАДАНА", "М. П."), approval("ПОГОДЖЕНО", "Дуб УЯВНИЙ")),
        approvals=(approval(seal="М. П."), approval("ЗАТВЕРДЖЕНО", "")),
        preamble=(paragraph("Перед таблицею."), *dashes("підстава")),
        sections=sections,
        closing=(paragraph("Після таблиці."), *numbered(1)),
        signatures=(
            signature("Головний спеціаліст,", "уповноважена особа"),
            signature("Голова", name="Явір ПРИКЛАДЕНКО"),
        ),
    )


def emptiest() -> Document:
    """As little as a document can have."""
    return document(Row(measure="1", cells=dict.fromkeys(HEADS, ())), approvals=(), heading=())
