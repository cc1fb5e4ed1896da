"""The words of a summary: what each state, each timing and each number of it is called. Fails never."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

from pipeline.summarizing.sheet import Look
from pipeline.wording.dates import digital
from pipeline.wording.numbers import counted, printed_quantity
from schemas.marks import STATES, ImplementationStatus
from schemas.outcomes import Timing
from schemas.summary import Shortfall, Summary

NOTHING: Final = "—"
INFERRED: Final = "Стани виведено з тексту відміток, уповноважена особа їх не підтвердила."
STATUS_WORDS: Final[Mapping[ImplementationStatus | None, str]] = MappingProxyType(
    {**{status: word for word, status in STATES.items()}, None: "не вказано"}
)
STATUS_LOOKS: Final[Mapping[ImplementationStatus | None, Look]] = MappingProxyType(
    {
        ImplementationStatus.DONE: "solid",
        ImplementationStatus.PARTIAL: "diagonal",
        ImplementationStatus.IN_PROGRESS: "vertical",
        ImplementationStatus.NOT_DONE: "blank",
        ImplementationStatus.POSTPONED: "dots",
        ImplementationStatus.CANCELLED: "cross",
        ImplementationStatus.NO_OCCASION: "horizontal",
        None: "backward",
    }
)
TIMING_WORDS: Final[Mapping[Timing | None, str]] = MappingProxyType(
    {"early": "раніше строку", "on_time": "у строк", "late": "із запізненням", None: "сказати не можна"}
)
TIMING_LOOKS: Final[Mapping[Timing | None, Look]] = MappingProxyType(
    {"early": "vertical", "on_time": "solid", "late": "cross", None: "backward"}
)
_BEGUN: Final = frozenset({ImplementationStatus.DONE, ImplementationStatus.PARTIAL})
_MINUS: Final = "\u2212"
_PLUS: Final = "+"


def state(summary: Summary) -> str:
    """Tell whether the document is approved."""
    return f"Затверджено {digital(summary.approved_on)}" if summary.approved_on else "ПРОЄКТ: ще не затверджено"


def measures(number: int) -> str:
    """Count measures: 1 захід, 2 заходи, 5 заходів."""
    return counted(number, ("захід", "заходи", "заходів"))


def quantity(number: int | Decimal | None) -> str:
    """Print a number; a dash if there is none."""
    return NOTHING if number is None else printed_quantity(Decimal(number)).replace("-", _MINUS)


def change(number: Decimal | None) -> str:
    """Print by how much something has changed, with its sign."""
    return f"{_PLUS}{quantity(number)}" if number is not None and number > 0 else quantity(number)


def change_in_percent(number: Decimal | None) -> str:
    """Print the same in whole percent."""
    return NOTHING if number is None else f"{change(_whole(number))}\u00a0%"


def share(part: int, whole: int) -> str:
    """Print a part of a whole in whole percent."""
    return f"{quantity(_whole(Decimal(part * 100) / whole))}\u00a0%"


def what_became_of(shortfall: Shortfall) -> str:
    """Tell a measure's state, until when it was put off, and why: «перенесено (2 півріччя 2024 року). Причина: …»."""
    overdue = f" {TIMING_WORDS['late']}" if shortfall.status in _BEGUN else ", строк минув"
    late = overdue if shortfall.timing == "late" else ""
    until = f" ({shortfall.until})" if shortfall.until else ""
    reason = f"Причина: {shortfall.reason}" if shortfall.reason else "Причину не вказано"
    return f"{STATUS_WORDS[shortfall.status].capitalize()}{late}{until}. {reason}"


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_HALF_UP)
