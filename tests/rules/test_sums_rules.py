"""Parts that do not make the whole are found; lists that need not be complete are left alone."""

import pytest

from pipeline.rules.sums import parts_do_not_exceed_the_whole, parts_make_the_whole
from tests.builders import figures
from tests.rules.judging import of_marks, reported, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Усього проведено 12 заходів, з них: 5 нарад, 4 семінари та 2 тренінги.", "частини разом — 11, а названо 12"),
        ("Усього надійшло 9 звернень: 5 письмових, 3 усні.", "частини разом — 8, а названо 9"),
        ("Разом 12:\n\n- наради – 5;\n- семінари – 4;\n- тренінги – 2.", "частини разом — 11, а названо 12"),
        ("Проведено: 5 нарад, 4 семінари, усього 10.", "частини разом — 9, а названо 10"),
        ("Надійшло 5 звернень, з них анонімних – 7.", "частина (7) більша за ціле (5)"),
        ("Перевірено 20 справ (у тому числі 25 особових).", "частина (25) більша за ціле (20)"),
        ("Подано 64 декларації, з них 60 % вчасно, 55 % із запізненням.", "частини разом — 115 %"),
        ("Подано 120 % декларацій від загальної кількості.", "частка більша за 100 %"),
        ("Навчання пройшли 5 з 10 працівників (40 %).", "5 з 10 — це 50 %, а не 40 %"),
        ("Подано 51 декларацію із 60, або 83,4 %.", "51 з 60 — це 85 %, а не 83,4 %"),
    ],
)
def test_a_sum_that_does_not_add_up_is_found(text: str, says: str) -> None:
    """With what it gives and what is told."""
    assert [says] == [finding.message.rpartition("»: ")[2] for finding in of_marks(parts_make_the_whole, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Усього проведено 12 заходів, з них: 5 нарад, 4 семінари та 3 тренінги.",
        "Надійшло 10 звернень, з них 3 анонімні, 2 письмові.",
        "Усього 10 звернень, зокрема 3 анонімні, 2 письмові.",
        "Надійшло 5 звернень, з них розглянуто 3, надано 7 відповідей.",
        "Проведено 5 нарад, надіслано 4 листи. Усього охоплено 120 осіб.",
        "Проведено 5 нарад, 4 семінари, усього 120 учасників прибуло.",
        "Разом 12: наради – 5; семінари – 4; тренінги – 3.",
        "Подано 64 декларації, з них 60 % вчасно, 40 % із запізненням.",
        "План виконано на 120 %. Третина, 33,3 %, і ще 33,3 %, і 33,4 %.",
        "Навчання пройшли 5 з 10 працівників (50 %), 2 з 3 (67 %), 1 із 3 (33,3 %).",
        "Усього 2 наради: 5 травня та 7 червня 2024 року.",
        "Надійшло 12 звернень, з них 7 від 3 осіб.",
    ],
)
def test_a_sum_that_adds_up_or_need_not_is_not_found(text: str) -> None:
    """Other units, dates, things that are no parts."""
    assert [] == [finding.message for finding in of_marks(parts_make_the_whole, text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Подано 64 декларації, з них 40 вчасно, 30 із запізненням.", 1),
        ("Подано 64 декларації, зокрема 40 щорічних та 30 інших.", 1),
        ("Подано 64 декларації, з них 40 вчасно, 24 із запізненням.", 0),
        ("Подано 64 декларації, з них 70 вчасно, 24 із запізненням.", 0),
        ("Усього подано 64 декларації, з них 40 вчасно, 30 із запізненням.", 0),
    ],
)
def test_parts_that_exceed_the_whole_are_asked_about(text: str, count: int) -> None:
    """Once: what the other rule is sure of is left to it."""
    assert count == len(of_marks(parts_do_not_exceed_the_whole, text))


def test_figures_put_in_are_summed_too() -> None:
    """A register that changed no longer makes the whole that was typed."""
    stated = figures(a={"value": "5"}, b={"value": "4"}, всього={"value": "12"})
    report = reported({"1.1": "Усього [[всього]] нарад: [[a]] планових, [[b]] позачергові."}, stated=stated)

    assert 1 == len(told(parts_make_the_whole, report))
