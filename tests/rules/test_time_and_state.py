"""Each rule of time and state fires where it should, and only there."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.rules import closing, days, statuses, timing
from pipeline.rules.rule import Rule, Subject
from schemas.findings import Finding, Severity
from schemas.marks import Marks
from schemas.text import Text
from tests.builders import APPROVED, HEADS, organization, plan, report_file, requisites
from tests.strictly import compose, merge

YEAR: Final = "Протягом року"
GIVEN: Final = {"by": "act", "act": "Рішення Вигаданої ради"}


def found(
    rule: Rule, *, timeframe: str = YEAR, kind: str = "report", approved: str = "", planned: str = "", **mark: object
) -> list[Finding]:
    """What a rule finds in the year 2024, whose one measure has this timeframe and mark."""
    given = [{**GIVEN, "date": planned}] if planned else []
    made = plan("1.1", requisites=requisites(name="ПЛАН", columns=HEADS, approvals=given))
    (section,) = made.sections
    measure = section.measures[0].evolve(timeframe=Text(timeframe))
    made = made.evolve(sections=(section.evolve(measures=(measure,)),))
    typed = {"measure": "1.1", "status": "done", "text": "Виконано.", **mark}
    marks = Marks.model_validate({"format": "1", "marks": [typed]})
    own = report_file(approvals=[{**GIVEN, "date": approved}] if approved else APPROVED)
    report = merge(Facts("x", 2024, (organization(), made, own, marks), {}))
    today = dt.date(2025, 3, 1)
    return list(rule.findings(Subject(report, compose(DOCUMENTS[kind], report, today), today)))


@pytest.mark.parametrize(
    ("timeframe", "mark", "fires"),
    [
        ("Квітень 2024 року", {"done": "листопад 2024 року"}, True),
        ("До 31 березня", {"done": ["01.04.2024", "02.05.2024"]}, True),
        (YEAR, {"done": "15.01.2025"}, True),
        ("Квітень 2024 року", {"done": "листопад 2024 року", "reason": "Не було кворуму"}, False),
        ("Квітень 2024 року", {"done": "15.04.2024"}, False),
        ("Квітень 2024 року", {}, False),
        ("У разі потреби", {"done": "листопад 2024 року"}, False),
    ],
)
def test_a_late_measure_needs_a_reason(timeframe: str, mark: dict[str, object], fires: object) -> None:
    """Done after its term, with no reason named."""
    assert fires is bool(found(timing.no_measure_is_late_without_a_reason, timeframe=timeframe, **mark))


def test_a_late_measure_is_told_with_its_term_and_its_day() -> None:
    """The officer must decide before the report is signed."""
    (finding,) = found(timing.no_measure_is_late_without_a_reason, timeframe="До 31 березня", done="квітень 2024 року")

    assert Severity.WARNING is finding.severity
    assert "1.1" == finding.measure
    assert "захід 1.1: виконано пізніше строку: строк «До 31 березня», виконано — квітень 2024 року" == finding.message


@pytest.mark.parametrize(
    ("timeframe", "mark", "fires"),
    [
        ("Квітень 2024 року", {"text": "Проведено в листопаді дві наради."}, True),
        ("До 31 березня", {"text": "У квітні надано доручення, до 1 травня його виконано.", "status": None}, True),
        ("Квітень 2024 року", {"text": "Проведено 15 квітня, протокол складено в травні."}, False),
        ("Квітень 2024 року", {"text": "Проведено нараду."}, False),
        ("Квітень 2024 року", {"text": "Проведено в листопаді.", "reason": "Не було кворуму"}, False),
        ("Квітень 2024 року", {"text": "Проведено в листопаді.", "done": "листопад 2024 року"}, False),
        ("Квітень 2024 року", {"text": "Перенесено на листопад.", "status": "postponed"}, False),
        (YEAR, {"text": "Проведено в листопаді."}, False),
        ("У разі потреби", {"text": "Проведено в листопаді."}, False),
    ],
)
def test_prose_that_names_only_later_days_is_noted(timeframe: str, mark: dict[str, object], fires: object) -> None:
    """If `done` does not say when."""
    assert fires is bool(found(timing.no_prose_tells_of_a_late_measure, timeframe=timeframe, **mark))


@pytest.mark.parametrize(
    ("timeframe", "fires"),
    [
        ("Не пізніше від дня призначення", True),
        ("Протягом робочих днів після надходження", True),
        ("Не пізніше дня призначення", False),
        ("Не пізніше трьох днів від дня призначення", False),
        (YEAR, False),
    ],
)
def test_a_term_without_its_number_of_days_is_noted(timeframe: str, fires: object) -> None:
    """It is the plan's to be mended, and the report's."""
    for kind in ("plan", "report"):
        assert fires is bool(found(timing.every_timeframe_counts_its_days, timeframe=timeframe, kind=kind))


@pytest.mark.parametrize(
    ("timeframe", "done", "fires"),
    [
        ("Квітень 2024 року", "31.03.2024", True),
        ("Квітень 2024 року", "01.04.2024", False),
        (YEAR, "01.01.2024", False),
    ],
)
def test_an_early_measure_is_found(timeframe: str, done: str, fires: object) -> None:
    """Done before its term begins."""
    assert fires is bool(found(timing.no_measure_is_early, timeframe=timeframe, done=done))


@pytest.mark.parametrize(
    ("timeframe", "mark", "fires"),
    [
        ("Квітень 2024 року", {}, True),
        ("До 31 березня", {}, True),
        ("ІV квартал", {}, True),
        (YEAR, {}, False),
        ("У разі потреби", {}, False),
        ("Щомісяця", {}, False),
        ("Квітень 2024 року", {"done": "15.04.2024"}, False),
        ("Квітень 2024 року", {"text": "Проведено 15 квітня."}, False),
        ("Квітень 2024 року", {"status": "not_done"}, False),
    ],
)
def test_a_measure_with_a_term_within_the_year_is_dated(timeframe: str, mark: dict[str, object], fires: object) -> None:
    """Only that: nobody is asked for the day of what may be done all the year."""
    assert fires is bool(found(timing.what_is_due_in_time_is_dated, timeframe=timeframe, **mark))


@pytest.mark.parametrize(
    ("done", "fires"), [("02.03.2025", True), ("01.03.2025", False), ("березень 2025 року", False)]
)
def test_what_was_done_has_come(done: str, fires: object) -> None:
    """The day as of which the document is made is the last that may be named."""
    assert fires is bool(found(timing.nothing_is_done_ahead, done=done))


@pytest.mark.parametrize(
    ("timeframe", "done", "fires"),
    [
        (YEAR, "20.12.2023", True),
        ("У разі потреби", "15.01.2025", True),
        (YEAR, "15.01.2025", False),
        (YEAR, "31.12.2024", False),
        (YEAR, "2023–2024 роки", False),
    ],
)
def test_a_day_of_another_year_is_found(timeframe: str, done: str, fires: object) -> None:
    """A late measure is told as late; a period that reaches into the year is of the year."""
    assert fires is bool(found(timing.everything_is_done_within_the_year, timeframe=timeframe, done=done))


@pytest.mark.parametrize(
    ("timeframe", "fires"),
    [
        ("Квітень 2023 року", True),
        ("До 31 березня 2025 року", True),
        ("Квітень 2024 року", False),
        ("До 31 березня", False),
        ("Постійно", False),
    ],
)
@pytest.mark.parametrize("kind", ["plan", "report"])
def test_a_term_of_another_years_plan_is_found(timeframe: str, kind: str, fires: object) -> None:
    """Before the plan is approved, and in the report still."""
    assert fires is bool(found(timing.every_timeframe_is_within_the_year, timeframe=timeframe, kind=kind))


@pytest.mark.parametrize(
    ("timeframe", "kind", "fires"),
    [
        ("Згідно із затвердженим планом", "report", True),
        ("Згідно із затвердженим планом", "plan", False),
        ("За потреби", "report", False),
        (YEAR, "report", False),
    ],
)
def test_a_term_that_names_no_days_is_told(timeframe: str, kind: str, fires: object) -> None:
    """Once for all of them, where marks are judged by them."""
    assert fires is bool(found(timing.every_timeframe_is_understood, timeframe=timeframe, kind=kind))


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Нараду проведено 31 листопада.", True),
        ("Нараду проведено 29.02.2023.", True),
        ("Нараду проведено 29.02.2024, 29 лютого.", False),
        ("Порядок затверджено № 31.11.", False),
    ],
)
def test_a_day_that_there_is_not_is_found(text: str, fires: object) -> None:
    """In whatever cell."""
    assert fires is bool(found(days.every_day_exists, text=text))
    assert fires is bool(found(days.every_day_exists, timeframe=text, kind="plan"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Нарада: понеділок, 13.11.2024.", ["13.11.2024 — середа"]),
        ("Нарада 13 листопада 2024 року (четвер).", ["13.11.2024 — середа"]),
        ("У понеділок, 13 листопада, відбулася нарада.", ["13.11.2024 — середа"]),
        ("Нарада в середу, 13.11.2024.", []),
        ("Нараду проведено 13.11.2024; щосереди — прийом.", []),
    ],
)
def test_a_wrong_weekday_is_found(text: str, expected: list[str]) -> None:
    """It says which is right."""
    noticed = found(days.every_weekday_is_right, text=text)

    assert expected == [finding.message.rsplit(": ", 1)[1] for finding in noticed]
    assert {"Виправте день тижня або дату"} >= {finding.remedy for finding in noticed}


@pytest.mark.parametrize(
    ("text", "status", "fires"),
    [
        ("Навчання проведено 15.03.2023.", "done", True),
        ("Навчання проведено 15.03.2024.", "done", False),
        ("Виконано за розпорядженням від 15.03.2022.", "done", False),
        ("Порядок, 15.03.2022 року за № 7, діє.", "done", False),
        ("Перенесено: 15.03.2025 буде засідання.", "postponed", False),
        ("Подано до 01.02.2025.", "done", False),
        ("Подано до 1 лютого 2204 року.", "done", True),
    ],
)
def test_a_day_of_another_year_in_a_mark_is_noted(text: str, status: str, fires: object) -> None:
    """But not an act's, nor a term, nor of what is put off."""
    assert fires is bool(found(days.every_day_of_a_mark_is_of_its_year, text=text, status=status))


@pytest.mark.parametrize(
    ("status", "mark", "fires"),
    [
        ("not_done", {}, True),
        ("postponed", {}, True),
        ("cancelled", {}, True),
        ("partial", {}, True),
        ("in_progress", {}, False),
        ("no_occasion", {}, False),
        ("done", {}, False),
        ("not_done", {"reason": "Немає коштів"}, False),
        (None, {"text": "Перевірки призупинено."}, True),
        (None, {"text": "Перевірки проведено, семінар перенесено."}, False),
        ("partial", {"text": "Не завершено у зв'язку з відпусткою."}, False),
        ("cancelled", {"text": "Скасовано, оскільки установу ліквідовано."}, False),
    ],
)
def test_what_is_not_done_has_a_reason(status: str, mark: dict[str, object], fires: object) -> None:
    """In its own key or in the prose."""
    assert fires is bool(found(statuses.what_is_not_done_has_a_reason, status=status, **mark))


@pytest.mark.parametrize(
    ("status", "mark", "fires"),
    [
        ("postponed", {}, True),
        ("postponed", {"text": "Роботу 2024 року перенесено."}, True),
        ("postponed", {"until": "2025 рік"}, False),
        ("postponed", {"text": "Перенесено на 2025 рік."}, False),
        ("postponed", {"text": "Перенесено на невизначений строк."}, False),
        ("cancelled", {}, False),
    ],
)
def test_what_is_put_off_has_a_time(status: str, mark: dict[str, object], fires: object) -> None:
    """In its own key or in the prose, be it that nobody knows it."""
    assert fires is bool(found(statuses.what_is_put_off_has_a_time, status=status, **mark))


@pytest.mark.parametrize(
    ("until", "fires"),
    [("ІV квартал 2024 року", True), ("листопад", True), ("2025 рік", False), ("невизначений строк", False)],
)
def test_what_is_put_off_is_put_off_beyond_the_year(until: str, fires: object) -> None:
    """Within the year it was done by then, or it was not."""
    assert fires is bool(found(statuses.it_is_put_off_beyond_the_year, status="postponed", until=until))


@pytest.mark.parametrize(
    ("until", "fires"),
    [
        ("колись", True),
        ("листопд 2025 року", True),
        ("ІV квартал 2025 року", False),
        ("до 31 грудня 2025 року", False),
        ("кінець 2025 року", False),
        ("невизначений термін", False),
        ("Безстроково", False),
        ("до окремого рішення", False),
        ("до завершення воєнного стану", False),
    ],
)
def test_until_is_a_time_or_says_that_there_is_none_yet(until: str, fires: object) -> None:
    """A slip in it would be lost otherwise."""
    assert fires is bool(found(statuses.it_is_said_when, status="postponed", until=until))


@pytest.mark.parametrize(
    ("status", "mark", "fires"),
    [
        ("not_done", {"done": "15.03.2024"}, True),
        ("no_occasion", {"done": "15.03.2024"}, True),
        ("done", {"until": "2025 рік"}, True),
        ("done", {"done": "15.03.2024"}, False),
        ("partial", {"done": "15.03.2024", "until": "2025 рік"}, False),
        ("postponed", {"until": "2025 рік"}, False),
    ],
)
def test_days_agree_with_the_state(status: str, mark: dict[str, object], fires: object) -> None:
    """A state that has no day, and one that has no time to come."""
    assert fires is bool(found(statuses.the_days_agree, status=status, **mark))


@pytest.mark.parametrize(
    ("status", "text", "fires"),
    [
        ("done", "Перевірки не проводилися.", True),
        ("done", "Розробку порядку перенесено на наступний рік.", True),
        ("done", "Звернень не надходило.", True),
        ("done", "Навчання не було проведено.", True),
        ("done", "Перевірки проведено; скарг не надходило.", False),
        ("done", "Журнал ведеться, порушень не виявлено.", False),
        ("done", "Змін до порядку не вносилося.", False),
        ("not_done", "Навчання проведено в повному обсязі.", True),
        ("postponed", "Порядок розроблено й затверджено.", True),
        ("cancelled", "Анкетування здійснено.", True),
        ("no_occasion", "Розглянуто три повідомлення.", True),
        ("no_occasion", "Розгляд перенесено.", True),
        ("not_done", "Навчання не проведено.", False),
        ("postponed", "Розроблено проєкт, затвердження перенесено.", False),
        ("no_occasion", "Прийом забезпечено, повідомлень не надходило.", False),
        ("no_occasion", "У зв'язку з відсутністю фактів облік забезпечено без записів.", False),
        ("partial", "Навчання проведено, перевірки не проводилися.", False),
        (None, "Перевірки не проводилися.", False),
        (None, "Навчання проведено, перевірки призупинено.", True),
    ],
)
def test_prose_against_its_state_is_found(status: str | None, text: str, fires: object) -> None:
    """Only if nothing in the prose speaks for the state."""
    assert fires is bool(found(statuses.the_prose_agrees, status=status, text=text))


@pytest.mark.parametrize(
    ("status", "text", "fires"),
    [
        ("done", "Перевірки проведено; позапланові не проводилися.", True),
        ("done", "Перевірки проведено.", False),
        ("done", "Перевірки не проводилися.", False),
        ("partial", "Навчання проведено, перевірки не проводилися.", False),
    ],
)
def test_prose_that_affirms_and_denies_is_noted(status: str, text: str, fires: object) -> None:
    """It may be of two things; a person looks."""
    notes = found(statuses.the_prose_says_one_thing, status=status, text=text)

    assert fires is bool(notes)
    assert {Severity.NOTE} >= {finding.severity for finding in notes}


@pytest.mark.parametrize(
    ("approved", "fires"), [("30.12.2024", True), ("31.12.2024", False), ("17.01.2025", False), ("01.07.2024", True)]
)
def test_a_report_that_is_approved_before_its_years_end_is_found(approved: str, fires: object) -> None:
    """The last working day of 2024 was 31 December."""
    assert fires is bool(found(closing.a_report_waits_for_the_years_end, approved=approved))
    assert [] == found(closing.a_report_waits_for_the_years_end, approved=approved, kind="plan")


@pytest.mark.parametrize(
    ("planned", "fires"), [("20.01.2025", True), ("17.01.2025", False), ("20.12.2023", False), ("", False)]
)
def test_a_report_that_is_approved_before_its_plan_is_found(planned: str, fires: object) -> None:
    """Plan and report closed over each other."""
    assert fires is bool(found(closing.a_plan_is_approved_before_its_report, approved="17.01.2025", planned=planned))


@pytest.mark.parametrize(("done", "fires"), [("18.01.2025", True), ("17.01.2025", False), ("січень 2025 року", False)])
def test_a_report_that_is_approved_before_a_measure_is_done_is_found(done: str, fires: object) -> None:
    """A period that had begun may have been over."""
    assert fires is bool(found(closing.a_report_tells_of_what_was_done, approved="17.01.2025", done=done))


@pytest.mark.parametrize(("planned", "fires"), [("10.01.2024", True), ("31.12.2023", False), ("", False)])
def test_a_plan_that_is_approved_after_its_year_began_is_noted(planned: str, fires: object) -> None:
    """In the plan and in its report."""
    for kind in ("plan", "report"):
        assert fires is bool(found(closing.a_plan_is_approved_before_its_year, planned=planned, kind=kind))


@pytest.mark.parametrize(
    ("timeframe", "fires"), [("За окремим графіком", True), ("Протягом днів після подання", False)]
)
def test_an_incomplete_timeframe_is_not_told_twice(timeframe: str, fires: object) -> None:
    """It is told as incomplete; that nothing can be concluded of it goes without saying."""
    assert fires is bool(found(timing.every_timeframe_is_understood, timeframe=timeframe))
