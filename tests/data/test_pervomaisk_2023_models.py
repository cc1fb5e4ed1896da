"""The files of 2023 are what the models ask for, and lead nowhere else."""

from __future__ import annotations

import re

import pytest
import yaml

from schemas.base import Located
from schemas.figures import Figures
from schemas.markdown import parse
from schemas.marks import Marks
from schemas.organization import Organization
from schemas.plan import Plan
from schemas.prose import PLAIN, FigureMention
from schemas.registers import Registers
from schemas.report import ReportFile
from schemas.text import Text
from schemas.transcription import SourcePlace
from tests.data import ocr, written

FILES = [
    ("organization.yaml", Organization),
    ("2023/plan.yaml", Plan),
    ("2023/report.yaml", ReportFile),
    ("2023/figures.yaml", Figures),
    ("2023/registers.yaml", Registers),
]
PARTLY = {"1.3", "2.11", "9.5"}
POSTPONED = {"5.6", "9.1", "9.3", "9.4"}
NO_OCCASION = {"3.1", "3.3", "5.2", "8.3", "9.2"}


@pytest.mark.parametrize(("name", "model"), FILES)
def test_a_file_is_what_its_model_asks_for(name: str, model: type[Located]) -> None:
    """The model takes the file as it was typed."""
    assert model.model_validate(written.read(name, written.ORGANIZATION))


def test_marks_are_what_their_model_asks_for() -> None:
    """The model takes the marks, those in files of their own put in."""
    texts = written.marks()
    typed = written.read("marks.yaml")
    typed["marks"] = [
        {**{key: mark[key] for key in ("measure", "status")}, "text": texts[mark["measure"]]} for mark in typed["marks"]
    ]
    assert 43 == len(Marks.model_validate(typed).marks)


def test_statuses_are_those_that_the_texts_tell() -> None:
    """Each status was inferred from the mark's text; 2.10 was done, though late."""
    file = written.read("marks.yaml")
    said = {mark["measure"]: mark["status"] for mark in file["marks"]}
    expected = dict.fromkeys(said, "done") | dict.fromkeys(PARTLY, "partial") | dict.fromkeys(POSTPONED, "postponed")
    assert "inferred" == file["statuses"]
    assert expected | dict.fromkeys(NO_OCCASION, "no_occasion") == said


def test_every_row_of_source_csv_is_a_place_of_the_source() -> None:
    """The model takes each row; a text that is not there any more has no «Стало»."""
    for place in ocr.places():
        line = "+".join(map(str, place.lines))
        typed = {"line": line, "place": place.measure, "was": place.was, "now": place.now or None, "reason": "…"}
        assert SourcePlace.model_validate({**typed, "sure": "так" if place.sure else "ні"})


def test_no_letter_of_the_prose_is_taken_for_markup() -> None:
    """Read as Markdown, every text is plain paragraphs with the same words, and its only marks are figures."""
    prose = [*written.marks().values()]
    for section in written.read("plan.yaml")["sections"]:
        prose += [measure[key] for measure in section["measures"] for key in ("title", "expected_result")]
    for text in prose:
        paragraphs = parse(Text(text)).paragraphs
        inlines = [inline for paragraph in paragraphs for inline in paragraph.inlines]
        assert all(inline.emphasis == PLAIN for inline in inlines)
        assert all(paragraph.item is None for paragraph in paragraphs)
        assert text.split() == "\n".join("".join(map(typed, each.inlines)) for each in paragraphs).split()


def typed(inline: object) -> str:
    """A run or a mention as it was typed."""
    if isinstance(inline, FigureMention):
        return f"[[{inline.name}|{inline.noun}]]" if inline.noun else f"[[{inline.name}]]"
    return str(getattr(inline, "text", ""))


def test_every_figure_is_named_by_a_mark() -> None:
    """No figure lacks a reader, and no name leads nowhere."""
    named = {name for text in written.marks().values() for name, _ in written.MENTION.findall(text)}
    assert named == set(written.read("figures.yaml")["figures"])


def test_every_row_of_a_register_but_attended_trainings_is_counted() -> None:
    """A row that no figure counts would be a number that the source does not state; 1.2 states no number."""
    registers = written.read("registers.yaml")["registers"]
    counted = [figure for figure in written.read("figures.yaml")["figures"].values() if "register" in figure]
    for name, register in registers.items():
        rows = written.register_rows(register)
        wheres = [figure["where"] for figure in counted if figure["register"] == name]
        uses = [sum(all(row[key] == value for key, value in where.items()) for where in wheres) for row in rows]
        assert [0 if name == "навчання" else 1] * len(rows) == uses, name


def test_trainings_are_dated_as_the_source_dates_them() -> None:
    """Five trainings of 1.2 have a date, the sixth has none of its own."""
    rows = written.register_rows(written.read("registers.yaml")["registers"]["навчання"])
    dates = ["26.01.2023", "28.02.2023", "09.11.2023", "01.12.2023", "20.04.2023", ""]
    assert dates == [row["дата"] for row in rows]


def test_each_yaml_file_tells_an_editor_its_schema() -> None:
    """The first line names a path that leads to schemas/json."""
    for file in written.ORGANIZATION.rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, file
        assert (file.parent / found[1]).resolve().parts[-3:] == ("schemas", "json", f"{file.stem}.schema.json"), file


def test_key_names_are_typed_once() -> None:
    """No mapping of the YAML files has a key twice, which a plain reader would lose in silence."""
    for file in written.ORGANIZATION.rglob("*.yaml"):
        pending = [yaml.compose(file.read_text(encoding="utf-8"))]
        while pending:
            node = pending.pop()
            if isinstance(node, yaml.MappingNode):
                keys = [key.value for key, _ in node.value]
                assert len(set(keys)) == len(keys), (file, keys)
                pending += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                pending += node.value
