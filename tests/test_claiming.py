"""A year's folder is made by one run at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.claiming import claimed, clear
from pipeline.errors import Busy, FilesUnusable
from pipeline.shelving import shelve

ROOT = Path(__file__).parents[1]
FILES = {"report.docx": b"new"}
HOLD = "import sys, pathlib; from pipeline.claiming import claimed\nwith claimed(pathlib.Path(sys.argv[1]), 0): {words}"

SAY, WAIT = "print('held', flush=True)", "sys.stdin.readline()"


def held_elsewhere(shelf: Path, words: str) -> subprocess.Popen[str]:
    """Start another run that holds the folder and then does `words`."""
    command = [sys.executable, "-c", HOLD.format(words=words), str(shelf)]
    other = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert "held\n" == other.stdout.readline()
    return other


def let_go(other: subprocess.Popen[str]) -> None:
    """Let the other run go on."""
    assert other.stdin is not None
    other.stdin.write("\n")
    other.stdin.flush()


def names(folder: Path) -> list[str]:
    """Tell what lies in a folder."""
    return [entry.name for entry in folder.iterdir()]


def test_a_second_run_without_patience_is_told_who_is_at_work(tmp_path: Path) -> None:
    """By the number of the process and the time of its start."""
    shelf = tmp_path / "2023" / "report"

    with held_elsewhere(shelf, f"{SAY}; {WAIT}") as other:
        with pytest.raises(Busy) as busy, claimed(shelf, 0):
            pass
        other.communicate()

    assert f"готує інший запуск (процес {other.pid}, працює з " in str(busy.value)
    assert "Зачекайте" in str(busy.value)


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    """It goes on as soon as the first has ended."""
    shelf = tmp_path / "2023" / "report"

    with held_elsewhere(shelf, f"{SAY}; {WAIT}; pathlib.Path(sys.argv[1]).mkdir()") as other:
        let_go(other)
        with claimed(shelf, 60):
            assert shelf.is_dir()


def test_the_claim_of_a_killed_run_ends_with_it(tmp_path: Path) -> None:
    """There is no file to be removed by hand."""
    shelf = tmp_path / "2023" / "report"
    with held_elsewhere(shelf, f"{SAY}; {WAIT}") as other:
        other.kill()

    with claimed(shelf, 0):
        assert [] == list(shelf.parent.iterdir())


def test_the_claim_ends(tmp_path: Path) -> None:
    """The next run may go on."""
    for _ in range(2):
        with claimed(tmp_path / "2023" / "report", 0):
            shelve(tmp_path / "2023" / "report", FILES)

    assert ["report.docx"] == names(tmp_path / "2023" / "report")


def test_litter_of_a_killed_run_is_swept(tmp_path: Path) -> None:
    """A half-written folder has the name that only such a folder has."""
    litter = tmp_path / ".report.abc123"
    litter.mkdir()
    (litter / "report.docx").write_bytes(b"half")

    with claimed(tmp_path / "report", 0):
        assert not litter.exists()


def test_a_folder_that_cannot_be_made_is_told_with_the_way_out() -> None:
    """/proc takes no folders."""
    with pytest.raises(FilesUnusable, match="/proc/zvit: не вдалося записати"), claimed(Path("/proc/zvit/report"), 0):
        pass


def test_clearing_leaves_nothing_but_the_ignore_file(tmp_path: Path) -> None:
    """Links are removed, not followed."""
    outside, build = tmp_path / "outside", tmp_path / "build"
    shelve(outside, FILES)
    (build / "rada/2023").mkdir(parents=True)
    shelve(build / "rada/2023/report", FILES)
    for link in (build / "link", build / "rada/link"):
        link.symlink_to(outside)
    (build / ".gitignore").write_text("*\n")
    (build / "rada/note.txt").write_text("")

    clear(build, 0)

    assert [".gitignore"] == names(build)
    assert ["report.docx"] == names(outside)


def test_a_year_that_is_being_made_is_not_cleared(tmp_path: Path) -> None:
    """Others are; whoever clears is told who is at work."""
    shelve(tmp_path / "2022", FILES)

    with claimed(tmp_path / "rada/2023/report", 0), pytest.raises(Busy, match=f"процес {os.getpid()}"):
        clear(tmp_path, 0)

    assert (tmp_path / "rada/2023").is_dir()


def test_a_run_is_not_disturbed_by_clearing_before_it_has_the_claim(tmp_path: Path) -> None:
    """A folder that was removed while it was waited for is made again, and claimed."""
    shelf = tmp_path / "rada/2023/report"
    words = f"{SAY}; {WAIT}; import shutil; shutil.rmtree(pathlib.Path(sys.argv[1]).parent)"

    with held_elsewhere(shelf, words) as other:
        let_go(other)
        with claimed(shelf, 60):
            shelve(shelf, FILES)

    assert ["report.docx"] == names(shelf)
