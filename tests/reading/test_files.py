"""Bytes and letters of data files: what cannot be used is told, never followed or guessed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.contracts import YearFolder
from pipeline.errors import Fault
from pipeline.reading.files import MAX_TEXT, read_bytes, read_named, unreadable
from pipeline.reading.letters import decoded
from schemas.origin import Origin
from tests.filing import year_folder


def _read(folder: YearFolder, name: str) -> tuple[bytes | None, list[str]]:
    faults: list[Fault] = []
    return read_bytes(folder, folder.year / name, faults.append), [str(fault) for fault in faults]


def test_a_file_is_read(tmp_path: Path) -> None:
    """A regular file gives its bytes."""
    assert (b"a: 1", []) == _read(year_folder(tmp_path, plan_yaml="a: 1"), "plan.yaml")


def test_an_absent_file_is_nothing(tmp_path: Path) -> None:
    """A file that need not be there gives nothing, and no fault."""
    assert (None, []) == _read(year_folder(tmp_path), "plan.yaml")
    assert (None, []) == _read(year_folder(tmp_path, plan_yaml=""), "plan.yaml/x")


@pytest.mark.parametrize("target", ["real.yaml", "nowhere.yaml", "/etc/hostname"])
def test_a_link_is_refused(tmp_path: Path, target: str) -> None:
    """A symbolic link is told, wherever it leads, even if nowhere."""
    folder = year_folder(tmp_path, real_yaml="a: 1")
    (folder.year / "plan.yaml").symlink_to(target)

    told = "data/vyhadana-rada/2024/plan.yaml: це символічне посилання, а не файл. Покладіть на його місце сам файл"
    assert (None, [told]) == _read(folder, "plan.yaml")


def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    """A folder that is a link on the way is told: it may lead out of the organization's folder."""
    folder = year_folder(tmp_path)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.md").write_text("таємне")
    (folder.year / "marks").symlink_to(tmp_path / "secret")
    content, faults = _read(folder, "marks/a.md")

    assert content is None
    assert ["символічне посилання" in fault for fault in faults] == [True]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in the place of a file is told."""
    folder = year_folder(tmp_path)
    (folder.year / "plan.yaml").mkdir()

    told = "data/vyhadana-rada/2024/plan.yaml: це тека, а не файл. Перейменуйте теку й покладіть на її місце файл"
    assert (None, [told]) == _read(folder, "plan.yaml")


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A named pipe, on which reading would wait for ever, is told."""
    folder = year_folder(tmp_path)
    os.mkfifo(folder.year / "plan.yaml")

    assert ["data/vyhadana-rada/2024/plan.yaml: це не звичайний файл. Покладіть на його місце файл"] == _read(
        folder, "plan.yaml"
    )[1]


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    """A text file over 5 MB is told, not read."""
    folder = year_folder(tmp_path, plan_yaml=b" " * (MAX_TEXT + 1))

    assert ["data/vyhadana-rada/2024/plan.yaml: файл більший за 20 МБ. Приберіть з нього зайве"] == _read(
        folder, "plan.yaml"
    )[1]


def test_a_name_too_long(tmp_path: Path) -> None:
    """What the system itself refuses is told with the file's name."""
    _, (fault,) = _read(year_folder(tmp_path), "х" * 200 + ".yaml")

    assert fault.endswith("назва файлу задовга. Скоротіть її")


def test_why_unreadable() -> None:
    """A missing permission is told as such; what is not foreseen, in the system's words."""
    denied = unreadable("a.yaml", PermissionError(errno.EACCES, "Permission denied"))
    strange = unreadable("a.yaml", OSError(errno.ENOLCK, "No locks available"))

    assert "a.yaml: файл не дозволено читати. Надайте права на читання" == str(denied)
    assert "a.yaml: система не дає файл чи теку (код 37). Перевірте диск" == str(strange)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    """That a file named in the data is not there is told at the place that names it."""
    folder, faults = year_folder(tmp_path), list[Fault]()
    named_at = Origin("data/vyhadana-rada/2024/marks.yaml", 3, 9)

    assert read_named(folder, folder.year / "marks" / "1.md", named_at, faults.append) is None
    (fault,) = faults
    assert named_at == fault.origin
    assert "файлу «marks/1.md» у теці року немає" == fault.reason


def test_letters() -> None:
    """A byte order mark and Windows line ends are no letters."""
    faults: list[Fault] = []

    assert "а\nб\nв" == decoded("\ufeffа\r\nб\rв".encode(), "f", faults.append)
    assert [] == faults


def test_no_letters() -> None:
    """Bytes that are no UTF-8 are told at the first of them."""
    faults: list[Fault] = []

    assert decoded("перший\r\nдва ".encode() + b"\xff", "f.yaml", faults.append) is None
    assert ["f.yaml:2:5: файл збережено не в кодуванні UTF-8. Збережіть його наново в UTF-8"] == [
        str(fault) for fault in faults
    ]
