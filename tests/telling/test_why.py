"""Why a document was made again, in the officer's words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.contracts import Archived, Handled, Job
from pipeline.keeping.records import Record
from pipeline.keeping.run import Keeping, Run
from pipeline.keeping.stages import Stage, Stages
from pipeline.keeping.store import Store, Unread
from pipeline.telling.keeping import again
from pipeline.telling.store import unkept
from pipeline.telling.why import unchanged, why
from pipeline.workspace import Workspace
from schemas.document import Document, printed
from tests.story.telling import enriched

JOB = Job("vyhadana-rada", 2024, "report", dt.date(2025, 1, 20))
SEEN = {"data": {"plan.yaml": "1", "figures.yaml": "1"}, "fonts": {"serif.ttf": "1"}, "day": {"19.01.2025": "today"}}
ANEW = Archived(Path("build/report"), {}, unchanged=False, replaced=Handled())
SAME = Archived(Path("build/report"), {}, unchanged=True)
PARTS = {"document": "1", "form": "1", "fonts": "1"}


@pytest.fixture
def document() -> Document:
    """What the document says."""
    return enriched("vyhadana-rada-report").document


def stages_of(folder: Path, *stages: Stage) -> Stages:
    """The stages of a run."""
    passed = Stages(Store(folder), {"code": {}})
    passed.passed = {stage.name: stage for stage in stages}
    return passed


def run_of(folder: Path, last: Record | None) -> Run:
    """A run after another one."""
    now = {**SEEN, "data": {"plan.yaml": "1", "figures.yaml": "2", "marks.yaml": "1"}, "day": {"20.01.2025": "today"}}
    return Run(Keeping(Workspace(folder), Store(folder)), JOB, now, last)


def test_the_first_run_has_nothing_to_be_held_against(tmp_path: Path, document: Document) -> None:
    """It is said that nothing is known of an earlier one."""
    stages = stages_of(tmp_path, Stage("export", {}), Stage("proof", PARTS))

    assert [
        "  чому: попереднього запуску тут не записано",
        "    PDF: LibreOffice перетворив DOCX",
        "    DOCX, PDF, таблиці: складено й звірено наново",
    ] == list(why(run_of(tmp_path, None), stages, None, document, ANEW))


def test_who_asks_for_all_anew_is_told_so(tmp_path: Path, document: Document) -> None:
    """The last run was not looked at, so nothing is said of whether there was one."""
    run = Run(Keeping(Workspace(tmp_path), Unread(tmp_path)), JOB, SEEN, None)

    assert "  чому: ви просили скласти все наново" == next(why(run, stages_of(tmp_path), None, document, ANEW))


def test_what_has_changed_and_what_was_made_of_it_is_told(tmp_path: Path, document: Document) -> None:
    """Files by group; figures by value, texts by place alone; stages with what is other of theirs."""
    figure = document.figures[0]
    row = document.sections[0].rows[0]
    cells = {**row.cells, "mark": printed("Складено Вигаданою Оленою Петрівною")}
    section = document.sections[0].evolve(rows=(row.evolve(cells=cells), *document.sections[0].rows[1:]))
    before = document.evolve(
        figures=(figure.evolve(value=figure.value + Decimal(1)), *document.figures[1:]),
        sections=(section, *document.sections[1:]),
    )
    last = Record(SEEN, {}, (), {"export": {"docx": "1"}, "proof": PARTS})
    stages = stages_of(tmp_path, Stage("export", {"docx": "2"}), Stage("proof", {**PARTS, "document": "2"}))

    told = list(why(run_of(tmp_path, last), stages, before, document, ANEW))

    assert [
        "  чому:",
        "    дані: figures.yaml — змінено; marks.yaml — додано",
        "    день: 19.01.2025 — вилучено; 20.01.2025 — додано",
    ] == told[:3]
    assert [
        "    PDF: LibreOffice перетворив DOCX, бо інше: DOCX",
        "    DOCX, PDF, таблиці: складено й звірено наново, бо інше: зміст документа або рядки даних, з яких він",
    ] == told[-2:]
    assert any(f"«{figure.name}»" in line and f"{figure.value + 1}" in line for line in told)
    assert f"    зміст: захід {row.measure}, графа «Стан виконання»: змінено" in told
    assert "Оленою" not in "".join(told)


def test_what_was_taken_is_told(tmp_path: Path, document: Document) -> None:
    """With the reason."""
    last = Record(SEEN, {}, (), {"proof": PARTS})
    taken = stages_of(tmp_path, Stage("proof", PARTS, is_taken=True))

    assert [
        "    зміст: той самий",
        "    DOCX, PDF, таблиці: узято складені й звірені раніше, бо все, з чого вони, те саме",
    ] == list(why(run_of(tmp_path, last), taken, document, document, SAME))[-2:]


@pytest.mark.parametrize(
    ("replaced", "told"),
    [
        (
            Handled(("report.docx",), ("notes.txt",), ("report.pdf",)),
            ["    готові файли: report.docx — змінено не програмою; notes.txt — зайвий; report.pdf — вилучено"],
        ),
        (Handled(), []),
        (None, ["    готові файли: їх не було"]),
    ],
    ids=["handled", "as they were", "gone"],
)
def test_what_was_done_to_the_finished_files_is_told(
    replaced: Handled | None, told: list[str], tmp_path: Path, document: Document
) -> None:
    """Each with what was done to it."""
    run = run_of(tmp_path, Record({}, {}, ()))
    lines = why(run, stages_of(tmp_path), None, document, replace(ANEW, replaced=replaced))

    assert told == [line for line in lines if "готові файли" in line]


def test_of_many_changes_the_first_are_shown(tmp_path: Path, document: Document) -> None:
    """And how many more there are."""
    last = Record({**SEEN, "data": {f"{number}.md": "1" for number in range(9)}}, {}, (), {})
    told = list(why(run_of(tmp_path, last), stages_of(tmp_path), None, document, ANEW))

    assert told[1].startswith("    дані: 0.md — вилучено; 1.md — вилучено; ")
    assert told[1].endswith(" і ще 7")


def test_what_another_version_kept_is_told_by_its_own_name(tmp_path: Path, document: Document) -> None:
    """A group that this version does not know is no fault of the program."""
    last = Record({**SEEN, "dreams": {"vision.txt": "1"}}, {}, ())

    assert "    dreams: vision.txt — вилучено" in list(
        why(run_of(tmp_path, last), stages_of(tmp_path), None, document, ANEW)
    )


def test_that_nothing_has_changed_is_told() -> None:
    """How much was looked at, by groups that have something."""
    assert ["  чому: переглянуто 4 місця, усе те саме: дані, шрифти, день"] == list(unchanged({**SEEN, "git": {}}))


def test_a_document_that_was_not_made_again_is_told_of_as_then() -> None:
    """With the time that it took to see that."""
    record = Record({}, {}, ("Звіт за 2024 рік", "  19 сторінок"), {})
    first, second, third, last = again(record, 0.05, "  чому: усе те саме").splitlines()

    assert ("Звіт за 2024 рік", "  19 сторінок", "  чому: усе те саме") == (first, second, third)
    assert last.startswith("  без змін за 0,1 с: ")


def test_a_store_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    """With the reason and the way out; one that can is not."""
    store = Store(tmp_path)
    store.put("run", "0" * 64, b"")
    refused = Store(tmp_path / ".cache/0" / f"run-{'0' * 64}")
    refused.put("run", "0" * 64, b"")

    assert [] == list(unkept(store))
    (line,) = unkept(refused)
    assert line.startswith("  build/.cache: складене не запам’ятовано: ")
