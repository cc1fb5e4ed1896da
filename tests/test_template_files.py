"""The template's file is read as data files are: a regular file of bearable size in the workspace, nothing followed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.contracts import Template
from pipeline.errors import FilesUnusable
from pipeline.workspace import Workspace

OWN = Path("data/vyhadana-rada/templates/report.docx")
COMMON = Path("templates/report.docx")


def _linked(file: Path) -> None:
    file.symlink_to("/etc/hostname")


def _in_linked_folder(file: Path) -> None:
    elsewhere = file.parents[1] / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / file.name).write_bytes(b"a")
    file.parent.rmdir()
    file.parent.symlink_to(elsewhere)


@pytest.mark.parametrize("place", [OWN, COMMON])
@pytest.mark.parametrize(
    ("lay", "told"),
    [
        (_linked, "це символічне посилання, а не файл"),
        (_in_linked_folder, "це символічне посилання, а не файл"),
        (Path.mkdir, "це тека, а не файл"),
        (os.mkfifo, "це не звичайний файл"),
        (lambda file: file.write_bytes(bytes(11 * 1024 * 1024)), "файл більший за 10 МБ"),
    ],
)
def test_what_is_no_template_file_is_told(
    tmp_path: Path, place: Path, lay: Callable[[Path], object], told: str
) -> None:
    """Neither followed nor waited for; an organization's own is not passed over for the common one."""
    (tmp_path / place).parent.mkdir(parents=True)
    lay(tmp_path / place)

    with pytest.raises(FilesUnusable, match=f"{place}: {told}"):
        Workspace(tmp_path).template("vyhadana-rada", "report")


def test_a_lost_template_is_told(tmp_path: Path) -> None:
    """Where it should lie is named."""
    with pytest.raises(FilesUnusable, match=r"templates/report\.docx: шаблону немає"):
        Workspace(tmp_path).template("vyhadana-rada", "report")


def test_an_organizations_own_template_comes_first(tmp_path: Path) -> None:
    """Its name is what messages call it."""
    for place in (OWN, COMMON):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_bytes(str(place).encode())

    assert Template(str(OWN), str(OWN).encode()) == Workspace(tmp_path).template("vyhadana-rada", "report")
