"""From the models of the data files to JSON Schemas, by which an editor completes and checks what is typed.

The answer of the program to other programs has one, too.

`python -m schemas` writes schemas/json/; `--check` only compares, and fails naming every file that has drifted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from pydantic import JsonValue

from schemas.acknowledgements import Acknowledgements
from schemas.answer import Answer
from schemas.base import Model
from schemas.batch import Failures, Register
from schemas.changes import Comparison
from schemas.document import Document
from schemas.figures import Figures
from schemas.marks import Marks
from schemas.organization import Organization
from schemas.plan import Plan
from schemas.registers import Registers
from schemas.report import ReportFile
from schemas.summary import Summary
from schemas.working_days import WorkingCalendar

FOLDER = Path(__file__).with_name("json")
FILES: Mapping[str, tuple[type[Model], str]] = {
    "organization": (Organization, "Орган: назва, посадові особи, канали"),
    "plan": (Plan, "План роботи на рік"),
    "marks": (Marks, "Відмітки про виконання за рік"),
    "report": (ReportFile, "Реквізити звіту за рік"),
    "figures": (Figures, "Показники року"),
    "registers": (Registers, "Реєстри року"),
    "findings": (Acknowledgements, "Пояснені зауваження року"),
    "calendar": (WorkingCalendar, "Календар робочих днів"),
    "document": (Document, "Зміст документа: report.json, plan.json"),
    "comparison": (Comparison, "Порівняння двох документів: comparison.json"),
    "summary": (Summary, "Стислий підсумок року: summary.json"),
    "failures": (Failures, "Не складені документи пакета: failed.json"),
    "results": (Register, "Результати пакетної роботи: results.json"),
    "answer": (Answer, "Відповідь програми zvit іншим програмам (--format json)"),
}
"""Each data file, and the answer: its model, and what an editor calls it."""

_Schema: TypeAlias = dict[str, JsonValue]
_NAMED = ("properties", "$defs")
"""Where keys are names of the data's own, such as `title`, and not words of JSON Schema."""


def file_schema(model: type[Model], title: str) -> _Schema:
    """Give the JSON Schema (draft 2020-12) of a file whose content is `model`."""
    raw: _Schema = model.model_json_schema()
    head: _Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return head | _without_docstring(_tidied(raw))


def printed(name: str) -> str:
    """Give the text of the schema file for `name`."""
    return json.dumps(file_schema(*FILES[name]), ensure_ascii=False, indent=2) + "\n"


def stale(folder: Path) -> tuple[str, ...]:
    """Name the files of `folder` that are not as the models say: changed, missing, or of no model."""
    expected = {f"{name}.schema.json": printed(name) for name in FILES}
    there = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    return tuple(sorted(name for name in expected | there if expected.get(name) != there.get(name)))


def main(words: list[str]) -> int:
    """Write the schemas, or only compare them; give the exit code."""
    if words == ["--check"]:
        for name in (found := stale(FOLDER)):
            sys.stderr.write(f"schemas/json/{name} не відповідає моделям. Виконайте: make schemas\n")
        return len(found) > 0
    for name in stale(FOLDER):
        (FOLDER / name).unlink(missing_ok=True)
    for name in FILES:
        (FOLDER / f"{name}.schema.json").write_text(printed(name), encoding="utf-8")
    return 0


def _tidied(schema: _Schema) -> _Schema:
    # OpenAPI's `discriminator` means nothing to editors, nor does a default where there is nothing to choose from.
    idle = {"discriminator"} if "enum" in schema else {"discriminator", "default"}
    return _nullable({word: _part(word, value) for word, value in schema.items() if word not in idle})


def _part(word: str, value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_tidied(part) if isinstance(part, dict) else part for part in value]
    if not isinstance(value, dict):
        return value
    if word not in _NAMED:
        return _tidied(value)
    parts = {name: _tidied(part) for name, part in value.items() if isinstance(part, dict)}
    return {name: _without_docstring(part) if word == "$defs" else part for name, part in parts.items()}


def _without_docstring(schema: _Schema) -> _Schema:
    """Leave out a class's English name and docstring; an officer is told the Ukrainian title of the field."""
    return {word: value for word, value in schema.items() if word not in {"title", "description"}}


def _nullable(schema: _Schema) -> _Schema:
    """Join «a type or nothing» to one list of types, which editors explain better than alternatives."""
    match schema.get("anyOf"):
        case [{"type": str() | list() as types, **rest}, {"type": "null"}] if not rest:
            others = {word: value for word, value in schema.items() if word != "anyOf"}
            return others | {"type": [*([types] if isinstance(types, str) else types), "null"]}
    return schema


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
