"""Місця джерела: where a transcribed text was repaired, and where its reading is not sure."""

from __future__ import annotations

from pydantic import Field

from schemas.base import Located
from schemas.choices import YesNo
from schemas.text import Text


class SourcePlace(Located):
    """A place of the source that does not stand in the data exactly as it stood there."""

    line: Text = Field(title="Рядок джерела")
    place: Text = Field(title="Місце", description="Номер заходу, «розділ 4», «гриф», «назва».")
    was: Text | None = Field(default=None, title="Було")
    now: Text | None = Field(default=None, title="Стало")
    sure: YesNo = Field(title="Певно")
    reason: Text = Field(title="Пояснення")
