"""`zvit summary`: from a year's data to its folder in build/, without LibreOffice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import ExitCode
from schemas.summary import Summary
from tests.workspaces import state

YEAR = "data/vyhadana-rada/2024"
FOLDER = "build/vyhadana-rada/2024/report-summary"


def summary(root: Path, *words: str) -> int:
    """Run the command."""
    return run(["--root", str(root), "summary", "--year", "2024", "--today", "2025-02-01", *words])


def test_a_summary_is_written_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page for people, its numbers for programs; nothing of the report itself is touched."""
    before = state(root)
    assert ExitCode.OK == summary(root)
    first, told = state(root), capsys.readouterr().out
    stamps = {file.name: file.stat().st_mtime_ns for file in (root / FOLDER).iterdir()}
    assert ExitCode.OK == summary(root)

    assert {f"{FOLDER}/summary.pdf", f"{FOLDER}/summary.json"} == {
        name for name in set(first) - set(before) if not Path(name).name.startswith(".")
    }
    assert f"стислий підсумок: {FOLDER}/" in told
    assert "стислий підсумок той самий" in capsys.readouterr().out
    assert stamps == {file.name: file.stat().st_mtime_ns for file in (root / FOLDER).iterdir()}


def test_its_numbers_are_those_of_the_year(root: Path) -> None:
    """In the form that its schema describes."""
    summary(root)
    told = Summary.model_validate(json.loads((root / FOLDER / "summary.json").read_bytes()))

    assert {"done": 3, "in_progress": 1, "no_occasion": 1} == {each.status: each.measures for each in told.statuses}
    assert [3, 1221, 21] == [int(figure.value) for figure in told.figures]


def test_last_year_s_figures_come_from_its_own_folder(root: Path) -> None:
    """By their names; one that was not there then has none."""
    before = root / "data/vyhadana-rada/2023"
    before.mkdir()
    (before / "plan.yaml").write_text((root / YEAR / "plan.yaml").read_text("utf-8"), "utf-8")
    figures = "format: 1\nfigures:\n  слухачі: {title: Слухачі навчань, value: 1 000}\n"
    (before / "figures.yaml").write_text(figures, "utf-8")
    assert ExitCode.OK == summary(root)
    told = Summary.model_validate(json.loads((root / FOLDER / "summary.json").read_bytes()))

    assert {"навчання": None, "слухачі": 1000, "консультації": None} == {
        figure.name: figure.last_year for figure in told.figures
    }


def test_a_draft_has_a_summary_that_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be looked at before the report is approved."""
    file = root / YEAR / "report.yaml"
    file.write_text(file.read_text("utf-8").replace("      date: 17 січня 2025 року\n", ""), "utf-8")

    assert ExitCode.OK == summary(root)
    assert "документ ще проєкт" in capsys.readouterr().out


def test_faults_of_the_data_leave_what_was_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them are told, as by `report`."""
    assert ExitCode.OK == summary(root)
    (root / YEAR / "marks.yaml").write_text("format: 1\nmarks: [{measure: немає, text: Так.}]\n", "utf-8")
    before = state(root)

    assert ExitCode.DATA == summary(root)
    assert "marks.yaml" in capsys.readouterr().err
    assert before == state(root)


def test_programs_get_an_answer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As of every command that makes something."""
    assert ExitCode.OK == summary(root, "--format", "json")
    assert f"{FOLDER}/summary.pdf" in capsys.readouterr().out
