"""Whole batches with the real LibreOffice: killed, interrupted, poisoned, and still nothing is lost or made twice."""

from __future__ import annotations

import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ExitCode
from tests.story.running import Place, ended, place
from tests.story.telling import ROOT

pytestmark = pytest.mark.hard

KILLS = 5
DAY = ("--today", "2026-01-15")
ORGANIZATIONS = tuple(f"vyhadana-{number}" for number in range(5))


def many(folder: Path, organizations: tuple[str, ...] = ORGANIZATIONS) -> Place:
    """A place where several fictional organizations have a report each, no two alike."""
    where = place(folder, "vyhadana-rada")
    data = where.root / "data"
    for name in organizations:
        shutil.copytree(data / "vyhadana-rada", data / name)
        file = data / name / "2024/report.yaml"
        file.write_text(file.read_text("utf-8").replace("Роботу буде", f"Роботу ({name}) буде"), "utf-8")
    shutil.rmtree(data / "vyhadana-rada")
    return where


def documents(where: Place) -> dict[str, bytes]:
    """All finished files of the organizations."""
    return {name: content for name, content in where.documents().items() if not name.startswith("_batch/")}


def shelves(where: Place) -> dict[str, int]:
    """By organization, the number of the folder in which its document lies: another one is a document made again."""
    build = where.root / "build"
    return {shelf.parts[-3]: shelf.stat().st_ino for shelf in build.glob("*/2024/report") if shelf.is_dir()}


def told(out: str) -> dict[str, bool | None]:
    """By organization, whether its document was there already; None if it was not made."""
    lines = [json.loads(line) for line in out.splitlines()]
    return {each["organization"]: each.get("unchanged") for line in lines for each in line["documents"]}


def batch(where: Place, *words: str) -> subprocess.Popen[str]:
    """Start a batch that is told to programs."""
    return where.start("batch", *DAY, "--workers", "2", "--format", "json", *words)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The documents as runs of their own make them."""
    where = many(tmp_path_factory.mktemp("own"))
    for name in ORGANIZATIONS:
        assert 0 == where.run("report", "--year", "2024", "--organization", name, *DAY).code
    return documents(where)


@pytest.mark.parametrize(("workers", "order"), [("2", 1), ("1", -1)])
def test_a_batch_gives_the_bytes_of_runs_of_their_own(
    workers: str, order: int, own: Mapping[str, bytes], tmp_path: Path
) -> None:
    """However many are made at once, and in whatever order; the second time nothing is made."""
    where = many(tmp_path)
    (tmp_path / "list.txt").write_text("\n".join(f"{name}/2024" for name in ORGANIZATIONS[::order]))
    words = ("--list", str(tmp_path / "list.txt"), "--workers", workers)

    first, before = ended(batch(where, *words)), shelves(where)
    second = ended(batch(where, *words))

    assert (0, 0) == (first.code, second.code), first.err
    assert own == documents(where)
    assert dict.fromkeys(ORGANIZATIONS, False) == told(first.out)
    assert (dict.fromkeys(ORGANIZATIONS, True), before) == (told(second.out), shelves(where))
    assert ([], []) == (where.litter(), where.left_behind())


def test_killed_at_any_moment_it_goes_on_without_making_anything_twice(
    own: Mapping[str, bytes], tmp_path: Path
) -> None:
    """With kill -9; whatever has been finished is never made again, and no process is left at work."""
    where, chance = many(tmp_path), random.Random(2023)  # noqa: S311 - moments are no secrets
    finished: dict[str, int] = {}

    for _ in range(KILLS):
        run = batch(where)
        with suppress(subprocess.TimeoutExpired):
            run.wait(chance.uniform(1, 15))
        run.kill()
        ended(run)
        assert [] == where.left_behind()
        assert finished.items() <= shelves(where).items()
        finished = shelves(where)
    last = ended(batch(where))

    assert (0, own) == (last.code, documents(where))
    assert {name: name in finished for name in ORGANIZATIONS} == told(last.out)
    assert finished.items() <= shelves(where).items()


@contextmanager
def poisonous(where: Place, organization: str, deaths: int) -> Iterator[list[int]]:
    """Let whoever works on an organization be killed, so many times; give the processes that were."""
    killed: list[int] = []
    over, rooms = threading.Event(), set[str]()

    def watch() -> None:
        while not over.is_set() and len(killed) < deaths:
            for room, worker in at_work(where, organization):
                if room not in rooms:  # whoever holds it later sweeps it
                    rooms.add(room)
                    killed.append(worker)
                    os.kill(worker, signal.SIGKILL)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield killed
    finally:
        over.set()
        watcher.join()


def at_work(where: Place, organization: str) -> Iterator[tuple[str, int]]:
    """The rooms in which an organization's data lie, each with the process that holds it."""
    with suppress(OSError):  # a room may be cleared just now
        for data in where.passing.glob(f"zvit-room-*/*/workspace/data/{organization}"):
            room = data.parents[3]
            held = rf"FLOCK +ADVISORY +WRITE (\d+) \S+:{room.stat().st_ino} "
            for found in re.finditer(held, Path("/proc/locks").read_text("ascii")):
                yield room.name, int(found[1])


def test_a_document_that_kills_its_worker_fails_alone(own: Mapping[str, bytes], tmp_path: Path) -> None:
    """Its neighbours are made, and told as if nothing had been."""
    where = many(tmp_path)

    with poisonous(where, "vyhadana-2", 9) as killed:
        run = ended(batch(where))

    others = {name: content for name, content in own.items() if not name.startswith("vyhadana-2/")}
    assert (ExitCode.PROGRAM, others) == (run.code, documents(where))
    assert {**dict.fromkeys(ORGANIZATIONS, False), "vyhadana-2": None} == told(run.out)
    assert 3 == len(killed)
    assert "двічі раптово скінчився" in run.err
    assert [] == where.left_behind()


def test_a_worker_that_is_killed_once_costs_nothing(own: Mapping[str, bytes], tmp_path: Path) -> None:
    """What it had in hand is made by another one."""
    where = many(tmp_path)

    with poisonous(where, "vyhadana-2", 1) as killed:
        run = ended(batch(where))

    assert (0, own, 1) == (run.code, documents(where), len(killed))
    assert [] == where.left_behind()


def test_a_faulty_organization_stops_nobody(own: Mapping[str, bytes], tmp_path: Path) -> None:
    """It is told with file and line, on the screen and in failed.json, and the exit code is its own."""
    where = many(tmp_path)
    file = where.root / "data/vyhadana-3/2024/marks.yaml"
    file.write_text(file.read_text("utf-8").replace("marks:", "marks: {"), "utf-8")

    run = where.run("reports", *DAY)
    failed: Any = json.loads((where.root / "build/_batch/results/failed.json").read_text("utf-8"))["failed"]

    assert ExitCode.DATA == run.code
    assert {name: content for name, content in own.items() if "vyhadana-3/" not in name} == documents(where)
    assert [("vyhadana-3", "data/vyhadana-3/2024/marks.yaml")] == [
        (each["document"]["organization"], each["faults"][0]["file"]) for each in failed
    ]
    assert re.search(r"^    data/vyhadana-3/2024/marks.yaml:\d+:\d+: ", run.out, re.MULTILINE)
    assert 4 == len(re.findall(r"^складено: ", run.out, re.MULTILINE))


def test_who_presses_ctrl_c_gets_an_end_in_order(own: Mapping[str, bytes], tmp_path: Path) -> None:
    """What is being made is finished; it is told how to go on, and then only the rest is made."""
    where = many(tmp_path)
    run = batch(where, "--workers", "1")
    assert run.stdout
    first = run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    rest = ended(run)
    done = told(first + rest.out)

    assert ExitCode.INTERRUPTED == rest.code
    assert "Завершую: документи, які вже складаються, буде дороблено" in rest.err
    assert "повторіть ту саму команду" in rest.err
    assert set(done) == set(shelves(where))
    assert 1 <= len(done) < 5
    assert ([], []) == (where.litter(), where.left_behind())

    again = ended(batch(where))

    assert (0, own) == (again.code, documents(where))
    assert {name: name in done for name in ORGANIZATIONS} == told(again.out)


def test_who_presses_it_twice_gets_an_end_at_once(tmp_path: Path) -> None:
    """Nothing is left at work, and what is there is whole; what was made is told, and what was not."""
    where = many(tmp_path)
    run = batch(where)
    assert run.stdout
    run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    assert run.stderr
    assert any("Завершую" in line for line in iter(run.stderr.readline, ""))
    os.killpg(run.pid, signal.SIGINT)

    run_ended = ended(run)
    register = json.loads((where.root / "build/_batch/results/results.json").read_text("utf-8"))
    outcomes = [each["outcome"] for each in register["entries"]]
    left = outcomes.count("unreached")

    assert ExitCode.INTERRUPTED == run_ended.code
    assert f"зроблене збережено; {left} з 5 документів ще не складали. Щоб продовжити" in run_ended.err
    assert (len(shelves(where)), 5) == (outcomes.count("built"), len(outcomes))
    assert [] == where.left_behind()
    assert 0 == ended(batch(where)).code
    assert 5 == len(shelves(where))


def test_a_terminal_shows_how_far_it_has_come(tmp_path: Path) -> None:
    """One line that is written over, with counts and what time is left; what failed stays above it."""
    where = many(tmp_path, ORGANIZATIONS[:2])
    (where.root / "data/vyhadana-0/2024/marks.yaml").write_text("format: 1\nmarks: {\n", "utf-8")
    ours, its = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "--root", str(where.root), "batch", *DAY],
        cwd=ROOT,
        stdout=its,
        stderr=its,
        env={**os.environ, "TMPDIR": str(where.passing)},
    )
    os.close(its)
    shown = b"".join(pieces(ours)).decode()

    assert ExitCode.DATA == run.wait()
    assert re.search(r"\r\x1b\[K2/2 \[=+\] лишилося 0:00; складено 1, без змін 0, не складено 1", shown)
    assert "не складено: Вигадана сільська рада (vyhadana-0), 2024 рік, звіт — Дані потребують виправлення\r\n" in shown
    assert "складено: vyhadana-1" not in shown


def pieces(terminal: int) -> Iterator[bytes]:
    """All that is written to a terminal, until nobody has it any more."""
    with suppress(OSError):
        while piece := os.read(terminal, 4096):
            yield piece
