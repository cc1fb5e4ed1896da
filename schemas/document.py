"""The content of an official document: every string that will be printed, in its place, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Literal, get_args

from pydantic import Field

from schemas.base import Model
from schemas.explanations import FigurePlace, FigureSource
from schemas.origin import Origin
from schemas.outcomes import Outcome
from schemas.prose import ListItem, Run


class PrintedParagraph(Model):
    """A paragraph as it will be printed: all figures put in."""

    runs: tuple[Run, ...] = Field(title="Літери абзацу", description="Частини, що мають один вигляд.")
    item: ListItem | None = Field(default=None, title="Місце в переліку")

    @property
    def text(self) -> str:
        """The paragraph's letters, without a list's mark."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


Block = tuple[PrintedParagraph, ...]
"""Paragraphs that stand together: a cell, a part of the approval block, a preamble. May be empty."""


def printed(text: str, origin: Origin | None = None) -> Block:
    """Make a block of one plain paragraph; of none if `text` is empty."""
    place = getattr(text, "origin", None) or origin
    return (PrintedParagraph(runs=(Run(text=str(text), origin=place),)),) if text else ()


class ApprovalBlock(Model):
    """Гриф затвердження or погодження as printed (ДСТУ 4163:2020, реквізити 21 and 23)."""

    word: Block = Field(title="Слово грифа")
    """ЗАТВЕРДЖУЮ, ЗАТВЕРДЖЕНО or ПОГОДЖЕНО."""
    authority: Block = Field(title="Посада або документ")
    """The post of the person, or the name of the document that approves."""
    name: Block = Field(title="Ім’я")
    """Власне ім’я ПРІЗВИЩЕ; empty if a document approves."""
    date: Block = Field(title="Дата")
    """The date, with the number if a document approves; a blank to be filled by hand before approval."""
    seal: Block = Field(title="Місце печатки")
    """«М. П.», or empty."""


class SignatureBlock(Model):
    """Підпис as printed (реквізит 22): the name stands on the level of the post's last line."""

    post_lines: tuple[Block, ...] = Field(title="Посада: рядки, крім останнього")
    """All lines of the post but the last."""
    last_post_line: Block = Field(title="Посада: останній рядок")
    name: Block = Field(title="Ім’я")


ColumnKey = Literal["number", "title", "timeframe", "responsible_parties", "expected_result", "mark"]
COLUMN_KEYS: tuple[str, ...] = get_args(ColumnKey)
"""The cells that a measure can have, in the order of the official form."""
COMPARISON_KEYS: tuple[str, ...] = ("number", "changed", "before", "after", "difference")
"""The cells of a table that compares two documents."""


class Column(Model):
    """A column of the table: the key of its cells and its head."""

    key: str = Field(title="Ключ клітинок")
    head: Block = Field(title="Заголовок графи")


class Row(Model):
    """A measure's row: the cells by column key, every column of the table exactly once."""

    measure: str = Field(title="Захід")
    """The measure's id, for messages."""
    cells: dict[str, Block] = Field(title="Клітинки", description="За ключем графи.")


class PrintedSection(Model):
    """A section: a row merged over all columns, then its measures."""

    title: Block = Field(title="Назва розділу")
    rows: tuple[Row, ...] = Field(title="Заходи")


class PrintedFigure(Model):
    """A figure that the document names, as a number."""

    name: str = Field(title="Ім’я показника")
    title: str = Field(title="Що він означає")
    value: Decimal = Field(title="Значення", description="Десятковий дріб пишеться з крапкою.")
    origin: Origin | None = Field(default=None, title="Звідки взято")
    source: FigureSource | None = Field(
        default=None, title="З чого пораховано", description="Без нього — значення названо в даних."
    )
    places: tuple[FigurePlace, ...] = Field(default=(), title="Де надруковано")


class Document(Model):
    """An official document, complete."""

    kind: str = Field(title="Вид документа", description="report — звіт, plan — план.")
    """The name of the document type: `report` or `plan`."""
    organization: str = Field(title="Тека органу в data/")
    organization_name: str = Field(title="Назва органу")
    year: int = Field(title="Рік")
    dated: dt.date = Field(title="Дата документа", description="Дата затвердження або останній день року.")
    """The day that the files are dated by: of the approval, or the last on which it was due. Never of the clock."""
    approved_on: dt.date | None = Field(
        default=None, title="День затвердження", description="Останній із дат грифів; без нього це проєкт."
    )
    """The day of the last approval or concurrence; None while the document is a draft."""
    language: str = Field(title="Мова")
    draft: Block = Field(title="Позначка проєкту")
    """«ПРОЄКТ» over a document that is not finished; otherwise empty."""
    concurrences: tuple[ApprovalBlock, ...] = Field(title="Грифи погодження")
    approvals: tuple[ApprovalBlock, ...] = Field(title="Грифи затвердження")
    name: Block = Field(title="Назва виду документа")
    """Назва виду документа."""
    heading: Block = Field(title="Заголовок до тексту")
    """Заголовок до тексту."""
    preamble: Block = Field(title="Текст перед таблицею")
    columns: tuple[Column, ...] = Field(title="Графи таблиці")
    sections: tuple[PrintedSection, ...] = Field(title="Розділи")
    closing: Block = Field(title="Текст після таблиці")
    signatures: tuple[SignatureBlock, ...] = Field(title="Підписи")
    figures: tuple[PrintedFigure, ...] = Field(default=(), title="Показники, названі в тексті")
    """Those that the text names, each once, in the order of the text; they are printed only there."""

    outcomes: tuple[Outcome, ...] = Field(
        default=(), title="Стани заходів", description="У порядку таблиці; у тексті документа їх не друкують."
    )
    statuses_inferred: bool = Field(
        default=False, title="Стани виведено з тексту відміток", description="Уповноважена особа їх не підтвердила."
    )

    @property
    def title(self) -> str:
        """The document's name and heading in one line, as a file's title."""
        words = (word for block in (self.name, self.heading) for each in block for word in each.text.split())
        return " ".join(words)

    @property
    def prints_marks(self) -> bool:
        """Whether it tells what was done, not only what was planned."""
        return any(column.key == "mark" for column in self.columns)

    def rows(self) -> Iterator[Row]:
        """Give the measures' rows in order."""
        return (row for section in self.sections for row in section.rows)

    def blocks(self) -> Iterator[Block]:
        """Give every block in reading order."""
        return (block for _, block in self.passages())

    def passages(self) -> Iterator[tuple[str | None, Block]]:
        """Give every block in reading order, each with its measure if it stands in a measure's row."""
        yield None, self.draft
        for approval in (*self.concurrences, *self.approvals):
            for part in (approval.word, approval.authority, approval.name, approval.date, approval.seal):
                yield None, part
        for part in (self.name, self.heading, self.preamble, *(column.head for column in self.columns)):
            yield None, part
        for section in self.sections:
            yield None, section.title
            yield from ((row.measure, row.cells[column.key]) for row in section.rows for column in self.columns)
        yield None, self.closing
        for signature in self.signatures:
            for part in (*signature.post_lines, signature.last_post_line, signature.name):
                yield None, part

    def links(self) -> Iterator[tuple[str, str]]:
        """Give each link's letters and address in reading order; runs of one link that touch are one."""
        for block in self.blocks():
            for paragraph in block:
                for address, runs in groupby(paragraph.runs, key=lambda run: run.emphasis.link):
                    if address:
                        yield "".join(run.text for run in runs), address

    def named_figures(self) -> Iterator[str]:
        """Give the name of each figure that the text names, once, in reading order."""
        runs = (run for block in self.blocks() for paragraph in block for run in paragraph.runs)
        return iter(dict.fromkeys(run.figure for run in runs if run.figure))

    def raised(self) -> Iterator[str]:
        """Give the letters of each raised run, such as the 2 of 51², in reading order."""
        runs = (run for block in self.blocks() for paragraph in block for run in paragraph.runs)
        return (run.text for run in runs if run.emphasis.superscript)
