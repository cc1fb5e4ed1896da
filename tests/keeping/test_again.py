"""Whole runs over what is kept: nothing changed, something changed, nothing kept."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli import run
from pipeline.contracts import Docx, Job, Pdf
from pipeline.errors import ExitCode
from pipeline.keeping.exports import Kept
from pipeline.keeping.keys import hash_of
from pipeline.keeping.run import Keeping
from pipeline.keeping.store import CACHE, Store
from pipeline.produce import Produced, produce
from pipeline.telling.summary import facts, summary
from pipeline.workspace import Workspace
from tests.story.telling import STORIES, TODAY, Replay
from tests.story.test_documents import workspace_of
from tests.test_start import HEAVY, loaded

STORY = "vyhadana-rada-report"
ORGANIZATION, YEAR, KIND = STORIES[STORY]
JOB = Job(ORGANIZATION, YEAR, KIND, TODAY)
SHELF = f"build/{ORGANIZATION}/{YEAR}/{KIND}"
DATA = f"data/{ORGANIZATION}/{YEAR}"


def laid(root: Path) -> None:
    """Lay finished files there, as a run would have left them, and keep its record."""
    shelf = root / SHELF
    shelf.mkdir(parents=True)
    (shelf / "report.pdf").write_bytes(b"%PDF")
    workspace = Workspace(root)
    first = Keeping(workspace, Store(workspace.build)).run(JOB)
    first.keep({"report.pdf": hash_of(b"%PDF")}, ["Звіт за 2024 рік", "  19 сторінок"], first.stages())


WORDS = ("report", "--year", str(YEAR), "--today", f"{TODAY}")


def test_a_run_after_no_change_says_what_was_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """LibreOffice is not even looked for."""
    laid(root)

    assert ExitCode.OK == run(["--root", str(root), *WORDS])
    first, second, last = capsys.readouterr().out.splitlines()
    assert ("Звіт за 2024 рік", "  19 сторінок") == (first, second)
    assert last.startswith("  без змін за 0")


def test_a_run_after_no_change_loads_nothing_heavy(root: Path) -> None:
    """Neither what reads data nor what makes documents; nor does it start a program."""
    laid(root)

    code, modules = loaded(root, *WORDS)

    assert ExitCode.OK == code
    assert set() == HEAVY & modules
    assert "pipeline.produce" not in modules


@pytest.mark.parametrize(
    ("name", "again"),
    [(".DS_Store", False), (".~lock.report.docx#", False), (".report.a1b2", True), (".plan.c3.old", True)],
)
def test_what_a_killed_run_left_is_cleared_away_and_what_others_put_there_is_theirs(
    name: str, root: Path, *, again: bool
) -> None:
    """A file manager's or an office's hidden file beside the documents makes nothing again."""
    laid(root)
    (root / SHELF).with_name(name).write_bytes(b"")

    last = Keeping(Workspace(root), Store(root / "build")).run(JOB)

    assert again == (last.unchanged() is None)


@pytest.mark.parametrize("sign", ["~$report.docx", ".~lock.report.docx#"])
def test_a_document_that_is_open_is_not_made_again_for_that(sign: str, root: Path) -> None:
    """Word and LibreOffice lay a file beside it for as long."""
    laid(root)
    (root / SHELF / sign).write_bytes(b"x")

    assert Keeping(Workspace(root), Store(root / "build")).run(JOB).unchanged()


def test_why_nothing_was_made_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How much was looked at, and that all of it is as it was."""
    laid(root)
    run(["--root", str(root), *WORDS, "--why"])

    assert "  чому: переглянуто " in capsys.readouterr().out


@pytest.mark.parametrize("words", [("--format", "json"), ("--fresh",)])
def test_who_asks_for_more_gets_more(words: tuple[str, ...], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer for a program, and a build from the beginning: for either LibreOffice would have to be given time."""
    laid(root)
    monkeypatch.setenv("ZVIT_SECONDS", "0")

    assert ExitCode.OK == run(["--root", str(root), *WORDS])
    assert ExitCode.PROGRAM == run(["--root", str(root), *WORDS, *words])


@pytest.fixture
def office(office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]) -> Replay:
    """LibreOffice, as it has answered in this run."""
    return Replay(office_docx, office_pdf)


def over_kept(workspace: Workspace, office: Replay, job: Job = JOB) -> tuple[Produced, dict[str, bool]]:
    """Make the document over what is kept; tell which stages were taken."""
    one = Keeping(workspace, Store(workspace.build)).run(job)
    stages = one.stages()
    done = produce(job, workspace, Kept(office, stages, one.expects_export()), stages)
    one.keep(done.archived.files, tuple(facts(done, workspace)), stages)
    return done, {name: stage.is_taken for name, stage in stages.passed.items()}


def shelf(done: Produced) -> dict[str, bytes]:
    """The finished files."""
    return {file.name: file.read_bytes() for file in done.archived.folder.iterdir()}


def anew(workspace: Workspace, folder: Path, office: Replay, job: Job = JOB) -> tuple[dict[str, bytes], list[str]]:
    """What is made of a copy of the workspace in which nothing is kept, and what is told of it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(workspace.root, folder, ignore=shutil.ignore_patterns("build"))
    copy = Workspace(folder)
    done = produce(job, copy, office)
    return shelf(done), list(facts(done, copy))


def commented(workspace: Workspace, name: str) -> None:
    """Put a comment over a file, so that everything in it stands a line lower."""
    file = workspace.root / DATA / name
    file.write_text("# коментар\n" + file.read_text("utf-8"), "utf-8")


def test_another_day_makes_nothing_again(tmp_path: Path, office: Replay) -> None:
    """The rules read the document; it is the same."""
    workspace = workspace_of(ORGANIZATION, tmp_path / "kept")
    over_kept(workspace, office)
    later = replace(JOB, today=TODAY + dt.timedelta(days=3))
    done, taken = over_kept(workspace, office, later)

    assert {"proof": True, "version": True} == taken
    assert anew(workspace, tmp_path / "anew", office, later)[0] == shelf(done)


def test_a_comment_starts_no_libreoffice(tmp_path: Path, office: Replay) -> None:
    """Though what the document says stands in other lines now, and is proven anew."""
    workspace = workspace_of(ORGANIZATION, tmp_path / "kept")
    over_kept(workspace, office)
    commented(workspace, "figures.yaml")
    done, taken = over_kept(workspace, replace(office, docx={}))

    assert {"proof": False, "export": True, "version": True} == taken
    assert anew(workspace, tmp_path / "anew", office)[0] == shelf(done)


def test_what_people_have_written_into_a_finished_file_is_kept_and_told(tmp_path: Path, office: Replay) -> None:
    """Once: the next run has nothing to tell of it."""
    workspace = workspace_of(ORGANIZATION, tmp_path)
    first = shelf(over_kept(workspace, office)[0])
    (tmp_path / SHELF / "report.docx").write_bytes(b"by hand")
    done, _ = over_kept(workspace, office)
    again, _ = over_kept(workspace, office)

    told = f"  змінене чи додане не програмою (report.docx) збережено в {SHELF}-by-hand-1"
    assert told in summary(done, workspace, 1).splitlines()
    assert told not in [*facts(done, workspace), *summary(again, workspace, 1).splitlines()]
    assert b"by hand" == (tmp_path / f"{SHELF}-by-hand-1/report.docx").read_bytes()
    assert first == shelf(done)


def test_a_spoiled_store_makes_the_same_document(tmp_path: Path, office: Replay) -> None:
    """All entries are cut short."""
    workspace = workspace_of(ORGANIZATION, tmp_path / "kept")
    first = shelf(over_kept(workspace, office)[0])
    for file in (workspace.build / CACHE).rglob("*-*"):
        file.write_bytes(file.read_bytes()[:-1])
    shutil.rmtree(workspace.root / SHELF)
    done, taken = over_kept(workspace, office)

    assert {False} == {*taken.values()}
    assert first == shelf(done)


EDITS = st.one_of(
    st.tuples(st.just("comment"), st.sampled_from(["plan.yaml", "marks.yaml", "figures.yaml", "report.yaml"])),
    st.tuples(st.just("day"), st.integers(-30, 30)),
    st.tuples(st.just("pdfa"), st.sampled_from(["1a", "2a", "3a"])),
    st.tuples(st.just("spoil"), st.sampled_from(["run", "export", "proof", "hashes", "version"])),
    st.tuples(st.just("lose"), st.sampled_from(["report.pdf", "report.docx", "manifest.json"])),
)


def edited(workspace: Workspace, job: Job, edit: tuple[str, object]) -> Job:
    """Do it; give what is wished for then."""
    match edit:
        case ("comment", str(name)):
            commented(workspace, name)
        case ("day", int(days)):
            return replace(job, today=TODAY + dt.timedelta(days=days))
        case ("pdfa", part):
            return replace(job, pdfa=part)
        case ("spoil", kind):
            for file in (workspace.build / CACHE).rglob(f"{kind}-*"):
                file.write_bytes(file.read_bytes()[:-1])
        case ("lose", str(name)):
            (workspace.root / SHELF / name).unlink()
    return job


@pytest.mark.hard
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, min_size=1, max_size=4))
def test_what_is_taken_is_what_would_be_made(edits: list[tuple[str, object]], tmp_path: Path, office: Replay) -> None:
    """To the byte, with all that is told of it, whatever was done between the runs."""
    folder = tmp_path / "kept"
    shutil.rmtree(folder, ignore_errors=True)
    workspace, job = workspace_of(ORGANIZATION, folder), JOB
    over_kept(workspace, office, job)
    for edit in edits:
        job = edited(workspace, job, edit)
        done, _ = over_kept(workspace, office, job)

        assert anew(workspace, tmp_path / "anew", office, job) == (shelf(done), list(facts(done, workspace)))
