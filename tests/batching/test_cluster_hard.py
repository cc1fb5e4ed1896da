"""A batch on a real Dask cluster of this machine: a scheduler and two workers, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from pipeline.batching.cluster import Crew
from pipeline.errors import ExitCode
from tests.batching.test_batch_hard import DAY, ORGANIZATIONS, documents, many, shelves, told
from tests.story.running import Place, ended
from tests.story.telling import ROOT

pytestmark = pytest.mark.hard


@dataclass
class Cluster:
    """A scheduler and its workers, each a process of its own without a disk in common with the batch."""

    folder: Path
    address: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, module: str, *words: str) -> subprocess.Popen[bytes]:
        """Start a part of it, as its command would."""
        command = [sys.executable, "-m", f"distributed.cli.{module}", *words]
        home = {"TMPDIR": str(self.folder), "PYTHONPATH": str(ROOT)}
        with (self.folder / f"{module}-{len(self.workers)}.txt").open("wb") as told_there:
            return subprocess.Popen(
                command, cwd=self.folder, env={**os.environ, **home}, stdout=told_there, stderr=subprocess.STDOUT
            )

    def hire(self) -> None:
        """Start one more worker, which dies for good when it is killed."""
        words = (self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        self.workers.append(self.start("dask_worker", *words))


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Give a cluster of two workers, ready for work."""
    folder.mkdir()
    found = folder / "scheduler.json"
    here = Cluster(folder)
    scheduler = here.start("dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(found))
    try:
        with Client(scheduler_file=str(found), timeout=60) as client:
            here.address = client.scheduler.address
            here.hire()
            here.hire()
            client.wait_for_workers(2, timeout=120)
        yield here
    finally:
        for process in (*here.workers, scheduler):
            process.kill()
            process.wait()


def batch(where: Place, address: str) -> subprocess.Popen[str]:
    """Start a batch on a cluster, told to programs."""
    return where.start("batch", *DAY, "--dask", address, "--format", "json")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The documents as processes of this machine make them."""
    where = many(tmp_path_factory.mktemp("own"))
    assert 0 == ended(where.start("batch", *DAY, "--workers", "2")).code
    return documents(where)


def test_a_worker_is_killed_in_the_middle_and_nothing_is_lost_or_made_twice(
    own: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Each document is shelved and told once, with the bytes that it has otherwise; the second time none is made."""
    where = many(tmp_path / "place")
    with cluster(tmp_path / "cluster") as hired:
        run = batch(where, hired.address)
        assert run.stdout is not None
        first = run.stdout.readline()
        hired.workers[0].send_signal(signal.SIGKILL)
        rest, complaints = run.communicate()
        lines, before = first + rest, shelves(where)
        again = ended(batch(where, hired.address))

    assert 0 == run.returncode, complaints
    assert own == documents(where)
    assert dict.fromkeys(ORGANIZATIONS, False) == told(lines)
    assert len(ORGANIZATIONS) + 1 == len(lines.splitlines())
    assert (0, dict.fromkeys(ORGANIZATIONS, True), before) == (again.code, told(again.out), shelves(where))
    assert ([], []) == (where.litter(), where.left_behind())


def test_a_connection_that_is_given_up_fails_as_any_executor_whose_workers_are_gone() -> None:
    """Whoever has sent work over it calls that off without another failure, however late the end is seen."""
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as here, Client(here) as client:
        crew = Crew(client)
        sent = crew.submit(time.sleep, 60)
        client.close()

        with pytest.raises(BrokenExecutor):
            crew.submit(abs, 1)
        crew.shutdown(cancel_futures=True)
        with pytest.raises(CancelledError):
            sent.result(20)


def test_a_cluster_that_goes_away_is_told_and_what_it_made_is_kept(own: Mapping[str, bytes], tmp_path: Path) -> None:
    """No scheduler answers any more: one message, with what to do; the same command then goes on."""
    where = many(tmp_path / "place")
    with cluster(tmp_path / "cluster") as hired:
        run = batch(where, hired.address)
        assert run.stdout is not None
        run.stdout.readline()
    _, complaints = run.communicate()
    made = shelves(where)
    last = ended(where.start("batch", *DAY, "--dask", "local", "--workers", "2", "--format", "json"))

    assert ExitCode.PROGRAM == run.returncode, complaints
    assert "планувальник Dask" in complaints
    assert "Traceback" not in complaints
    assert (0, own) == (last.code, documents(where))
    assert {name: name in made for name in ORGANIZATIONS} == told(last.out)


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    """Nothing has been made, and nothing is left behind."""
    where = many(tmp_path / "place")

    run = ended(batch(where, "tcp://127.0.0.1:9"))

    assert ExitCode.PROGRAM == run.code
    assert "планувальник Dask (tcp://127.0.0.1:9) не відповідає" in run.err
    assert {} == shelves(where)
