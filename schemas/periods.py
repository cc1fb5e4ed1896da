"""Time as people name it: a day, a month, a quarter, a year; kept as it was said, with its first and last day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from schemas.base import Model
from schemas.quantities import Date

_DAY: Final[TypeAdapter[dt.date]] = TypeAdapter(Date)


class Period(Model):
    """Some days in a row."""

    first: dt.date = Field(title="Перший день")
    last: dt.date = Field(title="Останній день")
    said: str = Field(title="Як сказано")


def period(said: str) -> Period | None:
    """Give the days that are meant by `said`, such as «15.11.2023»; None if that cannot be told."""
    try:
        day: dt.date = _DAY.validate_python(said)
    except ValidationError:
        return None
    return Period(first=day, last=day, said=said)


def _typed(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    if not isinstance(typed, str):
        return typed
    found = period(" ".join(typed.split()))
    if found is None:
        raise PydanticCustomError(
            "period_malformed", "«{text}» не є датою чи відомим проміжком; пишіть 15.11.2023", {"text": typed}
        )
    return found


TypedPeriod = Annotated[Period, BeforeValidator(_typed), WithJsonSchema({"type": "string"})]
"""A period in a data file, typed in words."""
