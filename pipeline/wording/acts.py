"""An act as a document cites it: «розпорядження міського голови від 10.06.2023 № 45-ра», and in the instrumental.

Fails never; the instrumental of a kind of act that is not known here must be given by the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.wording.dates import digital
from schemas.plan import AmendedBy

_INSTRUMENTAL: Final[Mapping[str, str]] = {
    "розпорядження": "розпорядженням",
    "рішення": "рішенням",
    "наказ": "наказом",
    "постанова": "постановою",
    "протокол": "протоколом",
    "доручення": "дорученням",
}
"""Of the first word; what follows («міського голови») stands in the genitive and stays."""
_BLANKS: Final = ("____________", "______")
"""The places of a date and a number that will be written by hand."""


def cited(act: AmendedBy) -> str:
    """Cite an act in the nominative, with its date and number or the places for them."""
    return f"{_lowered(act.act)} {_day_and_number(act)}"


def cited_as_means(act: AmendedBy) -> str | None:
    """Cite an act in the instrumental, as what a change was made by; None if its form is not known."""
    kind, _, rest = _lowered(act.act).partition(" ")
    known = f"{_INSTRUMENTAL[kind]} {rest}".strip() if kind in _INSTRUMENTAL else None
    form = act.act_instrumental or known
    return f"{form} {_day_and_number(act)}" if form else None


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _day_and_number(act: AmendedBy) -> str:
    day = digital(act.date) if act.date else _BLANKS[0]
    number = act.number or (None if act.date else _BLANKS[1])
    return f"від {day} № {number}" if number else f"від {day}"
