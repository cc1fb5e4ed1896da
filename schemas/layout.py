"""The page's profile: what a council may set otherwise than the template (ДСТУ 4163:2020, розд. 6–7)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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
    apostrophe: Literal["’", "ʼ", "'"] | None = Field(
        default=None,
        title="Апостроф",
        description="Яким знаком друкувати апостроф між літерами; без цього ключа — як набрано.",
    )
    column_widths: dict[ColumnKey, Quantity] = Field(
        default_factory=dict,
        title="Ширини граф, мм",
        description="Назва графи (number, title, timeframe, …) і ширина; решта граф ділять те, що лишилося.",
    )
