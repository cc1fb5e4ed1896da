"""The JSON Schemas: as the models say, in Ukrainian, and of one opinion with the data that is there."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from schemas import __main__ as generator

ROOT = Path(__file__).parents[2]
DATA = sorted([*ROOT.glob("data/**/*.yaml"), *ROOT.glob("tests/workspace/data/**/*.yaml")])
SCHEMAS = {name: generator.file_schema(*generator.FILES[name]) for name in generator.FILES}
MARK = {"measure": 2.10, "text": "Виконано."}
MEASURE = {"title": "Навчання", "timeframe": "Протягом року", "expected_result": "Знання"}


class AsAnEditorReads(yaml.SafeLoader):
    """YAML 1.2: what looks like a date is a text."""


AsAnEditorReads.yaml_implicit_resolvers = {
    letter: [(tag, shape) for tag, shape in resolvers if not tag.endswith(":timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _faults(name: str, content: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(content)]


def _marks(**mark: object) -> dict[str, object]:
    return {"format": 1, "marks": [mark]}


def test_the_committed_schemas_are_as_the_models_say() -> None:
    """Whoever changes a model also runs `make schemas`."""
    assert () == generator.stale(generator.FOLDER)


def test_a_schema_that_has_drifted_is_named(tmp_path: Path) -> None:
    """Changed by hand, missing, or left over from a model that is no more."""
    folder = shutil.copytree(generator.FOLDER, tmp_path / "json")
    (folder / "plan.schema.json").write_text("{}", "utf-8")
    (folder / "marks.schema.json").unlink()
    (folder / "former.schema.json").touch()

    assert ("former.schema.json", "marks.schema.json", "plan.schema.json") == generator.stale(folder)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_closed_and_speaks_ukrainian(name: str) -> None:
    """Every title and description is for an officer; no key of our own is offered."""
    schema = SCHEMAS[name]
    parts = [schema, *schema.get("$defs", {}).values()]
    said = re.findall(r'"(?:title|description)": "([^"]*)"', json.dumps(schema, ensure_ascii=False))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert [] == [part for part in parts if "properties" in part and part["additionalProperties"] is not False]
    assert [] == [text for text in said if not re.search(r"[а-яіїєґ]|\d", text, re.IGNORECASE)]
    assert "@origin" not in json.dumps(schema)


@pytest.mark.parametrize("file", DATA, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_an_editor_finds_no_fault_in_the_data_that_is_there(file: Path) -> None:
    """The schema that the first line of the file points to is ours, and agrees with the content."""
    text = file.read_text("utf-8")
    pointed = re.match(r"# yaml-language-server: \$schema=(\S+)/(\w+)\.schema\.json\n", text)

    assert pointed, "the first line names no schema"
    assert generator.FOLDER == (file.parent / pointed[1]).resolve()
    assert [] == _faults(pointed[2], yaml.load(text, AsAnEditorReads))  # noqa: S506 - derived from the safe one


@pytest.mark.parametrize("number", [2.10, "2.10", 4, "IV"])
def test_a_number_may_be_typed_with_or_without_quotes(number: object) -> None:
    """2.10 is the text that was typed, whatever an editor takes it for."""
    assert [] == _faults("marks", _marks(measure=number, text="Виконано."))


@pytest.mark.parametrize("version", [1, "1"])
def test_the_format_may_be_typed_with_or_without_quotes(version: object) -> None:
    """It is a version, not a quantity."""
    assert [] == _faults("marks", {"format": version, "marks": []})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("marks", _marks(**MARK, file="marks/2.1.md")),
        ("marks", _marks(measure="2.1")),
        ("marks", _marks(**MARK, status="almost")),
        ("marks", _marks(**MARK, txet="")),
        ("marks", {"format": 2, "marks": []}),
        ("plan", {"format": 1, "requisites": {}, "sections": [{"title": "Розділ", "measures": [MEASURE]}]}),
        ("figures", {"format": 1, "figures": {"x": {"title": "Показник"}}}),
        ("figures", {"format": 1, "figures": {"x": {"title": "Показник", "value": 1, "register": "r"}}}),
    ],
)
def test_an_editor_shows_what_the_program_would_refuse(name: str, content: object) -> None:
    """Two texts, none, an unknown word or key, a format to come, no number, no source, two sources."""
    assert [] != _faults(name, content)


@pytest.mark.parametrize("answer", [True, False, "так", "ні"])
def test_yes_and_no_may_be_ukrainian(answer: object) -> None:
    """As the program reads them."""
    column = {"head": "Дата", "type": "date", "required": answer}
    register = {"title": "Журнал", "file": "registers/a.csv", "columns": {"date": column}}

    assert [] == _faults("registers", {"format": 1, "registers": {"a": register}})
