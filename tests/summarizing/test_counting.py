"""A summary counts every measure once, and tells of each figure how it has changed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.summarizing.composing import composed
from pipeline.summarizing.counting import summarized
from pipeline.summarizing.phrases import INFERRED, STATUS_LOOKS, STATUS_WORDS, TIMING_LOOKS, TIMING_WORDS
from pipeline.summarizing.sheet import FULL, LOOKS
from schemas.marks import ImplementationStatus as Status
from schemas.outcomes import Outcome
from tests.goldens import golden
from tests.story.telling import STORIES, enriched
from tests.summarizing.years import STATUSES, TIMINGS, last_year, mixed, outcomes, year

REPORTS = [story for story in STORIES if story.endswith("-report")]
OUTCOMES = st.lists(
    st.builds(Outcome, measure=st.just("1"), status=st.sampled_from(STATUSES), timing=st.sampled_from(TIMINGS)),
    min_size=1,
    max_size=60,
)


@given(OUTCOMES, st.integers(1, 9))
def test_every_measure_is_counted_once_in_each_count(found: list[Outcome], sections: int) -> None:
    """By status, by timing, by section, and by status within each section."""
    document = year(found, sections)
    document = document.evolve(sections=tuple(section for section in document.sections if section.rows))
    summary = summarized(document, ())

    assert len(found) == summary.measures
    assert len(found) == sum(each.measures for each in summary.statuses)
    assert len(found) == sum(each.measures for each in summary.timings)
    assert len(found) == sum(section.measures for section in summary.sections)
    for place, each in enumerate(summary.statuses):
        assert each.measures == sum(section.statuses[place].measures for section in summary.sections)
    for section in summary.sections:
        assert section.measures == sum(each.measures for each in section.statuses)
    assert all(each.measures for each in summary.statuses)


@given(OUTCOMES)
def test_bars_are_as_long_as_their_numbers(found: list[Outcome]) -> None:
    """The longest is full, the others in proportion; the pieces of a row are no longer than the whole."""
    sheet = composed(summary := summarized(year(found, 1), ()))
    longest = max(each.measures for each in summary.statuses)

    assert [each.measures * FULL // longest for each in summary.statuses] == [
        bar.length for bar in sheet.charts[0].bars
    ]
    assert FULL == max(bar.length for bar in sheet.charts[1].bars)
    assert all(sum(each.length for each in line.slices) <= FULL for line in sheet.tables[0].lines)


@pytest.mark.parametrize(
    ("status", "timing", "is_told"),
    [
        (Status.DONE, "on_time", False),
        (Status.DONE, "late", True),
        (Status.DONE, None, False),
        (Status.PARTIAL, None, True),
        (Status.NOT_DONE, None, True),
        (Status.POSTPONED, None, True),
        (Status.CANCELLED, None, True),
        (Status.IN_PROGRESS, "on_time", False),
        (Status.NO_OCCASION, None, False),
        (None, None, False),
    ],
)
def test_what_was_late_or_not_done_in_full_is_told(status: Status | None, timing: str | None, is_told: bool) -> None:  # noqa: FBT001
    """With its number and its name; there was no occasion for what was not asked for."""
    summary = summarized(year(outcomes(1, lambda _: {"status": status, "timing": timing}), title="Вигаданий захід"), ())

    assert ([("1.", "Вигаданий захід")] if is_told else []) == [
        (each.measure, each.title) for each in summary.shortfalls
    ]


def test_a_shortfall_is_told_with_its_reason_and_until_when() -> None:
    """What is not known is said not to be."""
    known = {"status": "postponed", "until": "2 півріччя 2025 року", "reason": "Вигадана причина"}
    told = outcomes(3, lambda place: (known, {"status": "done", "timing": "late"}, {"status": "not_done"})[place])
    lines = composed(summarized(year(told), ())).tables[1].lines

    assert [
        "Перенесено (2 півріччя 2025 року). Причина: Вигадана причина",
        "Виконано із запізненням. Причину не вказано",
        "Не виконано. Причину не вказано",
    ] == [line.cells[2] for line in lines]


def test_more_shortfalls_than_a_glance_takes_are_counted_and_not_silently_left_out() -> None:
    """Forty are listed."""
    table = composed(summarized(year(outcomes(62, lambda _: {"status": "not_done"})), ())).tables[1]

    assert 40 == len(table.lines)
    assert "І ще 22 заходи, про які сказано в самому документі." == table.note


def test_figures_stand_beside_those_of_last_year() -> None:
    """With difference and percent; what was nothing, or was not there, has no percent."""
    document = year(outcomes(1, mixed), figures=4)
    figures = summarized(document, last_year(document, "4", "0", None, "1.5")).figures
    table = composed(summarized(document, last_year(document, "4", "0", None, "1.5"))).tables[-1]

    assert [Decimal(-4), Decimal(1), None, Decimal("1.5")] == [figure.difference for figure in figures]
    assert [Decimal(-100), None, None, Decimal(100)] == [figure.percent for figure in figures]
    assert [
        ("4", "0", "−4", "−100\u00a0%"),
        ("0", "1", "+1", "—"),
        ("—", "2", "—", "—"),
        ("1,5", "3", "+1,5", "+100\u00a0%"),
    ] == [line.cells[1:] for line in table.lines]


def test_without_last_year_it_says_so() -> None:
    """And has no empty columns."""
    document = year(outcomes(1, mixed), figures=2)
    table = composed(summarized(document, last_year(document))).tables[-1]

    assert ["Показник", "2024"] == [column.head for column in table.columns]
    assert "Показники року (за 2023 рік даних немає)" == table.title


def test_inferred_states_are_said_to_be() -> None:
    """And a draft to be one."""
    document = year(outcomes(2, mixed))
    draft = composed(summarized(document.evolve(statuses_inferred=True, approved_on=None), ()))

    assert (INFERRED,) == draft.notes
    assert "ПРОЄКТ: ще не затверджено" == draft.state
    assert ((), "Затверджено 17.01.2025") == ((sheet := composed(summarized(document, ()))).notes, sheet.state)


def test_every_state_and_timing_has_its_word_and_its_own_pattern() -> None:
    """So that a chart in one ink tells them apart."""
    assert set(STATUSES) == set(STATUS_WORDS) == set(STATUS_LOOKS)
    assert set(TIMINGS) == set(TIMING_WORDS) == set(TIMING_LOOKS)
    assert sorted(LOOKS) == sorted(STATUS_LOOKS.values())
    assert 4 == len(set(TIMING_LOOKS.values()))


@pytest.mark.parametrize("story", REPORTS)
def test_the_summary_says_what_it_said(story: str) -> None:
    """The golden text of the whole sheet, in the order of reading."""
    content = enriched(story)

    golden(f"{story}.sheet.txt", "\n".join(composed(summarized(content.document, content.last_year)).texts()) + "\n")
