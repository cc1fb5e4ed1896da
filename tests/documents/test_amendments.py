"""A plan that was amended: which version is in force, what is printed of it, and what the report says was changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.contracts import Job, Pdf
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults
from pipeline.last_year import last_year
from pipeline.merge import merge
from pipeline.new_year import begin_year
from pipeline.outputs.content_json import CONTENT_JSON
from pipeline.outputs.page import PAGE_HTML
from pipeline.pdf.reading import read as pdf_read
from pipeline.pdf.texts import letters
from pipeline.rules.catalogue import findings
from pipeline.rules.rule import Subject
from pipeline.word.reading import read
from pipeline.workspace import Workspace
from schemas.document import Document
from schemas.layout import Layout
from schemas.report import Report
from tests.office import converted
from tests.strictly import compose, load, whole
from tests.word.forms import official, render
from tests.workspaces import fictional

RADA = "vyhadana-rada"
JUNE = "{act: Розпорядження сільського голови, number: 45-ра, date: 10.06.2024}"
AUTUMN = "{act: рішення виконавчого комітету, number: 7, date: 1.10.2024}"
ENDED = dt.date(2025, 1, 20)
MARK = "  - {{measure: {}, status: done, text: Так.}}\n"


class Council:
    """The fictional council's 2024, whose plan a test amends."""

    def __init__(self, root: Path) -> None:
        """Lay out the data in `root`."""
        self.workspace = Workspace(fictional(root))
        self.year = self.workspace.data / RADA / "2024"

    def text(self, file: str = "plan.yaml") -> str:
        """Give what a file says."""
        return (self.year / file).read_text("utf-8")

    def amend(self, number: int, act: str, *pairs: tuple[str, str]) -> None:
        """Write version `number`: the one before it with some words changed."""
        text = self.text(f"plan-{number - 1}.yaml" if number > 2 else "plan.yaml")
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("amended_by"))
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after)
        (self.year / f"plan-{number}.yaml").write_text(text.replace("format: 1\n", f"format: 1\namended_by: {act}\n"))

    def mark(self, *measures: str, without: str = "") -> None:
        """Add marks, and take one out."""
        head, *marks = self.text("marks.yaml").split("  - measure: ")
        kept = [f"  - measure: {mark}" for mark in marks if not without or not mark.startswith(f"{without}\n")]
        (self.year / "marks.yaml").write_text(head + "".join((*kept, *map(MARK.format, measures))), "utf-8")

    def report(self, kind: str = "report", today: dt.date = ENDED) -> Report:
        """Give the year as a document of `kind` is made of it."""
        facts = load(self.workspace.folder(RADA, 2024), RADA, 2024)
        return whole(lambda complain: merge(facts, complain, DOCUMENTS[kind].plan_on(2024, today)))

    def document(self, kind: str = "report", today: dt.date = ENDED) -> Document:
        """Compose a document of `kind`."""
        return compose(DOCUMENTS[kind], self.report(kind, today), today)


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """The council."""
    return Council(tmp_path)


NEW = """      - id: опитування
        title: Провести опитування
        timeframe: Вересень 2024 року
        responsible_parties: [Головний спеціаліст]
        expected_result: Проведено
  - title: Декларування
"""


def _lines(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.preamble]


def test_the_report_follows_the_plan_in_force_and_lists_what_was_changed(council: Council) -> None:
    """Reworded, put to another time, added, excluded: in one official sentence before the table."""
    site = council.text()[council.text().index("  - title: Оприлюднення") :]
    council.amend(
        2,
        JUNE,
        ("Провести навчання для працівників апарату", "Провести навчання для всіх працівників"),
        ("До 1 червня 2024 року", "Листопад 2024 року"),
        ("  - title: Декларування\n", NEW),
        (site, ""),
    )
    council.mark("опитування", without="сайт")

    document = council.document()

    assert (
        "До плану внесено зміни розпорядженням сільського голови від 10.06.2024 № 45-ра: виключено розділ "
        "«Оприлюднення»; захід «Провести навчання для всіх працівників» викладено в новій редакції; строк виконання "
        "заходу «Оцінити корупційні ризики» змінено з «До 1 червня 2024 року» на «Листопад 2024 року»; доповнено "
        "заходом «Провести опитування»; виключено захід «Оновлювати розділ вебсайту»."
    ) == _lines(document)[-1]
    assert ["навчання", "ризики", "опитування", "консультації", "звернення"] == [row.measure for row in document.rows()]
    assert [True] * 5 == [bool(row.cells["mark"]) for row in document.rows()]


def test_each_amendment_is_listed_for_itself(council: Council) -> None:
    """In the order of their days; under the plan's heading stand both."""
    council.amend(2, JUNE, ("Провести навчання", "Провести два навчання"))
    council.amend(
        3,
        AUTUMN,
        (
            "responsible_parties: [Головний спеціаліст]\n        expected_result: Складено",
            "responsible_parties: [Начальник юридичного відділу]\n        expected_result: Складено",
        ),
    )

    june, autumn = _lines(council.document())[-2:]
    plan = council.document("plan", dt.date(2024, 12, 1))

    assert june.endswith("№ 45-ра: захід «Провести два навчання для працівників апарату» викладено в новій редакції.")
    assert (
        "До плану внесено зміни рішенням виконавчого комітету від 01.10.2024 № 7: змінено відповідальних виконавців "
        "заходу «Оцінити корупційні ризики»."
    ) == autumn
    assert (
        "(зі змінами, внесеними розпорядженням сільського голови від 10.06.2024 № 45-ра, рішенням виконавчого комітету "
        "від 01.10.2024 № 7)"
    ) == plan.heading[1].text
    assert dt.date(2024, 10, 1) == plan.dated


@pytest.mark.parametrize(("today", "expected"), [(dt.date(2024, 6, 9), 0), (dt.date(2024, 6, 10), 1), (ENDED, 1)])
def test_an_amendment_is_in_force_from_its_day(council: Council, today: dt.date, expected: int) -> None:
    """A draft before it is of the plan as it was approved."""
    council.amend(2, JUNE, ("Провести навчання", "Провести два навчання"))

    document = council.document(today=today)

    assert expected == sum("внесено зміни" in line for line in _lines(document))
    assert expected == document.sections[0].rows[0].cells["title"][0].text.count("два")


def test_a_plan_that_was_never_amended_says_nothing_of_it(council: Council) -> None:
    """Neither in the plan nor in the report."""
    assert "змін" not in council.document("plan").title
    assert not any("внесено зміни" in line for line in _lines(council.document()))


def test_an_amendment_without_a_date_is_a_draft_of_the_plan_and_nothing_to_the_report(council: Council) -> None:
    """It is printed with the places for date and number, to be signed."""
    council.amend(2, "{act: Наказ начальника}", ("Провести навчання", "Провести два навчання"))

    plan = council.document("plan", dt.date(2024, 12, 1))
    subject = Subject(council.report("plan"), plan, dt.date(2024, 12, 1))

    assert "(зі змінами, внесеними наказом начальника від ____________ № ______)" == plan.heading[1].text
    assert plan.approved_on is None
    assert "plan-amendment-undated" in {finding.rule for finding in findings(subject)}
    assert not any("внесено зміни" in line for line in _lines(council.document()))


def test_a_mark_of_an_excluded_measure_is_refused_with_its_act(council: Council) -> None:
    """And one of a measure that was added only later; the plan itself is printed without marks."""
    site = council.text()[council.text().index("  - title: Оприлюднення") :]
    council.amend(2, JUNE, ("  - title: Декларування\n", NEW), (site, ""))
    council.mark("опитування")

    with pytest.raises(DataFaults) as refused:
        council.report()
    (fault,) = refused.value.faults
    with pytest.raises(DataFaults) as early:
        council.report(today=dt.date(2024, 5, 1))
    (ahead,) = early.value.faults

    assert (
        "відмітка про захід сайт, якого в чинному плані немає: його виключено (розпорядження сільського голови "
        "від 10.06.2024 № 45-ра)"
    ) == fault.reason
    assert fault.origin
    assert "data/vyhadana-rada/2024/marks.yaml" == fault.origin.file
    assert "його внесено пізніше (розпорядження сільського голови від 10.06.2024 № 45-ра)" in ahead.reason
    assert council.document("plan").heading[1].text


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda it: it.amend(3, JUNE), "версія плану має стояти у файлі plan-2.yaml"),
        (lambda it: (it.year / "plan-2.yaml").write_text(it.text(), "utf-8"), "не сказано, чим внесено зміни до плану"),
        (lambda it: (it.amend(2, AUTUMN), it.amend(3, JUNE)), "дата раніша, ніж у попередньої версії плану"),
        (lambda it: (it.amend(2, "{act: наказ}"), it.amend(3, JUNE)), "дати немає, а наступну версію плану вже"),
        (lambda it: it.amend(2, JUNE, ("id: сайт", "id: ризики")), "захід «ризики» уже є"),
        (lambda it: it.amend(2, "{act: Ухвала ради, date: 1.7.2024}"), "орудного відмінка слів «Ухвала ради»"),
    ],
)
def test_what_is_wrong_with_versions_is_told(
    council: Council, spoil: Callable[[Council], object], expected: str
) -> None:
    """With the place; the documents are not made."""
    if expected.startswith("версія"):
        council.amend(2, JUNE)
    spoil(council)
    if expected.startswith("версія"):
        (council.year / "plan-2.yaml").unlink()

    with pytest.raises(DataFaults) as refused:
        council.document()

    assert any(expected in str(fault) and fault.origin for fault in refused.value.faults), refused.value


def test_an_act_of_another_kind_gives_its_form(council: Council) -> None:
    """The instrumental stands in the data."""
    council.amend(2, "{act: Ухвала ради, act_instrumental: ухвалою ради, date: 1.7.2024}")

    assert "До плану внесено зміни ухвалою ради від 01.07.2024." == _lines(council.document())[-1]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("10.06.2024", False), ("10.06.2025", True), ("10.12.2023", True), ("20.12.2023", True)],
)
def test_an_amendment_of_another_year_or_before_the_approval_is_found(
    council: Council, day: str, *, expected: bool
) -> None:
    """The plan of 2024 was approved on 20 December 2023."""
    council.amend(2, f"{{act: наказ, date: {day}}}")
    report = council.report("plan")
    found = findings(Subject(report, compose(DOCUMENTS["plan"], report, ENDED), ENDED))

    assert expected == ("plan-amendment-day" in {finding.rule for finding in found})


def test_the_next_year_begins_from_the_plan_in_force(council: Council) -> None:
    """Its file becomes plan.yaml, amended by nobody; it is what this year is compared with, too."""
    council.amend(2, JUNE, ("Провести навчання", "Провести два навчання"))
    job = Job(RADA, 2025, "plan", dt.date(2024, 12, 1))

    begun = begin_year(job, 2024, council.workspace)
    drafted = (begun.folder / "plan.yaml").read_text("utf-8")
    before = last_year(council.workspace, RADA, 2025)

    assert "Провести два навчання" in drafted
    assert "amended_by" not in drafted
    assert not (begun.folder / "plan-2.yaml").exists()
    assert before
    assert before.plan.amended_by


def _amended(root: Path) -> Document:
    council = Council(root)
    council.amend(2, JUNE, ("Провести навчання", "Провести два навчання"))
    return council.document()


SENTENCE = (
    "До плану внесено зміни розпорядженням сільського голови від 10.06.2024 № 45-ра: захід «Провести два навчання для "
    "працівників апарату» викладено в новій редакції."
)


def test_every_format_of_the_report_says_what_was_changed(tmp_path: Path) -> None:
    """DOCX, the page for the site and JSON; the PDF is tested beside other PDFs."""
    document = _amended(tmp_path)

    docx = read(render(document, official("report"), Layout()))

    assert SENTENCE in [one.text for one in docx.before]
    assert SENTENCE in PAGE_HTML.write(document).decode("utf-8")
    assert SENTENCE in CONTENT_JSON.write(document).decode("utf-8")


@converted("amended-report")
def amended_report() -> bytes:
    """The report of a plan that was amended."""
    with TemporaryDirectory() as folder:
        return render(_amended(Path(folder)), official("report"), Layout())


@pytest.mark.office
def test_the_pdf_says_what_was_changed(office_pdf: Mapping[str, Pdf]) -> None:
    """Before the table, in the tagged text."""
    said = [each.text for each in pdf_read(office_pdf["amended-report"]).passages]

    assert letters(SENTENCE) in [letters(text) for text in said]
