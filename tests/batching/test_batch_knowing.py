"""The mark by which a document is known to be current: what it tells to whoever reads the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.batching.knowing import mark_of
from pipeline.batching.parcels import Parcel, Tree
from pipeline.contracts import Job
from pipeline.keeping import secrecy

JOB = Job("vyhadana-rada", 2024, "report", dt.date(2026, 1, 15))
PUBLIC = {"data/vyhadana-rada/2024/plan.yaml": b"format: 1"}
PRIVATE = {**PUBLIC, "data/vyhadana-rada/2024/private/deklaratsii.csv": "Вигаданий Іван".encode()}


@pytest.fixture
def other_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Makes this machine another one."""

    def move() -> None:
        (tmp_path / "machine-id").write_text("another")
        monkeypatch.setattr(secrecy, "_KNOWN_HERE", (tmp_path / "machine-id",))
        secrecy._key.cache_clear()

    yield move
    secrecy._key.cache_clear()


def test_a_mark_of_private_files_means_nothing_on_another_machine(other_machine: Callable[[], None]) -> None:
    """So it proves to nobody what they hold."""
    here = mark_of(Parcel(JOB, Tree("", PRIVATE)), {})
    other_machine()

    assert here != mark_of(Parcel(JOB, Tree("", PRIVATE)), {})


def test_a_mark_of_public_files_is_the_same_anywhere(other_machine: Callable[[], None]) -> None:
    """Whatever machine makes the document, it would come out the same."""
    here = mark_of(Parcel(JOB, Tree("", PUBLIC)), {})
    other_machine()

    assert here == mark_of(Parcel(JOB, Tree("", PUBLIC)), {})
