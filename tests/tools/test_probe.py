"""Finding programs: where, which version, new enough; and the strongest jail."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from pipeline.errors import ProgramMissing
from pipeline.tools import jail
from pipeline.tools.jail import Jail, Strength
from pipeline.tools.probe import Found, Tool, numbers, probe, require

STRENGTHS: tuple[Strength, ...] = get_args(Strength)


def _tool(folder: Path, words: str, at_least: tuple[int, ...] = ()) -> Tool:
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{words}\n", "utf-8")
    program.chmod(0o755)
    return Tool("Програма", str(program), "a-package", at_least=at_least)


@pytest.mark.parametrize(
    ("words", "version"),
    [
        ("echo LibreOffice 7.4.7.2 40", "7.4.7.2"),
        ("echo program version 22.12.0 >&2", "22.12.0"),
        ("exit 1", "?"),
        ("echo nothing to say", "?"),
    ],
)
def test_version_is_what_looks_like_one(words: str, version: str, tmp_path: Path) -> None:
    """The first dotted number that a program says, on whichever stream, is its version."""
    assert Found(tmp_path / "program", version) == probe(_tool(tmp_path, words))


def test_a_program_behind_a_link_is_found_where_it_lies(tmp_path: Path) -> None:
    """Links are followed, as what lies beside the program matters."""
    _tool(tmp_path, "echo 1.0")
    (tmp_path / "link").symlink_to(tmp_path / "program")

    assert Found(tmp_path / "program", "1.0") == probe(Tool("Програма", str(tmp_path / "link"), "a-package"))


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    """To probe never fails."""
    assert probe(Tool("Програма", str(tmp_path / "absent"), "a-package")) is None


def test_what_is_required_is_named_with_its_package(tmp_path: Path) -> None:
    """A missing program is told with the command that installs it."""
    with pytest.raises(ProgramMissing, match=r"Програма не встановлено. Установіть: sudo apt-get install .* a-package"):
        require(Tool("Програма", str(tmp_path / "absent"), "a-package"))


def test_an_old_program_is_refused(tmp_path: Path) -> None:
    """Versions are compared by their numbers: 7.10 is newer than 7.4."""
    assert "7.10.1" == require(_tool(tmp_path, "echo 7.10.1", at_least=(7, 4))).version
    with pytest.raises(ProgramMissing, match=r"7\.3\.9 застара: потрібна 7\.4"):
        require(_tool(tmp_path, "echo 7.3.9", at_least=(7, 4)))


def test_numbers_of_a_version_are_compared_as_numbers() -> None:
    """Not as letters."""
    assert (7, 4, 7, 2) == numbers("7.4.7.2")
    assert numbers("7.10") > numbers("7.4")


def test_the_strongest_jail_works_and_none_stronger_does(tmp_path: Path) -> None:
    """Jails are tried from the strongest on."""
    taken = jail.strongest(tmp_path)
    stronger = STRENGTHS[: STRENGTHS.index(taken.strength)]

    assert taken.works(tmp_path)
    assert not any(Jail(strength).works(tmp_path) for strength in stronger)


def test_a_jail_that_cannot_be_entered_does_not_work(tmp_path: Path) -> None:
    """A folder that is not there is a reason; settings of the program are what is left."""
    absent = tmp_path / "absent"

    assert not any(Jail(strength).works(absent) for strength in STRENGTHS)
    assert Jail("profile") == jail.strongest(absent)
