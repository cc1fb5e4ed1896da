"""The fictional organizations that batches are tried on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pipeline.contracts import Job
from pipeline.preparing import prepare
from pipeline.workspace import Workspace
from tests.corpus import YEAR, corpus
from tests.workspaces import state


def test_an_organizations_data_do_not_depend_on_how_many_there_are(tmp_path: Path) -> None:
    """The first of three are those of two, byte for byte, and another seed gives others."""
    two, three = corpus(tmp_path / "two", 2), corpus(tmp_path / "three", 3)

    there = state(tmp_path / "three")
    assert two == three[:2]
    assert state(tmp_path / "two").items() <= there.items()
    assert len({there[f"data/{slug}/{YEAR}/marks.yaml"] for slug in three}) == 3

    corpus(tmp_path / "other", 2, seed=7)
    assert not state(tmp_path / "two").items() <= state(tmp_path / "other").items()


def test_the_data_are_sound_and_nobody_real_is_named(tmp_path: Path) -> None:
    """The report of each can be made, and says no real place, person or address."""
    for slug in corpus(tmp_path, 3):
        ready = prepare(Job(slug, YEAR, "report", dt.date(2026, 1, 15)), Workspace(tmp_path))
        said = ready.enriched.document.model_dump_json()

        assert [] == [name for name in ("Первомайс", "ДЕМЧЕНКО", "ПОЛЯКОВА", "gmail", "+38094") if name in said]
