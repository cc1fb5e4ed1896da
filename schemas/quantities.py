"""Dates and quantities as Ukrainian offices write them, typed from the text of the file."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from schemas.months import MONTHS

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDED = re.compile(r"«?\s*([0-9]{1,2})\s*»?\s+([а-яіїєґ]+)\s+([0-9]{4})(?:\s*(?:року|р\.))?", re.IGNORECASE)
_SPACES = " \u00a0\u2009\u202f"
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_LONGEST = 20
"""Letters of a number; more digits than this are a slip."""
_QUANTITY = re.compile(rf"-?[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?:[.,][0-9]+)?|-?[0-9]+(?:[.,][0-9]+)?")


def _date(typed: Any) -> dt.date:  # noqa: ANN401 - pydantic hands over whatever the file held
    if isinstance(typed, dt.date) and not isinstance(typed, dt.datetime):
        return typed
    text = typed.strip() if isinstance(typed, str) else ""
    try:
        if found := _DOTTED.fullmatch(text):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(text):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _WORDED.fullmatch(text)) and found[2].lower() in MONTHS:
            return dt.date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        raise PydanticCustomError("date_impossible", "такої дати немає: «{text}»", {"text": text}) from None
    raise PydanticCustomError(
        "date_malformed",
        "«{text}» не є датою; пишіть 29.12.2023 або 29 грудня 2023 року",
        {"text": text},
    )


def _quantity(typed: Any) -> Decimal:  # noqa: ANN401 - pydantic hands over whatever the file held
    if isinstance(typed, int | Decimal) and not isinstance(typed, bool):
        return Decimal(typed)
    text = typed.strip() if isinstance(typed, str) else ""
    if _AMBIGUOUS.fullmatch(text):
        raise PydanticCustomError(
            "quantity_ambiguous", "«{text}» — це тисячі чи дріб? пишіть 1 200 або 1,2", {"text": text}
        )
    if not _QUANTITY.fullmatch(text) or len(text) > _LONGEST:
        raise PydanticCustomError("quantity_malformed", "«{text}» не є числом; пишіть 569 або 1 234,50", {"text": text})
    return Decimal(text.translate({ord(space): None for space in _SPACES}).replace(",", "."))


def _year(typed: Any) -> int:  # noqa: ANN401 - pydantic hands over whatever the file held
    if isinstance(typed, int) and not isinstance(typed, bool):
        return typed
    if not isinstance(typed, str) or not re.fullmatch(r"(19|20)[0-9]{2}", typed):
        raise PydanticCustomError("year_malformed", "«{text}» не є роком; пишіть чотири цифри", {"text": str(typed)})
    return int(typed)


NOT_KNOWN_YET: Final = "ще не відомо"
"""What is typed for a number that somebody has still to find out."""


def _quantity_or_none_yet(typed: Any) -> Decimal | str:  # noqa: ANN401 - pydantic hands over whatever the file held
    return NOT_KNOWN_YET if isinstance(typed, str) and typed.strip() == NOT_KNOWN_YET else _quantity(typed)


def is_count(quantity: Decimal) -> bool:
    """Tell whether so many things can be counted: a whole number that is not below zero."""
    return quantity >= 0 and quantity == quantity.to_integral_value()


Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string"})]
Quantity = Annotated[Decimal, BeforeValidator(_quantity), WithJsonSchema({"type": ["string", "number"]})]
Awaited = Literal["ще не відомо"]
QuantityOrNoneYet = Annotated[
    Decimal | Awaited, BeforeValidator(_quantity_or_none_yet), WithJsonSchema({"type": ["string", "number"]})
]
Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": ["string", "integer"]})]
