"""A raw tree to models, or to faults: each with its exact place, all in Ukrainian, all of our errors worded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from pipeline.errors import Fault
from pipeline.reading import complaints
from pipeline.reading.located import validated
from pipeline.reading.shapes import DISCRIMINATOR, keys, model_at
from pipeline.reading.yaml_text import read_yaml
from schemas.base import Located
from schemas.figures import Figures
from schemas.marks import Marks
from schemas.organization import Organization
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.plan import Plan
from schemas.registers import Registers
from schemas.report import ReportFile
from schemas.text import Text

PLAN = """\
format: 1
requisites:
  name: ПЛАН
  heading: на рік
  columns: {number: №, title: Захід}
  approvals:
    - {by: person, official: head, date: 29.12.2023, seal: так}
    - by: act
      act: Розпорядження
      number: 85-ра
  preamble: Вступ
  signatures: [{official: officer}]
responsible_parties: [спеціаліст]
sections:
  - number: I
    title: Розділ
    measures:
      - number: 2.10
        title: |
          Перший рядок,
          другий рядок
        timeframe: Протягом року
        expected_result: Зроблено
"""
MARKS = """\
format: 1
statuses: inferred
marks:
  - measure: 2.10
    status: done
    text: |
      Один
      два
"""
ORGANIZATION = """\
format: 1
name: Вигадана рада
code: 12345678
channels: [rada@example.org]
officials:
  - {role: head, name: Явір ПРИКЛАДЕНКО, position: Голова, acting: В. о., position_genitive: голови,
     since: 29.12.2023, until: 29 грудня 2024 року}
layout:
  orientation: portrait
  margins: {left: 30, right: 10, top: 20, bottom: 20}
  table_text_pt: 11
  column_widths: {title: 50}
"""
FIGURES = """\
format: 1
nouns:
  захід: {one: захід, few: заходи, many: заходів, other: заходу}
figures:
  а: {title: А, value: "1 234,50"}
  б: {title: Б, value: 3, words: три}
  в: {title: В, register: журнал, where: {вид: а}, total: скільки}
"""
REGISTERS = """\
format: 1
registers:
  журнал:
    title: Журнал
    file: registers/a.csv
    sheet: Аркуш1
    columns:
      вид: {head: Вид, type: text, required: ні}
"""
REPORT = PLAN.partition("responsible_parties:")[0]
FILES: dict[type[Located], str] = {
    Plan: PLAN,
    Marks: MARKS,
    Organization: ORGANIZATION,
    Figures: FIGURES,
    Registers: REGISTERS,
    ReportFile: REPORT,
}


def _raw(text: str) -> RawMapping:
    faults: list[Fault] = []
    raw = read_yaml(text, "f.yaml", faults.append)
    assert [] == faults
    assert raw is not None
    return raw


def _faults(model: type[BaseModel], raw: RawMapping) -> list[Fault]:
    faults: list[Fault] = []
    made = validated(model, raw, faults.append)
    assert (made is None) == bool(faults)
    return faults


def _told(model: type[BaseModel], text: str, before: str, after: str) -> list[str]:
    assert before in text
    return [str(fault) for fault in _faults(model, _raw(text.replace(before, after)))]


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_right_files(model: type[Located]) -> None:
    """What is typed rightly becomes a model."""
    assert [] == _faults(model, _raw(FILES[model]))


def test_models_know_where_they_were_typed() -> None:
    """Each value of a model that was typed in a file knows its place."""
    faults: list[Fault] = []
    plan = validated(Plan, _raw(PLAN), faults.append)
    assert plan
    (measure,) = plan.measures()

    assert Origin("f.yaml", 18, 9) == measure.origin
    assert Origin("f.yaml", 18, 17) == measure.id.origin
    assert "2.10" == measure.number
    assert Origin("f.yaml", 7, 7) == plan.requisites.approvals[0].origin


def _cases() -> Iterator[tuple[type[Located], str, str, list[str]]]:
    """Read located_faults.txt: a file's model, what is replaced by what in it (⏎ a new line, ⮐ U+202E), the faults."""
    models = {model.__name__: model for model in FILES}
    text = Path(__file__).with_name("located_faults.txt").read_text("utf-8")
    for case in text.split("\n\n"):
        name, before, after, *told = case.strip("\n").split("\n")
        pair = (line[2:].replace("⏎", "\n").replace("⮐", "\u202e") for line in (before, after))
        yield models[name], *pair, told


@pytest.mark.parametrize(("model", "before", "after", "told"), list(_cases()))
def test_faults(model: type[Located], before: str, after: str, told: list[str]) -> None:
    """Each fault says where it is, what is wrong and what to do; a file's faults are told together."""
    assert told == _told(model, FILES[model], before, after)


def test_all_faults_of_a_text() -> None:
    """Every place of a Markdown text that cannot be printed is a fault of its own."""
    told = _told(Marks, MARKS, "      Один\n      два", "      # Один\n      дв`а` м^2")

    assert ["f.yaml:7:7", "f.yaml:8:9", "f.yaml:8:14"] == [fault.split(": ")[0] for fault in told]


def _spoiled(node: object) -> Iterator[object]:
    """Give `node` with one thing in it spoiled, in every way an officer might."""
    place = Origin("f.yaml", 1, 1)
    yield from (None, Text("", place), Text("# щось [[", place), RawSequence([], place), RawMapping({}, place))
    if isinstance(node, RawMapping):
        for key in node:
            yield RawMapping({other: value for other, value in node.items() if other != key}, node.origin, node.keys_at)
            for value in _spoiled(node[key]):
                yield RawMapping({**node, key: value}, node.origin, node.keys_at)
        yield RawMapping({**node, Text("1 зайве", place): Text("так", place)}, node.origin, node.keys_at)
    if isinstance(node, RawSequence):
        for number, element in enumerate(node):
            for value in _spoiled(element):
                yield RawSequence([*node[:number], value, *node[number + 1 :]], node.origin)


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_every_fault_is_ukrainian_and_placed(model: type[Located]) -> None:
    """However a file is spoiled, no English of pydantic's reaches the officer, and no place is missing."""
    spoiled = [raw for raw in _spoiled(_raw(FILES[model])) if isinstance(raw, RawMapping)]
    faults = {fault for raw in spoiled for fault in _faults(model, raw)}

    assert len(faults) > 10
    for fault in faults:
        assert fault.origin is not None
        assert fault.origin.line
        # Latin words there may be: keys, their values, examples; no two of them make a sentence.
        assert not re.search(r"[A-Za-z]{3,}[^\S\n]+[a-z]{2,}\b(?!:)", fault.reason + " " + fault.remedy), fault
        assert not re.search(r"[{}]|None|Raw|Origin|<|Decimal", fault.reason + fault.remedy), fault


def test_every_error_of_ours_is_known() -> None:
    """Every error that the models raise themselves has its remedy in the table."""
    source = "".join(file.read_text("utf-8") for file in Path(complaints.__file__).parents[2].glob("schemas/*.py"))
    raised = set(re.findall(r'PydanticCustomError\(\s*"(\w+)"', source))

    assert raised - {"markdown", "text_expected", "state_unknown"} == set(complaints._SAID)


def test_unknown_errors_have_a_general_sentence() -> None:
    """An error of a type that nobody thought of is told in general words, with the field's own description."""
    error = {"type": "strange", "loc": ("code",), "msg": "Strange", "input": Text("x"), "ctx": {}}

    assert ("значення «x» не підходить", "Вісім цифр.") == complaints.worded(error, Organization)  # type: ignore[arg-type] # not every key is needed


def _chosen_by(core: object) -> Iterator[object]:
    """Give every discriminator in a core schema."""
    if isinstance(core, dict):
        if core.get("type") == "tagged-union":
            yield core["discriminator"]
        core = list(core.values())
    if isinstance(core, list | tuple):
        for part in core:
            yield from _chosen_by(part)


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_one_discriminator(model: type[Located]) -> None:
    """Models are chosen between by the key `by` and by no other: the walk through a file relies on it."""
    of_prose = {"kind"}  # which is never typed: it is read from Markdown

    assert {DISCRIMINATOR} >= set(_chosen_by(model.__pydantic_core_schema__)) - of_prose


def test_shapes() -> None:
    """The model at a place of a file is found through lists, mappings and choices."""
    found = model_at(Plan, ("requisites", "approvals", 0, "act"))

    assert found is not None
    assert ["by", "word", "act", "date", "number"] == list(keys(found))
    assert model_at(Plan, ("requisites", "approvals", 0, "nobody")) is None
    assert model_at(Plan, ("format",)) is None
