"""`python -m tests.measuring`: the rules are asked about both texts, the figures kept and the page written."""

from __future__ import annotations

from tests.measuring.record import keep, measure
from tests.measuring.scoring import faults
from tests.measuring.telling import PAGE, page

if __name__ == "__main__":
    measured = measure()
    keep(measured)
    PAGE.write_text(page(faults(), measured.source, measured.mutations), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))  # noqa: T201 - a command's answer
