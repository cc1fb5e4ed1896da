"""План: the sections and measures that were approved before the year began."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Format, Located
from schemas.markdown import Markdown
from schemas.names import NUMBER_SHAPE, MeasureKey, Number
from schemas.origin import RawMapping
from schemas.quantities import Date, Year
from schemas.requisites import Requisites
from schemas.text import Text


class CarriedOver(Located):
    """Звідки захід перенесено: the year and the key that it had there."""

    year: Year = Field(title="Рік")
    measure: MeasureKey = Field(title="Захід того року")


class Measure(Located):
    """Захід."""

    named_by: ClassVar = ("id", "number")

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["number"]}, {"required": ["id"]}]})

    id: MeasureKey = Field(
        default=Text("?"),
        title="Ключ заходу",
        description="За ним на захід посилається відмітка. Не пишіть, якщо захід має номер.",
    )
    number: Number | None = Field(
        default=None, title="Номер", description="Друкований номер без кінцевої крапки: 2.10."
    )
    title: Markdown = Field(title="Найменування заходу")
    timeframe: Text = Field(title="Строк виконання", description="Як друкується: Протягом року; До 31 березня.")
    responsible_parties: tuple[Text, ...] = Field(
        default=(), title="Відповідальні виконавці", description="Якщо інші, ніж для всього плану."
    )
    expected_result: Markdown = Field(title="Очікуваний результат")
    carried_over: CarriedOver | None = Field(
        default=None, title="Звідки перенесено", description="Захід минулого року, який не виконали. Не друкується."
    )

    @model_validator(mode="before")
    @classmethod
    def _number_is_key(cls, typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
        if not isinstance(typed, dict) or typed.get("id") is not None:
            return typed
        if typed.get("number") is None:
            raise PydanticCustomError("measure_unnamed", "захід без номера мусить мати ключ id")
        if not isinstance(typed["number"], str) or not re.fullmatch(NUMBER_SHAPE, typed["number"]):
            return typed  # what is wrong with the number is told of the number alone
        named = {**typed, "id": typed["number"]}
        return RawMapping(named, typed.origin, typed.keys_at) if isinstance(typed, RawMapping) else named


class Section(Located):
    """Розділ."""

    number: Number | None = Field(default=None, title="Номер розділу", description="Без кінцевої крапки.")
    title: Text = Field(title="Назва розділу")
    measures: tuple[Measure, ...] = Field(title="Заходи", min_length=1)


class AmendedBy(Located):
    """Документ, яким до плану внесено зміни."""

    act: Text = Field(title="Документ", description="Наприклад: розпорядження міського голови.")
    act_instrumental: Text | None = Field(
        default=None, title="Документ в орудному відмінку", description="Якщо це не розпорядження, рішення чи наказ."
    )
    date: Date | None = Field(default=None, title="Дата документа", description="10.06.2023; порожньо, доки її немає.")
    number: Text | None = Field(default=None, title="Номер документа", description="Наприклад: 45-ра.")


class Plan(Located):
    """План роботи на рік: as approved, or as it is after an amendment."""

    format: Format
    amended_by: AmendedBy | None = Field(
        default=None,
        title="Чим внесено зміни",
        description="Лише в plan-2.yaml і далі: план, як його викладено цим документом.",
    )
    requisites: Requisites = Field(title="Реквізити плану")
    responsible_parties: tuple[Text, ...] = Field(
        default=(), title="Відповідальні виконавці", description="Для заходів, де їх не названо окремо."
    )
    sections: tuple[Section, ...] = Field(title="Розділи", min_length=1)

    @model_validator(mode="after")
    def _every_measure_has_a_party(self) -> Self:
        if not self.responsible_parties:
            for measure in self.measures():
                if not measure.responsible_parties:
                    raise PydanticCustomError(
                        "measure_without_party",
                        "захід {measure} не має відповідальних виконавців, і для плану їх теж не названо",
                        {"measure": str(measure.id)},
                    )
        return self

    def measures(self) -> tuple[Measure, ...]:
        """Give all measures in the plan's order."""
        return tuple(measure for section in self.sections for measure in section.measures)
