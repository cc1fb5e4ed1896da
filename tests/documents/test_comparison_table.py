"""A comparison as a Word table: read back, it says what the comparison says, also in black and white and aloud."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from docxtpl_lint import api

from pipeline.comparing.years import comparison
from pipeline.documents.comparison import FORM, comparison_document
from pipeline.proof.working_copy import working_copy_faults
from pipeline.word.reading import read
from pipeline.word.texts import DocxReading
from pipeline.word.wordml import number, twips, w
from schemas.changes import Comparison
from schemas.document import Document, PrintedFigure, printed
from schemas.layout import Layout
from schemas.marks import ImplementationStatus
from schemas.outcomes import Outcome
from tests.printed import document, emptiest, row
from tests.word.forms import audit, official, render, tree


def _document(year: int, *titles: str, value: str, status: ImplementationStatus, **more: object) -> Document:
    rows = [row(f"1.{place}", title=title, expected_result=title) for place, title in enumerate(titles, 1)]
    return document(
        *rows,
        year=year,
        figures=(PrintedFigure(name="наради", title="Наради", value=Decimal(value)),),
        outcomes=tuple(Outcome(measure=each.measure, status=status) for each in rows),
        **more,
    )


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Of two years, with every kind of difference."""
    was, now = ImplementationStatus.PARTIAL, ImplementationStatus.DONE
    before = _document(
        2024, "Нарада з депутатами ради", "Візування актів", "Перевірка декларацій", value="1200.5", status=was
    )
    after = _document(
        2025,
        "Нарада з новими депутатами ради",
        "Перевірка декларацій",
        "Цілком інше",
        value="1500",
        status=now,
        heading=printed("Інший заголовок"),
    )
    return comparison(before, after)


@pytest.fixture(scope="module")
def reading(found: Comparison) -> DocxReading:
    """The finished table, read back."""
    return read(render(comparison_document(found), official(FORM), Layout()))


def _rows(reading: DocxReading) -> list[tuple[str, ...]]:
    return [tuple("\n".join(one.text for one in cell.paragraphs) for cell in each.cells) for each in reading.rows]


def test_the_table_says_what_the_comparison_says(found: Comparison, reading: DocxReading) -> None:
    """Letter by letter, in the right row and cell, and nothing else."""
    heads = audit(official(FORM), FORM).running

    assert [] == [*working_copy_faults(comparison_document(found), reading, heads)]


def test_differences_stand_under_their_kinds(reading: DocxReading) -> None:
    """A merged row for each kind that there is, in one order."""
    assert [
        "Нові заходи: 1",
        "Вилучені заходи: 1",
        "Заходи з іншим номером чи місцем: 1",
        "Заходи, де змінено слова: 2 (5 змін)",
        "Стани заходів: 2",
        "Показники: 1",
        "Розділи, графи й реквізити: 1",
    ] == [cells[0] for cells in _rows(reading) if len(cells) == 1]


def test_the_table_opens_with_a_breakdown_by_kinds(reading: DocxReading) -> None:
    """Measures are counted once each, however many of their cells differ; the total is of differences."""
    opening = [getattr(each, "text", "") for each in reading.before]

    assert "12 відмінностей." in opening
    assert any(line.startswith("Нові заходи — 1; вилучені заходи — 1; ") for line in opening)
    assert any("заходи, де змінено слова — 2 (5 змін); " in line for line in opening)


def test_marks_that_a_draft_lacks_are_told_in_one_row() -> None:
    """By the numbers of their measures, and not in full."""
    before = document(*(row(f"1.{place}", title=f"Нарада {place}", mark="Проведено.") for place in (1, 2)))
    after = document(*(row(f"1.{place}", title=f"Нарада {place}", mark="") for place in (1, 2)))
    [section] = comparison_document(comparison(before, after)).sections

    assert printed("Заходи, у яких відмітки ще немає: 2") == section.title
    assert [printed("1.1, 1.2")] == [each.cells["changed"] for each in section.rows]


@pytest.mark.parametrize(
    "expected",
    [
        ("№", "Що змінено", "Було", "Стало", "Різниця"),
        ("1.1", "Найменування заходу", "Нарада з депутатами ради", "Нарада з [додано: новими] депутатами ради", ""),
        ("1.3 → 1.2", "Інший номер\nПеревірка декларацій\nЗахід упізнано за найменуванням", "1.3", "1.2", ""),
        ("1.1", "Нарада з новими депутатами ради", "частково", "виконано", ""),
        ("", "Наради", "1\u00a0200,5", "1\u00a0500", "більше на 299,5 (24,9\u00a0%)"),
        ("", "Змінено реквізит «заголовок»", "про виконання плану роботи", "Інший заголовок", ""),
    ],
)
def test_a_row_reads_without_colours(expected: tuple[str, ...], reading: DocxReading) -> None:
    """What went and came is said in words; numbers have decimal commas."""
    assert expected in _rows(reading)


def test_no_differences_are_said_in_words() -> None:
    """The table has only its heads then."""
    same = comparison_document(comparison(emptiest(), emptiest()))
    reading = read(render(same, official(FORM), Layout()))

    assert [("№", "Що змінено", "Було", "Стало", "Різниця")] == _rows(reading)
    assert "Відмінностей немає." in [getattr(each, "text", "") for each in reading.before]


def test_the_linter_of_docxtpl_finds_nothing(tmp_path: Path) -> None:
    """In the form of the table, as in those of documents."""
    (tmp_path / "form.docx").write_bytes(official(FORM))

    assert [] == list(api.lint(tmp_path / "form.docx", autoescape=True).issues)


def test_the_form_is_a_landscape_sheet_with_the_standard_margins() -> None:
    """297 × 210 mm; 30, 10, 20, 20 mm (ДСТУ 4163:2020, 6.2), like the plan's."""
    section = next(tree(official(FORM)).iter(w("sectPr")))
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    assert [16838, 11906] == [number(size, "w"), number(size, "h")]
    assert [twips(side) for side in (30, 10, 20, 20)] == [
        number(margins, side) for side in ("left", "right", "top", "bottom")
    ]
