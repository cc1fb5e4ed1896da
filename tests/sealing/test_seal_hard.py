"""Seals of the whole program: killed, at once, and with every other command run over them."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from pipeline.packages.opening import open_package
from pipeline.sealing.listing import LIST
from tests.story.running import Place, ended, place, tree
from tests.verbs import commands

pytestmark = pytest.mark.hard

SEAL = ("seal", "--year", "2024", "--today", "2026-01-15")
SEALED = "data/vyhadana-rada/2024/sealed"
ADDS_FILES = {"sign", "attach-signature"}
"""The commands that are made to add files to a sealed package."""


def _there(where: Place) -> dict[str, bytes]:
    return tree(where.root / SEALED)


def test_a_killed_seal_leaves_a_whole_package_or_none(tmp_path: Path) -> None:
    """At random moments of the run; the next seal ends well and sweeps what is left."""
    moments = random.Random(7)  # noqa: S311 - moments are no secrets
    where = place(tmp_path, "vyhadana-rada")
    begun = time.monotonic()
    assert 0 == where.run(*SEAL).code
    seconds = time.monotonic() - begun
    right = _there(where)
    for number in range(5):
        (where.root / SEALED).rename(where.root / f"was-sealed-{number}")
        run = where.start(*SEAL)
        try:
            run.wait(moments.uniform(0.6, 1.0) * seconds)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        ended(run)
        finished = {name: content for name, content in _there(where).items() if not name.startswith(".")}
        assert finished in ({}, right, {name: content for name, content in right.items() if name != LIST})

        assert 0 == where.run(*SEAL).code
        assert right == _there(where)
    assert open_package(where.root / SEALED / "report-1").manifest.number == 1


def test_of_two_seals_at_once_one_writes(tmp_path: Path) -> None:
    """The other waits, and finds that it is sealed already."""
    where = place(tmp_path, "vyhadana-rada")

    said = sorted(ended(run).out for run in [where.start(*SEAL) for _ in range(2)])

    assert said[0].startswith("запечатано № 1: ")
    assert said[1].startswith("уже запечатано: ")
    assert {"report-1", LIST} == {entry.name for entry in (where.root / SEALED).iterdir()}


def _words(command: click.Command, package: Path) -> list[str]:
    """What a command can be given that it may do most with a sealed package."""
    known = {"year": "2024", "today": "2026-01-15", "document": "report", "template": "current", "shell": "bash"}
    words = [str(command.name)]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            words.append(known.get(str(parameter.name), str(package)))
        elif parameter.name in known:
            words += [parameter.opts[0], known[parameter.name]]
    return words


def test_no_other_command_touches_what_is_sealed(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """After a change of the data, too: every command of the program, whether it can do anything there or not."""
    where = place(tmp_path, "vyhadana-rada")
    assert 0 == where.run(*SEAL).code
    before = _there(where)
    file = where.root / "data/vyhadana-rada/2024/report.yaml"
    written = file.read_text("utf-8").replace("Роботу буде продовжено.", "Роботу завершено.")
    file.write_text(written.replace("17 січня 2025 року", "18 січня 2025 року"), "utf-8")
    codes = {}
    for name, command in commands().items():
        if name not in {*ADDS_FILES, "seal"}:
            codes[name] = where.run(*_words(command, where.root / SEALED / "report-1")).code
            assert before == _there(where), name
    record_property("commands over a sealed package, by exit code", codes)
    assert {"report": 0, "reports": 0, "archive": 0, "clean": 0}.items() <= codes.items()

    assert 0 == where.run(*SEAL).code
    assert {name: content for name, content in before.items() if name != LIST}.items() < _there(where).items()
