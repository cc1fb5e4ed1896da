"""What a timeframe asks for."""

import datetime as dt

import pytest

from pipeline.sources import plan
from pipeline.timing.deadlines import AfterEvent, By, Constant, Deadline, OnOccasion, Repeated, Within
from pipeline.timing.timeframes import deadline
from pipeline.workspace import Workspace
from schemas.working_days import WorkingCalendar
from tests.workspaces import ROOT


def _told(found: Deadline | None) -> str:
    """The deadline in short."""
    match found:
        case By(day):
            return f"by {day}"
        case Within(period):
            return f"{period.first}/{period.last}"
        case Repeated(times, span):
            return f"{times} a {span}"
        case AfterEvent(count, unit):
            return f"{count} {unit} after"
    return {OnOccasion(): "on occasion", Constant(): "constant"}[found] if found else "?"


UNDERSTOOD_2023 = {
    "Не рідше одного разу на рік": "1 a year",
    "Протягом року": "2023-01-01/2023-12-31",
    "Протягом року згідно із затвердженим планом": "2023-01-01/2023-12-31",
    "Постійно, протягом року": "constant",
    "Постійно": "constant",
    "У разі потреби": "on occasion",
    "У разі надходження": "on occasion",
    "У разі надходжень": "on occasion",
    "В разі функціонування комісії, враховуючи умови воєнного стану": "on occasion",
    "Щодня (в разі виявлення)": "on occasion",
    "До лютого 2023 року": "by 2023-01-31",
    "До 31 березня 2023 року": "by 2023-03-31",
    "Квітень 2023 року": "2023-04-01/2023-04-30",
    "В день отримання відповідно до документа": "0 day after",
    "Протягом двох робочих днів після отримання повідомлення про наявність у особи реального чи потенційного конфлікту "
    "інтересів": "2 working_day after",
    # The number of days is not told, or another document tells them.
    "Не пізніше від дня призначення посадової особи.": "?",
    "Не пізніше від дня звільнення посадової особи": "?",
    "Згідно із затвердженим планом.": "?",
    "За можливості, враховуючи умови воєнного стану": "?",
    "Протягом строку встановленого нормативним актом організації": "?",
    "У строки встановлені чинним законодавством": "?",
    "У строки встановлені чинним законодавством.": "?",
}


def test_every_timeframe_of_2023() -> None:
    """All 43 measures of the source: what is understood, and what no days can be told of."""
    (found,) = plan.read(Workspace(ROOT).folder("pervomaisk-rada", 2023), lambda fault: pytest.fail(str(fault)))
    timeframes = [str(measure.timeframe) for measure in found.measures()]

    assert 43 == len(timeframes)
    assert set(UNDERSTOOD_2023) == set(timeframes)
    assert {each: _told(deadline(each, 2023)) for each in UNDERSTOOD_2023} == UNDERSTOOD_2023


@pytest.mark.parametrize(
    ("timeframe", "expected"),
    [
        ("Не пізніше 10 лютого", "by 2023-02-10"),
        ("до 31.03.2023 р.", "by 2023-03-31"),
        ("До 20 грудня поточного року включно", "by 2023-12-20"),
        ("До кінця року", "by 2023-12-31"),
        ("До кінця І кварталу 2023 року", "by 2023-03-31"),
        ("Не пізніше І кварталу", "by 2023-03-31"),
        ("Щорічно, до 01 березня", "by 2023-03-01"),
        ("До 1 лютого, до 1 серпня", "by 2023-08-01"),
        ("До 15 січня 2024 року", "by 2024-01-15"),
        ("Протягом 10 календарних днів після 31 березня 2023 року", "by 2023-04-10"),
        ("Протягом двох тижнів з дня закінчення року", "by 2024-01-14"),
        ("ІІ квартал", "2023-04-01/2023-06-30"),
        ("ІІ, IV квартали", "2023-04-01/2023-12-31"),
        ("Січень та липень 2023 року", "2023-01-01/2023-07-31"),
        ("Протягом I півріччя", "2023-01-01/2023-06-30"),
        ("жовтень – листопад", "2023-10-01/2023-11-30"),
        ("Упродовж 2023 року", "2023-01-01/2023-12-31"),
        ("31.03.2023", "2023-03-31/2023-03-31"),
        ("Квітень 2022 року", "2022-04-01/2022-04-30"),
        ("Щоквартально, до 5 числа місяця, наступного за звітним", "1 a quarter"),
        ("До 10 числа щомісяця", "1 a month"),
        ("Двічі на місяць", "2 a month"),
        ("Не рідше ніж три рази на рік", "3 a year"),
        ("Не менше ніж 2 рази на півріччя", "2 a half"),
        ("раз на квартал", "1 a quarter"),
        ("Щотижнево", "1 a week"),
        ("кожного кварталу", "1 a quarter"),
        ("Щороку", "1 a year"),
        ("За потреби", "on occasion"),
        ("По мірі надходження", "on occasion"),
        ("У триденний строк", "3 day after"),
        ("в 10-денний термін з дня надходження", "10 day after"),
        ("Протягом 24 годин після отримання", "24 hour after"),
        ("Протягом 5 (п'яти) робочих днів з дня надходження", "5 working_day after"),
        ("Протягом п’ятнадцяти днів", "15 day after"),
        ("протягом місяця з дня призначення", "1 month after"),
        ("Невідкладно", "0 day after"),
        ("На постійній основі", "constant"),
        ("щоденно", "constant"),
        ("Протягом 3 днів до засідання", "?"),
        ("Після затвердження плану", "?"),
        ("За окремим графіком", "?"),
        ("До 31 листопада 2023 року", "?"),
        ("До 15 січня року, наступного за звітним", "?"),
    ],
)
def test_a_timeframe_is_understood(timeframe: str, expected: str) -> None:
    """As plans of other bodies word it; what counts from something that is not known gives no day."""
    assert expected == _told(deadline(timeframe, 2023))


def test_working_days_after_a_named_day_are_counted_by_the_calendar() -> None:
    """Without a calendar it is known only that so many working days are meant."""
    calendar = WorkingCalendar.model_validate({"format": "1", "since": "1.1.2023", "until": "31.12.2023"})
    timeframe = "Протягом двох робочих днів після 31 березня 2023 року"

    assert By(dt.date(2023, 4, 4)) == deadline(timeframe, 2023, calendar)
    assert AfterEvent(2, "working_day") == deadline(timeframe, 2023)
