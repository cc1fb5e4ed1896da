"""Відмітки про виконання: what was done of each measure."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from schemas.base import Format, Located
from schemas.markdown import Markdown
from schemas.names import MeasureKey
from schemas.periods import TypedPeriod
from schemas.text import Text


class ImplementationStatus(StrEnum):
    """Стан виконання (words of the NACP's monitoring system where it has one)."""

    DONE = "done"
    PARTIAL = "partial"
    IN_PROGRESS = "in_progress"
    NOT_DONE = "not_done"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NO_OCCASION = "no_occasion"


def _text_or_file(schema: JsonSchemaValue) -> None:
    """Let an editor know what the reader of the file does: `file` names the file that `text` is taken from."""
    schema["properties"]["file"] = {
        "title": "Файл відмітки",
        "description": "Замість text: файл Markdown, шлях від теки року, наприклад marks/2.1.md.",
        "type": "string",
    }
    schema["required"].remove("text")
    schema["oneOf"] = [{"required": ["text"]}, {"required": ["file"]}]


STATES = {
    "виконано": ImplementationStatus.DONE,
    "частково": ImplementationStatus.PARTIAL,
    "виконується": ImplementationStatus.IN_PROGRESS,
    "не виконано": ImplementationStatus.NOT_DONE,
    "перенесено": ImplementationStatus.POSTPONED,
    "скасовано": ImplementationStatus.CANCELLED,
    "не було підстав": ImplementationStatus.NO_OCCASION,
}
"""What an officer calls each state."""


def _state(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    """Take a state by either name, `частково` or `partial`."""
    if not isinstance(typed, str) or isinstance(typed, ImplementationStatus):
        return typed
    word = " ".join(typed.casefold().split())
    if word in STATES or word in set(ImplementationStatus):
        return STATES.get(word, word)
    raise PydanticCustomError(
        "state_unknown", "стану «{text}» немає; можна: {states}", {"text": str(typed), "states": ", ".join(STATES)}
    )


def _one_or_several(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    """Take a text for the periods that its semicolons or lines part, and nothing for none of them."""
    if not isinstance(typed, str):
        return () if typed is None else typed
    parts = [part.strip() for part in re.split(r"[;\n]", typed) if part.strip()]
    return parts if len(parts) > 1 else [typed]


class ImplementationMark(Located):
    """Відмітка про виконання."""

    named_by: ClassVar = ("measure",)

    model_config = ConfigDict(json_schema_extra=_text_or_file)

    measure: MeasureKey = Field(title="Захід", description="Номер або ключ заходу з плану: 2.10.")
    status: Annotated[
        ImplementationStatus | None,
        BeforeValidator(_state),
        WithJsonSchema({"enum": [*STATES, *(state.value for state in ImplementationStatus), None]}),
    ] = Field(
        default=None,
        title="Стан виконання",
        description=(
            "виконано, частково, виконується, не виконано, перенесено, скасовано, не було підстав; "
            "або done, partial, in_progress, not_done, postponed, cancelled, no_occasion."
        ),
    )
    done: Annotated[tuple[TypedPeriod, ...], BeforeValidator(_one_or_several)] = Field(
        default=(),
        title="Коли виконано",
        description="15.11.2023, листопад 2023 року; кілька — переліком або через «;». Не друкується.",
        json_schema_extra={"type": ["array", "string", "null"]},
    )
    reason: Text | None = Field(
        default=None, title="Причина", description="Чому не виконано, перенесено, скасовано чи запізно. Не друкується."
    )
    until: Text | None = Field(
        default=None, title="На коли перенесено", description="2024 рік, 2 півріччя 2024 року, невизначений строк."
    )
    text: Markdown = Field(title="Відмітка", description="Текст графи «Відмітка про виконання».")


def _none_yet(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    """Take an empty `marks:` for no marks, as in a year that has just begun."""
    return () if typed is None else typed


class Marks(Located):
    """Відмітки про виконання за рік."""

    format: Format
    statuses: Literal["confirmed", "inferred"] = Field(
        default="confirmed",
        title="Звідки стани",
        description="confirmed — їх визначила уповноважена особа; inferred — виведені з тексту відміток.",
    )
    marks: Annotated[tuple[ImplementationMark, ...], BeforeValidator(_none_yet)] = Field(
        title="Відмітки",
        description="Порожньо, доки відміток немає.",
        json_schema_extra={"type": ["array", "null"]},
    )
