"""The data are read in a copy of the process while what prints them is loaded: what they say is the same."""

from __future__ import annotations

import datetime as dt
import pickle
from functools import partial
from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.errors import DataFaults
from pipeline.preparing import unjudged
from pipeline.telling.speech import understood
from pipeline.tools.beside import Beside, beside
from pipeline.tools.hunspell import spelling
from pipeline.workspace import Workspace
from schemas.prose import PLAIN, Emphasis

pytestmark = pytest.mark.usefixtures("dictionary", "copies")

JOB = Job("vyhadana-rada", 2024, "report", dt.date(2026, 1, 15))
aside = partial(beside, understood=understood)


@pytest.fixture
def dictionary() -> None:
    """It is started where it has not been yet, and stays."""
    spelling().begin()


def test_what_is_read_aside_is_what_is_read_here(root: Path) -> None:
    """All facts, with their places and their hashes, and what is made of them."""
    here, there = (unjudged(JOB, Workspace(root), *way) for way in ((), (aside,)))

    assert (here.facts, here.report, here.composed) == (there.facts, there.report, there.composed)
    assert repr(here.facts) == repr(there.facts)
    titles, others = ([section.title for section in one.report.sections] for one in (here, there))
    assert [title.origin for title in titles] == [title.origin for title in others]
    assert all(title.origin for title in titles)


def test_what_is_wrong_is_told_the_same_wherever_it_is_read(root: Path) -> None:
    """With what is wrong with the template, which is read here."""
    marks = root / "data/vyhadana-rada/2024/marks.yaml"
    marks.write_text(marks.read_text("utf-8").replace("status:", "stan:", 1), "utf-8")
    (root / "templates/report.docx").write_bytes(b"")

    here, there = (wrong(root, *way) for way in ((), (aside,)))

    assert here == there
    assert [True, True] == [any(name in fault for fault in here) for name in ("marks.yaml", "report.docx")]


def wrong(root: Path, *way: Beside) -> list[str]:
    """What keeps the document from being made."""
    with pytest.raises(DataFaults) as failure:
        unjudged(JOB, Workspace(root), *way)
    return [str(fault) for fault in failure.value.faults]


def test_what_is_plain_stays_what_it_is_when_it_travels() -> None:
    """It is asked for by its identity; whatever only looks like it is another one."""
    plain, bold = pickle.loads(pickle.dumps((PLAIN, Emphasis(bold=True))))  # noqa: S301 - written just here

    assert plain is PLAIN
    assert bold == Emphasis(bold=True)
