"""One report from its data to the archive, and the steps of it that cost most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.contest import hold
from bench.ground import Ground, forget
from bench.records import Row
from bench.spending import Spent

_WHOLE: Final = 0.95
_OFFICE: Final = 0.45
_VERIFIED: Final = 0.1


def one(ground: Ground) -> Iterator[Row]:
    """Make a report in a new process with nothing remembered."""

    def fresh() -> Spent:
        forget(ground.root)
        return ground.spend(ground.report())

    contest = hold({"one": fresh, bare.NAME: Bare(ground).lane(ground.docx)}, ground.rounds)
    what = "one report, data to archive, everything verified, in the jail; new process, no cache"
    yield contest.row("one", bare.NAME, what, _WHOLE)


def office(ground: Ground) -> Iterator[Row]:
    """Let LibreOffice convert the same DOCX as the program does."""
    lanes = {
        "office": lambda: ground.step("convert", ground.root, ground.docx),
        bare.NAME: Bare(ground).lane(ground.docx),
    }
    yield hold(lanes, ground.rounds).row("office", bare.NAME, "the LibreOffice step alone, in the jail", _OFFICE)


def verification(ground: Ground) -> Iterator[Row]:
    """Verify finished files: the PDF, for which all wait, and those that are verified while LibreOffice makes it."""
    lanes = {
        "verification": lambda: ground.step("verify", ground.root, ground.docx, ground.pdf),
        "others": lambda: ground.step("verify-others", ground.root, ground.docx),
        bare.NAME: Bare(ground).lane(ground.docx),
    }
    contest = hold(lanes, ground.rounds)
    yield contest.row("verification", bare.NAME, "full verification of the finished PDF, cell by cell", _VERIFIED)
    what = "verification of the DOCX and of tables and data, which are made for it, while LibreOffice is at work"
    yield contest.row("others", bare.NAME, what)
