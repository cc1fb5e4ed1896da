"""What git keeps is asked of git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pipeline.errors import Fault
from pipeline.load import load
from pipeline.tools.git import kept
from tests.filing import ORGANIZATION, year_folder


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True)


def test_what_git_keeps(tmp_path: Path) -> None:
    """A file that was added is named, at any depth and in any letters; one that lies beside it is not."""
    _git(tmp_path, "init")
    for name in ("private/журнал.csv", "registers/private/а.csv", "private/нове.csv", "registers/а.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("а")
    _git(tmp_path, "add", "private/журнал.csv", "registers")

    assert ("private/журнал.csv", "registers/private/а.csv") == kept(tmp_path, "**/private/**")


def test_no_repository(tmp_path: Path) -> None:
    """Where git is not used it keeps nothing."""
    assert () == kept(tmp_path, "**/private/**")


def test_a_monitor_of_the_repository_is_not_run(tmp_path: Path) -> None:
    """A repository may name a program for git to run; asking git must not run it."""
    _git(tmp_path, "init")
    _git(tmp_path, "config", "core.fsmonitor", f"touch {tmp_path}/run; false")

    assert () == kept(tmp_path, "**/private/**")
    assert not (tmp_path / "run").exists()


def test_a_private_file_that_git_keeps_is_a_fault(tmp_path: Path) -> None:
    """Nothing is made until it is taken out of git."""
    folder = year_folder(tmp_path, organization_yaml=ORGANIZATION, private__a_csv="а")
    _git(tmp_path, "init")
    _git(tmp_path, "add", "--all")
    kept_by_git: list[Fault] = []
    taken_out: list[Fault] = []
    load(folder, "vyhadana-rada", 2024, kept_by_git.append)
    _git(tmp_path, "rm", "--cached", "data/vyhadana-rada/2024/private/a.csv")
    load(folder, "vyhadana-rada", 2024, taken_out.append)

    assert [] == taken_out
    (told,) = kept_by_git
    assert str(told).startswith(
        "data/vyhadana-rada/2024/private/a.csv: файл із персональними даними зберігає git. Виконайте git rm --cached"
    )
