"""From a printed number to its rows, and from a row to the cells that change with it."""

import datetime as dt
import json
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.contracts import Job
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults, UsageError
from pipeline.explain import explain
from pipeline.explaining.answers import explanation
from pipeline.explaining.questions import FigureAsked, MeasureAsked, Question, RowAsked, understood_question
from pipeline.outputs.content_json import CONTENT_JSON
from pipeline.telling.explaining import explained
from pipeline.workspace import Workspace
from schemas.document import Document
from schemas.explanations import Chosen, ExplainedFigure, Explanation, FigurePlace, FigureSource, RowRange
from schemas.report import Report
from schemas.text import Text
from tests.builders import facts, figures, marks, visas
from tests.strictly import compose, enrich, load, merge

ROOT = Path(__file__).parents[2]
YEAR = "data/pervomaisk-rada/2023"
REAL = Job("pervomaisk-rada", 2023, "report", dt.date(2024, 1, 10))


def asked(question: Question) -> Explanation:
    """The answer about the real report."""
    return explain(question, REAL, Workspace(ROOT))


def test_each_figure_of_a_measure_tells_its_register_its_rows_and_where_else_it_stands() -> None:
    """3.4 repeats six numbers of 1.1; two are stated."""
    figures = {each.name: each for each in asked(MeasureAsked("3.4")).figures}
    counted, stated = figures["розпорядження_кадрові"], figures["рішення_ради_із_зауваженнями"]

    assert 8 == len(figures)
    assert counted.source
    assert ("registers/visas.xlsx", "Візування", (RowRange(first=2, last=2),)) == (
        counted.source.file,
        counted.source.sheet,
        counted.source.rows,
    )
    assert [Chosen(column="вид_акта", value="розпорядження міського голови з кадрових питань")] == list(
        counted.source.chosen_by
    )
    assert [FigurePlace(measure=measure, column="mark") for measure in ("1.1", "3.4")] == list(counted.places)
    assert stated.source is None
    assert "figures.yaml:92:5" in str(stated.origin)


def test_a_row_tells_the_figures_that_count_it_and_the_cells_that_print_them() -> None:
    """The other figures of the same file are told apart."""
    answer = asked(RowAsked(f"{YEAR}/registers/declarations.csv", 3))

    assert ["щорічні_за_2022"] == [each.name for each in answer.figures]
    assert [("4.2", "mark")] == [(cell.measure, cell.column) for cell in answer.cells]
    assert 6 == len(answer.others)


def test_every_row_of_every_register_that_a_figure_counts_leads_to_it_and_back() -> None:
    """The two directions agree: a figure's rows are the rows that name the figure."""
    for figure in enrich(_report(), DOCUMENTS["report"], REAL.today).document.figures:
        source = figure.source
        for rows in source.rows if source else ():
            for row in range(rows.first, rows.last + 1):
                found = asked(RowAsked(f"{YEAR}/{source.file}", row, source.sheet or None))
                assert figure.name in [each.name for each in found.figures]


def _report() -> Report:
    workspace = Workspace(ROOT)
    return merge(load(workspace.folder("pervomaisk-rada", 2023), "pervomaisk-rada", 2023))


def test_of_two_sheets_the_named_one_is_meant() -> None:
    """trainings.ods has a register on each."""
    other = asked(RowAsked(f"{YEAR}/registers/trainings.ods", 2, "Участь у навчанні"))

    assert ["внутрішні_навчання"] == [
        each.name for each in asked(RowAsked(f"{YEAR}/registers/trainings.ods", 2)).figures
    ]
    assert () == other.figures
    assert ["внутрішні_навчання"] == [each.name for each in other.others]


def test_a_register_may_be_named_as_the_answer_names_it() -> None:
    """From the year's folder."""
    named = asked(RowAsked("registers/declarations.csv", 3))

    assert ["щорічні_за_2022"] == [each.name for each in named.figures]


@pytest.mark.parametrize("below", [1, 3])
@pytest.mark.parametrize("measure", ["1.1", "1.2"])
def test_a_line_of_a_text_leads_to_the_cell_that_prints_it(measure: str, below: int) -> None:
    """Also a line in the middle of a long mark."""
    lines = (ROOT / YEAR / "marks.yaml").read_text("utf-8").splitlines()
    text = lines.index("    text: |", lines.index(f"  - measure: {measure}")) + 1

    assert [measure] == [cell.measure for cell in asked(RowAsked(f"{YEAR}/marks.yaml", text + below)).cells]


def test_a_line_of_the_figures_leads_to_the_figure_that_is_described_there() -> None:
    """And to the cells that print it."""
    answer = asked(RowAsked(f"{YEAR}/figures.yaml", 30))

    assert ["розпорядження_господарські"] == [each.name for each in answer.figures]
    assert ["1.1", "3.4"] == [cell.measure for cell in answer.cells]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (MeasureAsked("3.41"), "Чи не малося на увазі «3.4»"),
        (FigureAsked("щорічні_за_2031"), "щорічні_за_202"),
        (RowAsked(f"{YEAR}/nothing.csv", 5), "нічого не надруковано"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(question: Question, told: str) -> None:
    """A slip of the pen is answered by the nearest name."""
    with pytest.raises(UsageError) as refused:
        asked(question)

    assert told in str(refused.value)


def test_of_a_private_register_no_row_no_value_and_no_number_of_rows_is_told() -> None:
    """Neither in the answer nor in report.json; the figures over it are named whatever the row."""
    people = visas().evolve(form=visas().form.evolve(file=Text("private/visas.csv")))
    counted = figures(n={"register": "visas", "where": {"kind": "кадрові"}})
    report = merge(facts(marks(m1_1="Подано [[n]].", m1_2="Виконано."), counted, people))
    document = compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))
    source = _answered(report, document).source
    answers = [explanation(RowAsked("y/private/visas.csv", row), report, document, "y") for row in (2, 4, 99)]

    assert source
    assert (True, None, (), None) == (source.is_private, source.size, source.rows, source.chosen_by[0].value)
    assert FigureSource(is_private=True) == document.figures[0].source, "what leaves the organization"
    assert "visas" not in CONTENT_JSON.write(document).decode()
    assert [["n"]] * 3 == [[each.name for each in answer.figures] for answer in answers]


def _answered(report: Report, document: Document) -> ExplainedFigure:
    return explanation(FigureAsked("n"), report, document, "y").figures[0]


def test_the_content_file_carries_it() -> None:
    """report.json has the source and the places of each figure that is printed."""
    document = enrich(_report(), DOCUMENTS["report"], REAL.today).document
    figures = {each["name"]: each for each in json.loads(CONTENT_JSON.write(document))["figures"]}

    assert {"first": 3, "last": 3} == figures["щорічні_за_2022"]["source"]["rows"][0]
    assert [{"measure": "4.2", "column": "mark"}] == figures["щорічні_за_2022"]["places"]


@pytest.mark.parametrize(
    ("typed", "figure", "question"),
    [
        ("3.4", "", MeasureAsked("3.4")),
        ("", "звернення", FigureAsked("звернення")),
        ("data/x/2024/registers/a.csv:12", "", RowAsked("data/x/2024/registers/a.csv", 12)),
        ("data/x/2024/registers/a.xlsx:Аркуш 1!B7", "", RowAsked("data/x/2024/registers/a.xlsx", 7, "Аркуш 1")),
        ("./data/x/2024/marks.yaml:33:5", "", RowAsked("data/x/2024/marks.yaml", 33)),
    ],
)
def test_a_question_is_understood_as_it_is_typed(typed: str, figure: str, question: Question, tmp_path: Path) -> None:
    """As messages print a place, so it may be asked about."""
    assert question == understood_question(typed, figure, tmp_path, tmp_path)


@pytest.mark.parametrize(("typed", "figure"), [("", ""), ("3.4", "звернення"), ("registers/a.csv", "")])
def test_what_asks_nothing_or_two_things_is_refused(typed: str, figure: str, tmp_path: Path) -> None:
    """With an example of what may be asked."""
    with pytest.raises(UsageError, match="Наприклад"):
        understood_question(typed, figure, tmp_path, tmp_path)


def test_the_year_is_read_from_the_file_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody types it twice."""
    code = run(["--root", str(ROOT), "explain", f"{YEAR}/registers/visas.xlsx:5"])

    assert (0, True) == (code, "зміняться" in (said := capsys.readouterr().out) and "захід 3.4" in said)


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("3.4", "враховано: рядок 2 аркуша «Візування» (усього записів у реєстрі: 6)"),
        ("4.2", "враховано: рядок 3 файлу (усього записів у реєстрі: "),
    ],
)
def test_rows_are_told_as_they_are_found(measure: str, told: str) -> None:
    """By the number that the table's program shows, and the sheet that they stand on."""
    assert told in explained(asked(MeasureAsked(measure)))


def test_faulty_data_are_told_instead_of_an_answer(root: Path) -> None:
    """An explanation of half the data would mislead."""
    (root / "data/vyhadana-rada/2024/marks.yaml").write_text("format: 1\nmarks: [", "utf-8")

    with pytest.raises(DataFaults):
        explain(MeasureAsked("1.1"), Job("vyhadana-rada", 2024, "report", dt.date(2025, 1, 10)), Workspace(root))
