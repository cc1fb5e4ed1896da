"""The page's profile: what a council may set otherwise than the template (ДСТУ 4163:2020, розд. 6–7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Located
from schemas.document import ColumnKey
from schemas.quantities import Quantity


class Margins(Located):
    """Поля сторінки, мм (ДСТУ 4163:2020, 6.2: 30, 10, 20, 20)."""

    left: Quantity = Field(title="Ліве, мм", ge=20, le=60)
    right: Quantity = Field(title="Праве, мм", ge=8, le=60)
    top: Quantity = Field(title="Верхнє, мм", ge=10, le=60)
    bottom: Quantity = Field(title="Нижнє, мм", ge=10, le=60)


class Layout(Located):
    """Профіль сторінки; what is not given stays as in the template."""

    orientation: Literal["portrait", "landscape"] | None = Field(
        default=None, title="Орієнтація", description="portrait — книжкова, landscape — альбомна."
    )
    margins: Margins | None = Field(default=None, title="Поля")
    table_text_pt: Quantity | None = Field(default=None, title="Кегль таблиці, пт", ge=8, le=14)
    column_widths: dict[ColumnKey, Quantity] = Field(
        default_factory=dict,
        title="Ширини граф, мм",
        description="Назва графи (number, title, timeframe, …) і ширина; решта граф ділять те, що лишилося.",
    )

    @model_validator(mode="before")
    @classmethod
    def _has_no_signs(cls, typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
        if isinstance(typed, Mapping) and (sign := typed.get("apostrophe")):
            raise PydanticCustomError(
                "layout_apostrophe",
                "апостроф тепер у друкарських знаках: приберіть apostrophe з layout, а поряд із layout напишіть "
                "typography: {signs}",
                {"signs": f"{{apostrophe: {sign}}}"},
            )
        return typed
