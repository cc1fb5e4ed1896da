"""The way out of a mistyped word: the known word that was most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

ALIKE = 0.6
"""How much of two words must agree; digits of a number are few, and ask for more."""


def near(typed: str, known: Iterable[str], *, alike: float = ALIKE) -> str | None:
    """Give the known word that is nearest to the typed one, if any is near."""
    return next(iter(difflib.get_close_matches(typed, known, n=1, cutoff=alike)), None)


def nearest(typed: str, known: Iterable[str], otherwise: str, *, alike: float = ALIKE) -> str:
    """Offer the known word that is nearest to the typed one, or say `otherwise` if none is near."""
    meant = near(typed, known, alike=alike)
    return f"Чи не малося на увазі «{meant}»?" if meant else otherwise
