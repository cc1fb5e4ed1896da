"""Runs at the same time: of one year they wait for one another, of several they do not disturb each other."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from pipeline.claiming import claimed
from pipeline.errors import ExitCode
from tests.story.running import Place, ended, place

pytestmark = pytest.mark.hard

YEARS = range(2017, 2025)
SHELF = "build/vyhadana-rada/2024/report"


def report(year: int = 2024) -> tuple[str, ...]:
    """The words of a command."""
    return ("report", "--year", str(year), "--today", "2026-01-15")


def of_eight_years(folder: Path) -> Place:
    """Make a place where the same data lies for eight years."""
    where = place(folder, "vyhadana-rada")
    data = where.root / "data/vyhadana-rada"
    for year in YEARS:
        if year != 2024:
            shutil.copytree(data / "2024", data / str(year))
    return where


def whole(where: Place, year: int) -> bool:
    """Tell whether a year's documents are all there, by their manifest, or none of them."""
    shelf = where.root / f"build/vyhadana-rada/{year}/report"
    if not shelf.exists():
        return True
    listed = json.loads((shelf / "manifest.json").read_text("utf-8"))["files"]
    return {"manifest.json", *listed} == {file.name for file in shelf.iterdir()}


def test_two_runs_of_one_year_wait_for_one_another(tmp_path: Path) -> None:
    """Both end well; the second finds that nothing has changed."""
    where = place(tmp_path, "vyhadana-rada")

    runs = [ended(run) for run in [where.start(*report()), where.start(*report())]]

    assert [(0, ""), (0, "")] == [(run.code, run.err) for run in runs]
    assert ["без змін", "готово"] == sorted(run.out.splitlines()[-1].split(" за ")[0].strip() for run in runs)
    assert [] == where.litter()


def test_a_run_without_patience_says_who_is_at_work(tmp_path: Path) -> None:
    """Exit code 8, the process and the time of its start; the other run goes on undisturbed."""
    where = place(tmp_path, "vyhadana-rada")

    with claimed(where.root / SHELF, 0):
        run = where.run(*report(), environment={"ZVIT_WAIT": "0"})

    assert ExitCode.BUSY == run.code
    assert f"інший запуск (процес {os.getpid()}, працює з " in run.err
    assert {} == where.documents()
    assert [] == where.litter()


def test_eight_years_at_once_are_as_one_after_another(tmp_path: Path) -> None:
    """Byte for byte, with LibreOffice really started eight times."""
    serial, parallel = of_eight_years(tmp_path / "serial"), of_eight_years(tmp_path / "parallel")
    assert 0 == serial.run("reports", "--today", "2026-01-15").code

    runs = [ended(run) for run in [parallel.start(*report(year)) for year in YEARS]]

    assert [0] * 8 == [run.code for run in runs], [run.err for run in runs]
    assert serial.documents() == parallel.documents()
    assert {str(year) for year in YEARS} == {name.split("/")[1] for name in parallel.documents()}
    assert [] == parallel.litter()
    assert [] == parallel.left_behind()


def test_cleaning_does_not_disturb_a_run(tmp_path: Path) -> None:
    """Whoever comes first is waited for; both end well."""
    where = of_eight_years(tmp_path)

    runs = [where.start(*report(year)) for year in (2023, 2024)] + [where.start("clean") for _ in range(2)]

    assert [(0, "")] * 4 == [(run.code, run.err) for run in map(ended, runs)]
    assert whole(where, 2023)
    assert whole(where, 2024)
    assert [] == where.litter()
