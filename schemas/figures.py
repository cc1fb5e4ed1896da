"""Показники: every number that a document states, each with one home."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, Self, TypeAlias

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Format, Located, Model
from schemas.explanations import Chosen
from schemas.findings import Finding
from schemas.names import Name
from schemas.origin import Origin
from schemas.quantities import NOT_KNOWN_YET, QuantityOrNoneYet
from schemas.text import Text


class Figure(Located):
    """Показник: a stated value, or a computation over the rows of a register."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["value"]}, {"required": ["register"]}]})

    title: Text = Field(title="Що це за показник")
    value: QuantityOrNoneYet | None = Field(
        default=None, title="Значення", description="Число, назване автором; або: ще не відомо."
    )
    words: Text | None = Field(default=None, title="Словами", description="Значення словами, для [[назва|словами]].")
    register_name: Name | None = Field(
        default=None, alias="register", title="Реєстр", description="Назва з registers.yaml."
    )
    where: dict[Name, Text] = Field(
        default_factory=dict, title="Де", description="Графа реєстру і значення, яке в ній має стояти."
    )
    total: Name | None = Field(
        default=None, title="Сума графи", description="Графа, яку додати; без цього рахуються рядки."
    )

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.value is None) == (self.register_name is None):
            raise PydanticCustomError("figure_source", "показник має або value, або register — одне з двох")
        if self.register_name is None and (self.where or self.total):
            raise PydanticCustomError("figure_source", "where і total потребують register")
        if self.words and self.value in (None, NOT_KNOWN_YET):
            raise PydanticCustomError("figure_words", "words можна дати лише названому значенню (value)")
        return self


class CaseForms(Located):
    """Форми іменника у відмінку, якого вимагає речення: у 10 розслідуваннях, а не 10 розслідувань."""

    one: Text = Field(title="1, 21", description="у 21 розслідуванні")
    few: Text | None = Field(default=None, title="2–4, 22", description="Якщо не така, як many.")
    many: Text = Field(title="0, 5–20", description="у 10 розслідуваннях")


Case: TypeAlias = Literal["genitive", "dative", "accusative", "instrumental", "locative"]
CASES: Mapping[str, Case] = MappingProxyType(
    {
        "родовий": "genitive",
        "давальний": "dative",
        "знахідний": "accusative",
        "орудний": "instrumental",
        "місцевий": "locative",
    }
)
"""The cases that a text may ask for; the nominative is the noun's own forms."""


class Noun(Located):
    """Іменник при числі, за категоріями множини Unicode CLDR для української."""

    one: Text = Field(title="1, 21", description="захід")
    few: Text = Field(title="2–4, 22", description="заходи")
    many: Text = Field(title="0, 5–20", description="заходів")
    other: Text | None = Field(default=None, title="1,5", description="заходу")
    genitive: CaseForms | None = Field(default=None, title="Родовий", description="після 2 заходів: one, many")
    dative: CaseForms | None = Field(default=None, title="Давальний", description="2 заходам")
    accusative: CaseForms | None = Field(default=None, title="Знахідний", description="провели 21 нараду")
    instrumental: CaseForms | None = Field(default=None, title="Орудний", description="перед 2 заходами")
    locative: CaseForms | None = Field(default=None, title="Місцевий", description="у 2 заходах")


class Figures(Located):
    """Показники року."""

    format: Format
    nouns: dict[Name, Noun] = Field(default_factory=dict, title="Іменники", description="Для [[назва|іменник]].")
    figures: dict[Name, Figure] = Field(title="Показники")


class Basis(Model):
    """What a figure was computed from. It has no place for a cell's content, nor, if that is private, for a row's."""

    register_name: str
    file: str
    """Where the register lies, from the year's folder."""
    is_private: bool
    chosen_by: tuple[Chosen, ...]
    """The columns by which rows were chosen; with the values, unless the register is private."""
    total: str | None
    """The column that was summed; None if rows were counted."""
    size: int
    """How many rows the register has."""
    counted: int
    """How many of them the figure counts."""
    rows: tuple[Origin, ...]
    """Where those stand; nothing if the register is private."""
    below_zero: tuple[Origin, ...] = ()
    """The cells with such a quantity that is summed; nothing if the register is private."""
    fractions: tuple[Origin, ...] = ()
    """Likewise."""


class ReportedFigure(Model):
    """A figure with its value: all that leaves the place where registers are read."""

    title: Text
    value: Decimal | None
    """None if it cannot be computed, or is not known yet."""
    is_awaited: bool = False
    """Whether somebody has still to find the number out."""
    words: Text | None = None
    register_name: str | None = None
    """What it is computed from, or should be."""
    basis: Basis | None = None
    """None for a stated value."""
    obstacles: tuple[Finding, ...] = ()
    """Why there is no value; it matters if a text names the figure."""
    origin: Origin | None = None
