"""A room is gone afterwards, whatever happened in it; an abandoned one is swept by the next run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import FilesUnusable
from pipeline.tools import child
from pipeline.tools.room import room, sweep
from tests.tools.standins import MARK, fall_asleep, left_behind

ROOT = Path(__file__).parents[2]
FOREIGN = ("zvit-room-short", "zvit-room-much-too-long", "zvit-report", "other")


def test_a_room_is_nobody_elses_and_is_gone_afterwards(tmp_path: Path) -> None:
    """With all that was put in it."""
    with room(tmp_path) as here:
        (here / "deep/er").mkdir(parents=True)
        (here / "deep/er/file").write_text("words")
        assert 0o700 == here.stat().st_mode & 0o777

    assert [] == list(tmp_path.iterdir())


def test_a_room_that_is_used_is_not_swept(tmp_path: Path) -> None:
    """Neither by another room's beginning nor by its end."""
    with room(tmp_path) as first:
        with room(tmp_path) as second:
            assert first != second
        sweep(tmp_path)
        assert first.is_dir()


def test_the_room_of_a_killed_run_is_swept_with_whoever_works_in_it(tmp_path: Path) -> None:
    """Whoever begins next finds neither its files nor its processes."""
    words = (
        "import os, sys, pathlib, subprocess; from pipeline.tools import child; from pipeline.tools.room import room\n"
        "with room(pathlib.Path(sys.argv[1])) as here:\n"
        " (here / 'file').write_text('half')\n"
        f" subprocess.Popen(['sleep', '{MARK}'], env=child.quiet(here), start_new_session=True)\n"
        " os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", words, tmp_path], cwd=ROOT, check=False)
    assert fall_asleep()
    assert ["file"] == [file.name for file in tmp_path.glob("zvit-room-*/*")]

    with room(tmp_path) as here:
        assert [here] == list(tmp_path.iterdir())

    assert [] == left_behind()


def test_a_child_in_a_session_of_its_own_does_not_outlive_the_room(tmp_path: Path) -> None:
    """Its group's end does not reach it; the end of its home does."""
    with room(tmp_path) as here:
        command = ["sh", "-c", f"setsid sleep {MARK} & sleep 0.1"]
        child.run(command, room=here, environment=child.quiet(here), seconds=20)

    assert [] == left_behind()


def test_what_is_not_an_abandoned_room_is_left_alone(tmp_path: Path) -> None:
    """Other names, files, and links with the name of a room."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/file").write_text("words")
    for name in FOREIGN:
        (tmp_path / name).mkdir()
    (tmp_path / "zvit-room-abcdefgh").symlink_to(tmp_path / "outside")
    (tmp_path / "zvit-room-ijklmnop").write_text("a file")
    before = sorted(tmp_path.rglob("*"))

    sweep(tmp_path)

    assert before == sorted(tmp_path.rglob("*"))


def test_a_link_in_an_abandoned_room_is_not_followed(tmp_path: Path) -> None:
    """The link goes, and what it led to stays."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/file").write_text("words")
    (tmp_path / "zvit-room-abcdefgh").mkdir()
    (tmp_path / "zvit-room-abcdefgh/link").symlink_to(tmp_path / "outside")

    sweep(tmp_path)

    assert ["outside"] == [entry.name for entry in tmp_path.iterdir()]
    assert "words" == (tmp_path / "outside/file").read_text()


def test_where_there_is_no_place_for_rooms_it_is_told(tmp_path: Path) -> None:
    """With the place."""
    with pytest.raises(FilesUnusable, match="absent: не вдалося створити тимчасову теку"), room(tmp_path / "absent"):
        pass
