"""A run over a store: whether anything has changed since the last one, and what."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.keeping import records
from pipeline.keeping.keys import hash_of
from pipeline.keeping.records import Changed
from pipeline.keeping.run import Keeping, Run
from pipeline.keeping.store import CACHE, Store
from pipeline.workspace import Workspace
from tests.keeping.machine import FONT, machine, sources

JOB = Job("vyhadana-rada", 2024, "report", dt.date(2025, 1, 20))
FILES = {"report.docx": b"PK", "report.pdf": b"%PDF"}


@pytest.fixture
def workspace(root: Path) -> Workspace:
    """A workspace with finished files."""
    machine(root / "machine")
    shelf = root / "build/vyhadana-rada/2024/report"
    shelf.mkdir(parents=True)
    for name, content in FILES.items():
        (shelf / name).write_bytes(content)
    return Workspace(root)


def run(workspace: Workspace, job: Job = JOB) -> Run:
    """Look at a job."""
    return Keeping(workspace, Store(workspace.build), sources(workspace.root / "machine")).run(job)


def kept(workspace: Workspace, job: Job = JOB) -> Run:
    """A run that has been kept."""
    first = run(workspace, job)
    first.keep({name: hash_of(content) for name, content in FILES.items()}, ["готово"], first.stages())
    return first


def test_nothing_is_kept_of_what_never_ran(workspace: Workspace) -> None:
    """So everything has changed."""
    first = run(workspace)

    assert first.unchanged() is None
    assert {"added"} == {each.deed for each in first.changed()}


def test_a_run_after_no_change_says_what_was_said(workspace: Workspace) -> None:
    """In a later run."""
    kept(workspace)
    later = run(workspace)
    found = later.unchanged()

    assert () == later.changed()
    assert found
    assert ["готово"] == list(found.told)


def _edit(root: Path) -> None:
    with (root / "data/vyhadana-rada/2024/registers/navchannia.csv").open("a") as file:
        file.write("\n")


def _font(root: Path) -> None:
    (root / "machine" / FONT).write_text("№ 2")


def _edited_pdf(root: Path) -> None:
    (root / "build/vyhadana-rada/2024/report/report.pdf").write_bytes(b"%FDP")


def _lost_pdf(root: Path) -> None:
    (root / "build/vyhadana-rada/2024/report/report.pdf").unlink()


def _foreign_file(root: Path) -> None:
    (root / "build/vyhadana-rada/2024/report/note.txt").write_text("")


def _killed_run(root: Path) -> None:
    (root / "build/vyhadana-rada/2024/.report.abc").mkdir()


def _spoiled_record(root: Path) -> None:
    for file in (root / "build" / CACHE).rglob("run-*"):
        file.write_bytes(file.read_bytes().replace("готово".encode("ascii", "backslashreplace"), b"gotovo", 1)[:-1])


@pytest.mark.parametrize("change", [_edit, _font, _edited_pdf, _lost_pdf, _foreign_file, _killed_run, _spoiled_record])
def test_a_run_after_a_change_is_none_without(change: Callable[[Path], None], workspace: Workspace) -> None:
    """Whether of what the document is made of, of the finished files, or of the record."""
    kept(workspace)
    change(workspace.root)

    assert run(workspace).unchanged() is None


def test_a_change_is_named(workspace: Workspace) -> None:
    """By group, name and what was done."""
    kept(workspace)
    _edit(workspace.root)

    expected = Changed("data", "data/vyhadana-rada/2024/registers/navchannia.csv", "changed")

    assert (expected,) == run(workspace).changed()


@pytest.mark.parametrize(
    "job",
    [replace(JOB, document="plan"), replace(JOB, pdfa="2a"), replace(JOB, template="current")],
)
def test_another_wish_has_a_record_of_its_own(job: Job, workspace: Workspace) -> None:
    """What was made for one is not given to the other."""
    kept(workspace)

    assert run(workspace, job).unchanged() is None
    assert run(workspace).unchanged()


def test_another_day_is_a_change(workspace: Workspace) -> None:
    """The only one, if nothing else has changed."""
    kept(workspace)

    later = run(workspace, replace(JOB, today=dt.date(2025, 1, 21)))

    assert {"day"} == {change.group for change in later.changed()}


def test_how_long_one_waits_is_no_other_wish(workspace: Workspace) -> None:
    """Nothing that is made depends on it."""
    kept(workspace)

    assert run(workspace, replace(JOB, patience=1)).unchanged()


def test_a_run_during_which_something_changed_is_not_kept(workspace: Workspace) -> None:
    """For nobody knows which content it has read."""
    first = run(workspace)
    _edit(workspace.root)
    first.keep({}, [], first.stages())

    assert records.get(JOB, Store(workspace.build)) is None


def test_a_run_during_which_the_data_went_is_not_kept(workspace: Workspace) -> None:
    """The document is made all the same."""
    first = run(workspace)
    (workspace.root / "data").rename(workspace.root / "elsewhere")
    first.keep({}, [], first.stages())

    assert records.get(JOB, Store(workspace.build)) is None


def test_finished_files_that_cannot_be_looked_at_are_made_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that fails."""
    kept(workspace)
    later = run(workspace)

    def refuse(folder: str) -> list[str]:
        raise OSError(folder)

    monkeypatch.setattr(os, "listdir", refuse)

    assert later.unchanged() is None


def test_a_record_of_another_version_is_none(workspace: Workspace) -> None:
    """One with other parts."""
    store = Store(workspace.build)
    store.put("run", records.wish_key(JOB), b'{"seen": {}}')

    assert records.get(JOB, store) is None
