"""Folders that no program foresees: the batch of all the others goes on."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from pipeline.batching.batch import Batch, Order
from pipeline.batching.finding import Search
from pipeline.batching.journal import Journal
from pipeline.batching.running import Team, nobody_asks
from schemas.answer import Answer
from schemas.batch import Entry
from tests.story.telling import ROOT, folder_of


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A workspace with folders in folders, more than calls can be nested: pytest could not remove them."""
    shutil.copytree(folder_of("pervomaisk-rada"), tmp_path / "data/pervomaisk-rada")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    bottom = str(tmp_path / "data/pervomaisk-rada/2023")
    for _ in range(sys.getrecursionlimit()):
        bottom += "/d"
        os.mkdir(bottom)  # noqa: PTH102 - of such a length a Path is slow
    yield tmp_path
    os.removedirs(bottom)


def nobody() -> Executor:
    """No worker."""
    raise AssertionError("nothing can be enclosed, so nobody is needed")


def test_a_folder_too_deep_to_be_looked_through_fails_alone(root: Path) -> None:
    """It is told as any failure, and the batch comes to its end."""
    entries: list[Entry] = []

    def tell(entry: Entry, _answer: Answer) -> None:
        entries.append(entry)

    order = Order(root, Search(root).everything(lambda _: None), dt.date(2026, 1, 15), {}, {})
    Batch(order, Journal(root / "journal.jsonl"), tell).run(Team(nobody, 1), nobody_asks)

    assert ["failed"] == [entry.outcome for entry in entries]
