"""The same report again: after no change, and after a change of one register's row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.contest import hold
from bench.ground import ORGANIZATION, YEAR, Ground
from bench.records import Row
from bench.spending import BenchFailed, Spent

_UNCHANGED: Final = 0.1
_SAYS: Final = "без змін"
_ROW: Final = "інструктаж новопризначених посадових осіб;12"


def unchanged(ground: Ground) -> Iterator[Row]:
    """Ask again for what is there."""

    def again() -> Spent:
        spent = ground.spend(ground.report())
        if _SAYS not in (ground.scratch / "said.txt").read_text("utf-8").lower():
            raise BenchFailed(f"nothing has changed, but it does not say «{_SAYS}»")
        return spent

    ground.spend(ground.report())
    contest = hold({"unchanged": again, bare.NAME: Bare(ground).lane(ground.docx)}, ground.rounds)
    yield contest.row("unchanged", bare.NAME, "the same after no change", _UNCHANGED)


def changed(ground: Ground) -> Iterator[Row]:
    """Change a number of a register, to another one each time; what does not depend on it need not be made again."""
    register = ground.root / "data" / ORGANIZATION / str(YEAR) / "registers/briefings.csv"
    before = register.read_text(encoding="utf-8")
    if before.count(_ROW) != 1:
        raise BenchFailed(f"{register.name} has no row «{_ROW}» any more")
    numbers = count(20)

    def again() -> Spent:
        register.write_text(before.replace(_ROW, f"{_ROW[:-2]}{next(numbers)}"), encoding="utf-8")
        spent = ground.spend(ground.report("--why"))
        if register.name not in (ground.scratch / "said.txt").read_text("utf-8"):
            raise BenchFailed(f"{register.name} has changed, but it is not told")
        return spent

    ground.spend(ground.report())
    contest = hold({"changed": again, bare.NAME: Bare(ground).lane(ground.docx)}, ground.rounds)
    register.write_text(before, encoding="utf-8")
    yield contest.row("changed", bare.NAME, "after one register row was changed, with `--why`")
