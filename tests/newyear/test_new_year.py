"""`zvit new-year`: a draft that builds, with last year's wording and nothing of its results."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.contracts import Docx
from pipeline.errors import DataFaults, ExitCode, UsageError
from pipeline.newyear.notes import Kind
from pipeline.word.reading import read
from pipeline.workspace import Workspace
from tests.newyear.beginning import RADA, begin, document_of, notes_of, report_of, titles
from tests.workspaces import ROOT, fictional, state

UNTIL = {
    "1.3": "2 півріччя 2024 року",
    "5.6": "ІІ півріччя 2024 року",
    "9.1": "невизначений строк",
    "9.3": "2024 рік",
    "9.4": "2025 рік",
}


@pytest.fixture
def real(tmp_path: Path) -> Workspace:
    """A copy of the real data, whose marks say until when each measure is put off."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    marks = tmp_path / "data" / RADA / "2023/marks.yaml"
    lines = [line for line in marks.read_text("utf-8").split("\n") if not line.startswith("    until:")]
    said = {f"  - measure: {measure}": f"    until: {until}" for measure, until in UNTIL.items()}
    marks.write_text(
        "\n".join(more for line in lines for more in (line, *([said[line]] if line in said else []))), "utf-8"
    )
    return Workspace(tmp_path)


@pytest.fixture
def council(tmp_path: Path) -> Workspace:
    """The fictional council's year 2024."""
    return Workspace(fictional(tmp_path))


def test_the_plan_and_a_draft_of_the_report_can_be_composed(real: Workspace) -> None:
    """Of the drafted files as they are; the report is a draft that lacks every mark."""
    begin(real, RADA, 2024)

    plan, report = (document_of(real, RADA, 2024, kind) for kind in ("plan", "report"))

    assert (43, 43) == (len([*plan.rows()]), len([*report.rows()]))
    assert plan.title.endswith("на 2024 рік")
    assert plan.approved_on is None
    assert "«___» ____________ 2023 року" == plan.approvals[0].date[0].text
    assert "ЗАТВЕРДЖУЮ" == report.approvals[0].word[0].text
    assert report.draft
    assert 43 == len(report_of(real, RADA, 2024).gaps)


def test_what_was_put_off_goes_over_with_a_link_and_its_new_time(real: Workspace) -> None:
    """In last year's wording; where the time cannot be told, the whole year is proposed, and a person is asked."""
    begun = begin(real, RADA, 2024)

    report = report_of(real, RADA, 2024)
    carried = {str(each.id): each for each in report.plan.measures() if each.carried_over}
    before, after = (titles(document_of(real, RADA, year, "plan")) for year in (2023, 2024))

    assert ["1.3", "2.11", "5.6", "9.1", "9.3", "9.4", "9.5"] == list(carried)
    for name, measure in carried.items():
        link = measure.carried_over
        assert link
        assert (2023, name) == (link.year, link.measure)
    assert before == after
    assert {
        "1.3": "2 півріччя 2024 року",
        "5.6": "ІІ півріччя 2024 року",
        "9.1": "Протягом року",
        "9.3": "Протягом року",
        "9.4": "Протягом року",
    } == {name: carried[name].timeframe for name in UNTIL}
    asked = notes_of(begun, Kind.DECIDE)
    assert "9.1: перенесено на «невизначений строк»: запропоновано строк «Протягом року»" in asked
    assert "9.4: перенесено на «2025 рік»: запропоновано строк «Протягом року»" in asked
    assert not any(each.startswith("9.3:") for each in asked)


def test_years_move_where_that_is_safe_and_are_told_where_not(real: Workspace) -> None:
    """Timeframes and headings move; two years in a title are left to a person."""
    begun = begin(real, RADA, 2024)

    frames = {str(each.id): str(each.timeframe) for each in report_of(real, RADA, 2024).plan.measures()}
    asked = notes_of(begun, Kind.DECIDE)

    assert ("До лютого 2024 року", "Квітень 2024 року") == (frames["2.9"], frames["2.10"])
    assert "2.4: перевірте роки (назва заходу): 2022, 2023" in asked
    assert "2.10: строк був «Квітень 2023 року»: якщо захід був разовий, вилучіть його" in asked


def test_no_number_of_last_year_stands_as_this_years(real: Workspace) -> None:
    """A computed figure counts an empty register; a stated one is not known yet, with last year's in a comment."""
    begin(real, RADA, 2024)

    report = report_of(real, RADA, 2024)
    written = (real.data / RADA / "2024/figures.yaml").read_text("utf-8")

    assert all(figure.is_awaited or figure.value == 0 for figure in report.figures.values())
    assert 5 == sum(figure.is_awaited for figure in report.figures.values())
    assert "  # за 2023 рік: 3 (три)\n  звітні_періоди:\n" in written
    assert "words" not in written
    assert {"щорічні_за_2022", "щорічні_за_2023"} <= report.figures.keys()
    assert "щорічні_за_2021" not in report.figures
    assert "where: {вид: щорічна, рік: 2023}" in written


def test_nothing_else_is_changed_and_last_year_is_as_it_was(real: Workspace) -> None:
    """Comments, quotes and lines of plan.yaml stay; the organization's file is not touched."""
    before = state(real.data)
    begun = begin(real, RADA, 2024)
    old, new = ((real.data / RADA / year / "plan.yaml").read_text("utf-8").split("\n") for year in ("2023", "2024"))

    added = [line for line in new if line not in old]

    assert before == {name: content for name, content in state(real.data).items() if "/2024/" not in name}
    assert [] == [line for line in old if "#" in line and line not in new]
    assert 7 == sum(line.strip().startswith("carried_over: {year: 2023, measure: ") for line in added)
    assert 7 + 1 + 3 + 2 == len(added)
    assert {"findings.yaml", "source.csv", "marks"}.isdisjoint(entry.name for entry in begun.folder.iterdir())


def test_what_is_there_is_never_replaced(real: Workspace) -> None:
    """Nor is anything left behind when the year cannot be drafted."""
    begin(real, RADA, 2024)
    before = state(real.data)

    with pytest.raises(UsageError, match="2024 вже є, її не замінюють"):
        begin(real, RADA, 2024)

    assert before == state(real.data)


def test_faults_of_last_year_are_told_and_nothing_is_made(real: Workspace) -> None:
    """A draft of faulty data would carry the faults over."""
    plan = real.data / RADA / "2023/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("number: 9.5", "number: 9.4"), "utf-8")
    before = state(real.data)

    with pytest.raises(DataFaults, match=r"захід «9\.4» уже є"):
        begin(real, RADA, 2024)

    assert before == state(real.data)
    assert not [*(real.data / RADA).glob(".2024*")]


def test_a_plan_that_cannot_be_composed_for_the_new_year_is_not_left(real: Workspace) -> None:
    """Nobody is in office then: the organization's file is to be mended first."""
    file = real.data / RADA / "organization.yaml"
    file.write_text(file.read_text("utf-8").replace("role: officer\n", "role: officer\n    until: 1.2.2023\n"), "utf-8")

    with pytest.raises(DataFaults, match=r"чернетка plan\.yaml: посаду «officer» 31\.12\.2023 ніхто не обіймає"):
        begin(real, RADA, 2024)

    assert ["2023"] == [each.name for each in (real.data / RADA).iterdir() if each.is_dir()]


def test_a_year_between_may_be_missing(real: Workspace) -> None:
    """Then the years move by two; without --from the years that are there are named."""
    with pytest.raises(UsageError, match="Є роки: 2023"):
        begin(real, RADA, 2025)
    with pytest.raises(UsageError, match="не пізніший"):
        begin(real, RADA, 2023, 2023)

    begin(real, RADA, 2025, 2023)

    assert "Квітень 2025 року" in {str(each.timeframe) for each in report_of(real, RADA, 2025).plan.measures()}


def test_a_third_year_is_flagged_on_the_screen(real: Workspace) -> None:
    """Two drafts one after another: what is put off again stands in three plans."""
    begin(real, RADA, 2024)
    marks = real.data / RADA / "2024/marks.yaml"
    marks.write_text(marks.read_text("utf-8") + "  - {measure: 9.3, status: postponed, text: Ні.}\n", "utf-8")

    begun = begin(real, RADA, 2025)

    assert "9.3: стоїть у планах 3-й рік поспіль (2023, 2024, 2025): вирішіть, чи виконувати його" in notes_of(
        begun, Kind.DECIDE
    )
    assert 1 == sum("3-й рік" in note.said for note in begun.notes)


def test_a_fictional_council_goes_over_with_its_own_forms(council: Workspace) -> None:
    """Measures without numbers, concurrences, an act that approves; a preamble that counts starts from nothing."""
    year = council.data / "vyhadana-rada/2024"
    marks = year / "marks.yaml"
    marks.write_text(marks.read_text("utf-8").replace("status: no_occasion", "status: cancelled"), "utf-8")

    begun = begin(council, "vyhadana-rada", 2025)
    plan, report = (document_of(council, "vyhadana-rada", 2025, kind) for kind in ("plan", "report"))
    written = (begun.folder / "plan.yaml").read_text("utf-8")

    assert ["навчання", "ризики", "консультації", "сайт"] == [each.measure for each in plan.rows()]
    assert ["звернення: скасовано: Розглядати повідомлення"] == [
        each for each in notes_of(begun, Kind.DROPPED) if each.startswith("звернення")
    ]
    assert "Звернення" not in written
    assert "      - id: сайт\n        carried_over: {year: 2024, measure: сайт}\n" in written
    assert "До 1 червня 2025 року" in written
    assert "date:" not in written
    assert "3/1" not in (begun.folder / "report.yaml").read_text("utf-8")
    assert "За рік проведено 0\N{NO-BREAK SPACE}заходів" in report.preamble[0].text


def test_lines_that_end_as_windows_ends_them_stay_so(council: Workspace) -> None:
    """Every file of the year, typed in Notepad."""
    year = council.data / "vyhadana-rada/2024"
    for file in year.glob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    begun = begin(council, "vyhadana-rada", 2025)

    for file in begun.folder.glob("*.yaml"):
        content = file.read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n") > 0, file.name
    assert document_of(council, "vyhadana-rada", 2025, "plan")


def test_a_year_without_marks_yet_is_drafted_and_every_measure_is_asked_about(council: Workspace) -> None:
    """A plan is approved before the year before it ends."""
    (council.data / "vyhadana-rada/2024/marks.yaml").unlink()

    begun = begin(council, "vyhadana-rada", 2025)

    assert "відмітки: станів виконання ще не вказано" in "\n".join(notes_of(begun, Kind.DECIDE))


def test_a_measure_without_a_state_among_others_is_asked_about(council: Workspace) -> None:
    """It may have been put off."""
    marks = council.data / "vyhadana-rada/2024/marks.yaml"
    marks.write_text(marks.read_text("utf-8").replace("    status: no_occasion\n", ""), "utf-8")

    asked = [each for each in notes_of(begin(council, "vyhadana-rada", 2025), Kind.DECIDE) if "стану" in each]

    assert ["звернення: стану виконання не вказано: якщо захід не виконано, допишіть carried_over"] == asked


def test_the_command_says_what_came_of_it(real: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """What went over, what is to be decided, what differs, how to go on and how to go back."""
    code = run(["--root", str(real.root), "new-year", "--year", "2024", "--today", "2023-12-01"])
    told = capsys.readouterr().out

    assert ExitCode.OK == code
    assert "чернетка 2024 року: data/pervomaisk-rada/2024/\n  заходів у плані: 43; за 2023 рік було 43\n" in told
    assert "  Перенесено (7):\n    1.3: частково, строк — 2 півріччя 2024 року\n" in told
    assert "make plan YEAR=2024" in told
    assert "вилучіть теку data/pervomaisk-rada/2024; дані за 2023 рік не змінено" in told
    assert "порівняння планів на 2023 і 2024 роки — 8 відмінностей" in told
    assert ["1.3", "2.9", "2.10", "2.11", "4.1", "5.6"] == re.findall(r"^    ~ ([0-9.]+) «", told, re.MULTILINE)
    table = read(Docx((real.build / RADA / "2024/plan-comparison/comparison.docx").read_bytes()))
    cells = {" ".join(cell.text.split()) for one in table.rows for cell in one.cells}
    assert {"Квітень [вилучено: 2023] року", "Квітень [додано: 2024] року"} <= cells
    assert ExitCode.USAGE == run(["--root", str(real.root), "new-year", "--year", "2024"])
    assert ExitCode.USAGE == run(["--root", str(real.root), "new-year"])
