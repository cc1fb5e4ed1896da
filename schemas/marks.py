"""Відмітки про виконання: what was done of each measure."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.json_schema import JsonSchemaValue

from schemas.base import Format, Located
from schemas.markdown import Markdown
from schemas.names import MeasureKey


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


class ImplementationMark(Located):
    """Відмітка про виконання."""

    model_config = ConfigDict(json_schema_extra=_text_or_file)

    measure: MeasureKey = Field(title="Захід", description="Номер або ключ заходу з плану: 2.10.")
    status: ImplementationStatus | None = Field(
        default=None,
        title="Стан виконання",
        description=(
            "done — виконано, partial — частково, in_progress — виконується, not_done — не виконано, "
            "postponed — перенесено, cancelled — скасовано, no_occasion — не було підстав."
        ),
    )
    text: Markdown = Field(title="Відмітка", description="Текст графи «Відмітка про виконання».")


class Marks(Located):
    """Відмітки про виконання за рік."""

    format: Format
    statuses: Literal["confirmed", "inferred"] = Field(
        default="confirmed",
        title="Звідки стани",
        description="confirmed — їх визначила уповноважена особа; inferred — виведені з тексту відміток.",
    )
    marks: tuple[ImplementationMark, ...] = Field(title="Відмітки")
