"""Running a child: how it ended, what it said, and that nothing outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ProgramFailed
from pipeline.tools import child
from pipeline.tools.child import Ended
from pipeline.tools.jail import Strength
from tests.tools.standins import MARK, fall_asleep, left_behind, needs, standin

ENVIRONMENT = {"PATH": "/usr/bin:/bin"}


def _run(words: str, room: Path, seconds: float = 20) -> Ended:
    return child.run(["sh", "-c", words], room=room, environment=ENVIRONMENT, seconds=seconds)


def test_exit_code_and_words_are_told(tmp_path: Path) -> None:
    """Both streams are told together, in the order of writing."""
    assert Ended(3, "раз\nдва") == _run("echo раз; echo два >&2; exit 3", tmp_path)


def test_a_signal_is_told_as_a_negative_code(tmp_path: Path) -> None:
    """A child that is killed has the signal's number, negative."""
    assert -signal.SIGTERM == _run("kill -TERM $$", tmp_path).code


def test_only_the_last_words_are_kept(tmp_path: Path) -> None:
    """A flood of words costs nothing; its end is told."""
    ended = _run("yes | head -c 3000000; echo end", tmp_path)

    assert ended.words.endswith("y\nend")
    assert len(ended.words) <= 2000


def test_letters_that_are_none_are_told_somehow(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 do not break the telling."""
    assert "�" in _run(r"printf '\377\376'", tmp_path).words


def test_time_is_up(tmp_path: Path) -> None:
    """A child that takes too long has no exit code."""
    assert _run(f"echo so far; sleep {MARK}", tmp_path, seconds=0.2) == Ended(None, "so far")
    assert [] == left_behind()


def test_who_is_on_a_line_ends_with_it_and_not_by_force(tmp_path: Path) -> None:
    """It is let go, though a copy of this process may hold the line, too; its own end is what is told."""
    held = "read -r _; echo let go"
    with child.started(["sh", "-c", held], room=tmp_path, environment=ENVIRONMENT, is_on_a_line=True) as one:
        assert one.process.stdin
        copy = os.dup(one.process.stdin.fileno())
        code = one.kill()
        os.close(copy)
        assert (0, "let go") == (code, one.words)


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    """By its name, without its folder."""
    with pytest.raises(ProgramFailed, match="no-such-program: програму не вдалося запустити: немає файлу"):
        child.run(["/nowhere/no-such-program"], room=tmp_path, environment=ENVIRONMENT, seconds=1)


@pytest.mark.parametrize("strength", ["bwrap", "unshare", "profile"])
def test_nobody_survives_a_parent_that_is_killed(strength: Strength, tmp_path: Path) -> None:
    """If the whole of our program is killed, what it started dies with it, in every jail."""
    needs(strength, tmp_path)
    program = standin(tmp_path, f"exec sleep {MARK}")
    words = (
        "import pathlib; from pipeline.tools.jail import Jail; from pipeline.tools import child; "
        f"room = pathlib.Path({str(tmp_path)!r}); jail = Jail({strength!r}); "
        f"command, on_a_line = jail.around([{str(program)!r}], room), jail.is_on_a_line; "
        "child.run(command, room=room, environment={'PATH': '/usr/bin'}, seconds=60, is_on_a_line=on_a_line)"
    )
    with subprocess.Popen([sys.executable, "-c", words], cwd=Path(__file__).parents[2]) as parent:
        slept = fall_asleep()
        parent.kill()

    assert slept
    assert [] == left_behind()
