"""What is said twice is found, and a mark that says nothing new; what must be said again is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules import repetition, twice
from pipeline.rules.passage import Passage
from pipeline.rules.shingles import repeats, worded
from schemas.document import PrintedParagraph
from schemas.plan import Plan
from schemas.prose import Run
from tests.builders import figures, plan
from tests.rules.judging import of_marks, reported, told

_LONG = (
    "Розроблено та погоджено з відділами проєкт пам’ятки для старост, надруковано наклад коштом громади, "
    "роздано на сходах села й викладено в бібліотеці."
)


def titled(title: str, result: str = "Облік") -> Plan:
    """A plan of one measure with this title."""
    measure = {"number": "1.1", "title": title, "timeframe": "Протягом року", "expected_result": result}
    return plan(sections=[{"title": "Розділ", "measures": [measure]}])


def words(text: str) -> Passage:
    """A passage of plain letters."""
    return Passage(PrintedParagraph(runs=(Run(text=text),)), "1.1", "mark")


def test_a_passage_in_two_marks_is_found() -> None:
    """In the second, with the measure where it stood first; a word changed within does not hide it."""
    changed = _LONG.replace("наклад", "тираж").replace("’", "'")
    found = of_marks(repetition.passages_stand_once, f"У березні так. {_LONG}", "Інше.", f"{changed} Далі своє.")

    assert ["1.3"] == [finding.measure for finding in found]
    assert "стоїть і в заході 1.1 (слів: 20)" in found[0].message


def test_a_passage_twice_in_one_mark_is_found() -> None:
    """Pasted twice."""
    found = of_marks(repetition.passages_stand_once, f"{_LONG} Потім звіт. {_LONG}")

    assert ["1.1"] == [finding.measure for finding in found]
    assert "стоїть двічі" in found[0].message


def test_what_the_plan_says_is_no_repetition() -> None:
    """Nor are names in quotation marks and posts."""
    shared = "На виконання вимог рішення «Про довгу назву акта, яку треба повторювати слово в слово щоразу» зроблено"
    report = reported({"1.1": f"{_LONG} {shared} це.", "1.2": f"{shared} інше."})

    assert [] == told(repetition.passages_stand_once, report)
    assert [] == told(repetition.passages_stand_once, reported({"1.1": _LONG}, planned=titled(_LONG)))


@pytest.mark.parametrize(
    ("mark", "count"),
    [
        ("У 2024 році постійно проводилося ведення обліку старих колодязів громади та вулиць села.", 1),
        ("Ведення обліку старих колодязів громади та вулиць села здійснено, 12 колодязів.", 0),
        ("Ведення обліку старих колодязів громади та вулиць села здійснено в окремому журналі.", 0),
        ("Облік здійснено.", 0),
    ],
)
def test_a_mark_that_only_repeats_its_measure_is_found(mark: str, count: int) -> None:
    """One word, number or date more is news; a short mark repeats nothing."""
    report = reported({"1.1": mark}, planned=titled("Ведення обліку старих колодязів громади та вулиць села"))

    assert count == len(told(repetition.marks_tell_more_than_measures, report))


def test_a_mark_of_what_did_not_happen_may_repeat_its_measure() -> None:
    """There is nothing else to tell."""
    mark = "Ведення обліку старих колодязів громади та вулиць села не здійснювалося."
    planned = titled("Ведення обліку старих колодязів громади та вулиць села")

    for status, count in (("done", 1), ("no_occasion", 0), ("postponed", 0)):
        report = reported({"1.1": mark}, planned=planned, status=status)

        assert count == len(told(repetition.marks_tell_more_than_measures, report))


@pytest.mark.parametrize(
    ("now", "count"),
    [
        ("У 2024 році проведено сім навчань для старост громади.", 1),
        ("У 2024 році проведено вісім навчань для старост громади.", 0),
        ("Проведено [[n]] навчань для старост усіх сіл громади.", 0),
        ("Так само.", 0),
    ],
)
def test_a_mark_copied_from_last_year_is_found(now: str, count: int) -> None:
    """But for its year; a figure that moved on makes it new."""
    texts = {"1.1": "У 2023 році проведено сім навчань для старост громади."}
    if "[[" in now:
        texts = {"1.1": now}
    before = reported(texts, 2023, stated=figures(n={"value": "7"}))
    report = reported({"1.1": now}, stated=figures(n={"value": "8"}))

    assert count == len(told(repetition.marks_are_new, report, before))


@pytest.mark.parametrize(
    ("one", "other", "differ", "twice_typed"),
    [
        ("Проведено 5 навчань для старост сіл громади.", "Проведено 6 навчань для старост сіл громади.", 1, 0),
        ("Проведено 5 навчань для старост сіл громади.", "Проведено 5 навчань для старост сіл громади.", 0, 1),
        ("Проведено 5 навчань для старост сіл громади.", "Проведено 6 навчань для водіїв сіл громади.", 0, 0),
        ("Проведено 5 навчань.", "Проведено 6 навчань.", 0, 0),
        (
            "Видано наказів 5, листів міським установам 7, довідок мешканцям громади 9, копій рішень ради 11.",
            "Отже, видано наказів 5, листів міським установам 8, довідок мешканцям громади 9, копій рішень ради 11.",
            1,
            3,
        ),
    ],
)
def test_one_fact_with_two_numbers_or_typed_twice_is_found(one: str, other: str, differ: int, twice_typed: int) -> None:
    """In a sentence that is the same, or in a long passage whose other numbers are the same."""
    found = [finding.message for finding in of_marks(twice.facts_are_told_once, one, other)]

    assert differ == sum("тими самими словами сказано" in message for message in found)
    assert twice_typed == sum("вписано рукою і тут" in message for message in found)


def test_one_figure_put_in_twice_is_right() -> None:
    """It cannot differ."""
    sentence = "Проведено [[n]] навчань для старост сіл громади."
    report = reported({"1.1": sentence, "1.2": sentence}, stated=figures(n={"value": "5"}))

    assert [] == told(twice.facts_are_told_once, report)


_WORDS = st.lists(st.sampled_from(["ґанок", "вулиця", "село", "школа"]), max_size=40)


@given(
    before=_WORDS,
    common=st.lists(st.text("абвгд", min_size=3, max_size=6), min_size=14, max_size=30, unique=True),
    after=_WORDS,
)
def test_a_run_of_many_words_is_always_found(before: list[str], common: list[str], after: list[str]) -> None:
    """Wherever it stands in both."""
    first = worded(words(" ".join((*common, *after))))
    second = worded(words(" ".join((*before, *common))))

    assert any(len(common) <= each.length for each in repeats((first, second), frozenset()) if each.second is second)
