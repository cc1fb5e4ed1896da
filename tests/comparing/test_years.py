"""Laws of comparing years: each edit is told once and nothing else, measures are recognised, years may move."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparing.expected import absolute, relative
from pipeline.comparing.figures import percent
from pipeline.comparing.likeness import ALIKE, likely, likeness
from pipeline.comparing.phrases import fate, growth
from pipeline.comparing.years import comparison
from pipeline.documents import DOCUMENTS
from pipeline.wording.paragraphs import with_paragraphs
from pipeline.workspace import Workspace
from schemas.changes import Comparison
from schemas.document import Document, PrintedFigure, PrintedParagraph, PrintedSection, printed
from schemas.marks import ImplementationStatus
from schemas.outcomes import Outcome
from tests.comparing.edits import (
    EDITS,
    Named,
    a_cell,
    a_figure,
    a_head,
    a_new_measure,
    a_new_section,
    a_title,
    another_section,
    documents,
    grown,
    no_column,
    no_measure,
    seen,
)
from tests.printed import approval, document, emptiest, paragraph, row
from tests.strictly import enrich, load, merge

ROOT = Path(__file__).parents[2]
EDITS_OF_ANY = (a_cell, a_new_measure, no_measure, another_section, a_title, a_new_section, a_head, no_column, a_figure)
"""Those that any document can have."""
TITLES = (
    "Проведення навчань для депутатів",
    "Перевірка декларацій посадових осіб",
    "Аналіз повідомлень викривачів",
    "Візування проєктів актів",
)


def next_year(made: Document) -> Document:
    """The same document of the year after: every year near its own is one later, as it is bound to be."""

    def later(year: re.Match[str]) -> str:
        return str(int(year[0]) + (abs(int(year[0]) - made.year) <= 1))

    def moved(paragraph: PrintedParagraph) -> PrintedParagraph:
        runs = (run.evolve(text=re.sub(r"20\d\d", later, run.text)) for run in paragraph.runs)
        return paragraph.evolve(runs=tuple(runs))

    return with_paragraphs(made, moved).evolve(year=made.year + 1)


def named(found: Comparison) -> list[Named]:
    """All that a comparison tells: by its part, its name, its column and what was done to it."""
    figures = [
        ("figure", each.name, None, {(True, False): "added", (False, True): "removed"}.get(_lacks(each), "changed"))
        for each in found.figures
    ]
    return [(each.part, each.name, each.column, each.deed) for each in found.differences] + figures


def _lacks(each: object) -> tuple[bool, bool]:
    return getattr(each, "before", None) is None, getattr(each, "after", None) is None


@cache
def real() -> Document:
    """The report of 2023 as it lies in the data."""
    organization, year = "pervomaisk-rada", 2023
    report = merge(load(Workspace(ROOT).folder(organization, year), organization, year))
    return enrich(report, DOCUMENTS["report"], dt.date(2024, 6, 1)).document


def titled(*titles: str, **more: object) -> Document:
    """A document whose measures 1.1, 1.2, … have these titles."""
    same = {"timeframe": "Протягом року", "responsible_parties": "Спеціаліст", "mark": "Виконано"}
    rows = (row(f"1.{number}", title=title, expected_result=title, **same) for number, title in enumerate(titles, 1))
    return document(*rows, **more)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@settings(max_examples=20)
@given(seed=st.integers(0, 2**16))
def test_each_single_edit_is_told_exactly_once(
    edit: Callable[[Document, random.Random], tuple[Document, Named]], seed: int
) -> None:
    """Between two versions of one year, and between two years, of which every year has moved."""
    edited, told = edit(grown(), random.Random(seed))  # noqa: S311 - places of a change are no secrets

    assert [told] == named(comparison(grown(), edited))
    assert [told] == named(comparison(grown(), next_year(edited)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("edit", EDITS_OF_ANY, ids=lambda edit: edit.__name__)
def test_each_single_edit_of_2023_is_told_exactly_once(
    edit: Callable[[Document, random.Random], tuple[Document, Named]], seed: int
) -> None:
    """Of the real report, against the copy for the next year."""
    edited, told = edit(real(), random.Random(seed))  # noqa: S311 - places of a change are no secrets

    assert [told] == named(comparison(real(), next_year(edited)))


def test_a_year_later_nothing_is_told_but_that_the_years_moved() -> None:
    """Of the real report; literally there is just as much to tell as was not told."""
    found = comparison(real(), next_year(real()))
    literal = comparison(real(), next_year(real()), reading="literal")

    assert [] == named(found)
    assert found.folded == len(literal.differences) > 0
    assert 0 == literal.folded


@given(documents(), documents())
def test_nothing_is_told_exactly_of_documents_that_read_alike(before: Document, after: Document) -> None:
    """Nothing is missed, nothing is made up."""
    assert (named(comparison(before, after, reading="literal")) == []) == (seen(before) == seen(after))


@given(documents(), documents(), st.sampled_from([2024, 2025]))
def test_every_measure_is_accounted_for(before: Document, after: Document, year: int) -> None:
    """Each of the earlier document is in the later one or told as dropped, each of the later told as new or known."""
    found = comparison(before, after.evolve(year=year))
    gone = [each.name for each in found.differences if each.part == "measure" and each.deed == "removed"]
    come = [each.name for each in found.differences if each.part == "measure" and each.deed == "added"]

    assert len([*before.rows()]) - len(gone) == len([*after.rows()]) - len(come)
    assert {*gone} <= {each.measure for each in before.rows()}
    assert {*come} <= {each.measure for each in after.rows()}


@given(documents(), documents())
def test_words_that_are_told_are_both_texts(before: Document, after: Document) -> None:
    """What stayed and went is the text before, what stayed and came the text after."""
    for each in comparison(before, after).differences:
        if each.words:
            assert each.before == "".join(piece.was or piece.text for piece in each.words if piece.deed != "added")
            assert each.after == "".join(piece.text for piece in each.words if piece.deed != "removed")


def test_of_renumbered_measures_only_the_numbers_are_told() -> None:
    """The first is dropped, so each of the others has the number of the one before it."""
    before, after = titled(*TITLES), titled(*TITLES[1:], year=2025)

    found = comparison(before, after)

    assert [
        ("1.1", None, "removed", None, None),
        ("1.1", "number", "moved", "1.2", "title"),
        ("1.2", "number", "moved", "1.3", "title"),
        ("1.3", "number", "moved", "1.4", "title"),
    ] == [(each.name, each.column, each.deed, each.was, each.known_by) for each in found.differences]
    assert ("1.2", "1.1") == (found.differences[1].before, found.differences[1].after)


def test_a_renumbered_and_reworded_measure_is_the_same() -> None:
    """Where it stands, its number and the words that differ are told."""
    after = titled(TITLES[1], "Проведення щорічних навчань для депутатів ради", year=2025)

    found = comparison(titled(*TITLES[:2]), after).differences

    assert [("1.1", None), ("1.2", "number"), ("1.2", "title"), ("1.2", "expected_result")] == [
        (each.name, each.column) for each in found
    ]
    assert [" щорічних", " ради"] == [piece.text for piece in found[2].words if piece.deed == "added"]


def test_another_measure_under_the_same_number_is_another() -> None:
    """Between two years a number alone proves nothing."""
    found = comparison(titled(TITLES[0]), titled(TITLES[2], year=2025))

    assert [("measure", "1.1", None, "removed"), ("measure", "1.1", None, "added")] == named(found)


def test_in_one_year_the_number_is_the_measure() -> None:
    """Marks name it by that."""
    found = comparison(titled(TITLES[0]), titled(TITLES[2]))

    assert [("measure", "1.1", "title", "changed"), ("measure", "1.1", "expected_result", "changed")] == named(found)


def test_what_the_plan_says_of_a_measure_comes_first() -> None:
    """It was carried over from 1.3, though another is called just like it."""
    before, after = titled(*TITLES[:3]), titled(TITLES[0], year=2025)

    found = comparison(before, after, {"1.1": "1.3"})

    told = [(each.was, each.known_by) for each in found.differences if each.name == "1.1" and each.deed == "moved"]
    assert [("1.3", "carried_over")] == told
    assert {"1.1", "1.2"} == {each.name for each in found.differences if each.deed == "removed"}


def test_a_moved_section_is_told_as_one_move() -> None:
    """Its measures stand where they stood within it."""
    first, *rest = grown().sections

    found = comparison(grown(), next_year(grown().evolve(sections=(*rest, first))))

    assert [("section", "moved")] == [(each.part, each.deed) for each in found.differences]


def test_an_empty_year_drops_or_brings_everything() -> None:
    """Every measure and its section."""
    empty = emptiest().evolve(sections=(), year=2025)
    before = emptiest()

    gone, come = comparison(before, empty), comparison(empty, before)

    assert {("section", "removed"), ("measure", "removed")} == {(each.part, each.deed) for each in gone.differences}
    assert {("section", "added"), ("measure", "added")} == {(each.part, each.deed) for each in come.differences}
    assert () == comparison(empty, empty).differences


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("У 2025 році проти 2024", []),
        ("У 2024 році проти 2023", []),
        ("У 2025 році проти 2023", ["changed"]),
        ("У 2026 році проти 2025", ["changed"]),
    ],
)
def test_a_year_that_moved_otherwise_is_told(after: str, told: list[str]) -> None:
    """All years of a passage move with the document's own, or all stay; one of two left standing is a slip."""
    before = titled("Звіт", preamble=printed("У 2024 році проти 2023"))

    found = comparison(before, titled("Звіт", preamble=printed(after), year=2025))

    assert told == [each.deed for each in found.differences]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("У 2024 році 5 нарад", "У 2025 році 7 нарад", [("removed", " 5"), ("added", " 7")]),
        ("У 2024 році", "У 2025 році, травень", [("added", ", травень")]),
        ("За 2023 і 2024 роки", "За 2023 і 2025 роки", [("removed", " 2024"), ("added", " 2025")]),
    ],
)
def test_in_a_changed_passage_years_that_moved_have_stayed(
    before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    """So that the news is seen; where one of two was left standing, that is the news."""
    found = comparison(titled("Захід", preamble=printed(before)), titled("Захід", preamble=printed(after), year=2025))

    (words,) = (each.words for each in found.differences)
    assert before == "".join(piece.was or piece.text for piece in words if piece.deed != "added").replace("\u00a0", " ")
    assert after == "".join(piece.text for piece in words if piece.deed != "removed").replace("\u00a0", " ")
    told = [(piece.deed, piece.text.replace("\u00a0", " ")) for piece in words]
    assert expected == [one for one in told if one[0] != "kept"]


def test_years_far_away_do_not_move() -> None:
    """A programme for 2021–2027 is called the same every year."""
    before = titled("Програма на 2021–2027 роки")

    assert [] == named(comparison(before, titled("Програма на 2021–2027 роки", year=2025)))
    assert ("measure", "1.1", "title", "changed") in named(
        comparison(before, titled("Програма на 2022–2028 роки", year=2025))
    )


@given(st.lists(st.sampled_from(["у 2022", "за 2023 рік", "2024", "12025", "2026-й", "№ 20"])).map(" ".join))
def test_a_year_told_by_its_distance_can_be_told_as_it_stands(text: str) -> None:
    """Whatever stands around it."""
    told = relative(titled("Захід", preamble=printed(text))).preamble

    assert text == absolute("".join(paragraph.text for paragraph in told), 2024)


def test_signs_that_a_profile_sets_are_no_words() -> None:
    """Quotation marks, apostrophes, dashes and unbroken spaces are counted, and told on request."""
    before, after = titled('Об\'єднання "Рада" - 12 осіб'), titled("Об’єднання «Рада» — 12\u00a0осіб")

    assert ([], 2) == (named(comparison(before, after)), comparison(before, after).folded)
    assert 2 == len(comparison(before, after, reading="literal").differences)


def test_a_figure_is_told_with_difference_and_percent() -> None:
    """From nothing there is no percentage; a figure that came or went has neither."""

    def of(**values: str) -> Document:
        figures = (PrintedFigure(name=name, title=name, value=Decimal(value)) for name, value in values.items())
        return titled("Захід", figures=tuple(figures))

    found = comparison(of(a="56", b="0", c="3", d="1.5"), of(a="60", b="7", d="1.5", e="2")).figures

    assert [
        ("c", "3", "None", "None", "None"),
        ("a", "56", "60", "4", "7.1"),
        ("b", "0", "7", "7", "None"),
        ("e", "None", "2", "None", "None"),
    ] == [(each.name, *map(str, (each.before, each.after, each.difference, each.percent))) for each in found]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**20, min_value=-(10**20)))
def test_the_percentage_of_a_figure_to_itself_is_none_at_all(value: Decimal) -> None:
    """And of nothing there is none."""
    assert percent(value, value) == (Decimal("0.0") if value else None)
    assert percent(Decimal(0), value) is None


def test_outcomes_are_told_of_measures_that_are_in_both() -> None:
    """By their keys before and after; a new one had none."""
    done, partial = ImplementationStatus.DONE, ImplementationStatus.PARTIAL

    def of(made: Document, *states: ImplementationStatus) -> Document:
        keys = [each.measure for each in made.rows()]
        outcomes = (Outcome(measure=key, status=state) for key, state in zip(keys, states, strict=True))
        return made.evolve(outcomes=tuple(outcomes))

    before = of(titled(*TITLES[:3]), done, partial, done)
    after = of(titled(TITLES[1], TITLES[2], TITLES[3], year=2025), done, done, partial)

    assert [("1.1", "1.2", TITLES[1], partial, done)] == [
        (each.measure, each.was, each.title, each.before, each.after) for each in comparison(before, after).outcomes
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Проведення навчання для депутатів ради", "8/9"),
        ("ПРОВЕДЕННЯ – навчанням для депутатів!", "1"),
        ("Проведення перевірки декларацій", "2/7"),
        ("", "0"),
    ],
)
def test_titles_are_alike_by_their_words(title: str, expected: str) -> None:
    """Endings do not count, nor case and signs; from three fifths on a title is the other, reworded."""
    assert pytest.approx(float(Fraction(expected))) == likeness("Проведення навчань для депутатів", title)
    assert 0.6 == ALIKE


def test_not_every_title_is_compared_with_every_other() -> None:
    """Of five thousand each is held against a few that share its rarest words, its own among them."""
    chance = random.Random(2024)  # noqa: S311 - titles are no secrets
    words = [f"{number:03}слово" for number in range(900)]
    titles = [" ".join(chance.sample(words, 9)) for _ in range(5000)]
    reworded = [" ".join(title.split()[1:]) for title in titles]

    found = [*likely(titles, reworded)]

    assert 5000 * 8 >= len(found)
    assert {*range(5000)} == {was for alike, was, now in found if was == now and alike >= ALIKE}


def test_a_look_that_changed_with_the_year_is_told() -> None:
    """By the marks of what is bold, though the words are the same but for the year."""
    before = document(row("1.1", mark="За 2024: є"))
    after = document(row("1.1", mark=(paragraph("За 2025: є", bold=True),)), year=2025)

    (each,) = comparison(before, after).differences

    assert ("За 2024: є", "**За 2025: є**") == (each.before, each.after)
    assert {"kept", "added"} == {piece.deed for piece in each.words}


def test_a_change_of_a_section_shows_its_years_as_they_stand() -> None:
    """Not as they were compared."""
    section = PrintedSection(title=printed("Заходи 2024"), rows=(row("1.1"),))
    before = document(sections=(section,))
    after = document(sections=(section.evolve(title=printed("Усі заходи 2025")),), year=2025)

    (each,) = comparison(before, after).differences

    assert ("Усі заходи 2025", "Заходи 2024", "Усі заходи 2025") == (each.name, each.before, each.after)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"наради": Decimal(50)}, ["більше на 10 (25\u00a0%)", "ще не надруковано"]),
        ({"наради": None}, ["ще не надруковано"]),
        ({}, ["показника більше немає"]),
    ],
)
def test_only_a_figure_that_the_data_do_not_hold_is_gone(held: dict[str, Decimal | None], expected: list[str]) -> None:
    """One that a draft does not name yet is told as not printed, with its value if it has one."""
    figure = PrintedFigure(name="наради", title="Наради", value=Decimal(40))
    named_once = document(figures=(figure,))
    [gone] = comparison(named_once, document(), held=({}, held)).figures
    [came] = comparison(document(), named_once, held=(held, {})).figures

    assert expected == [*filter(None, (growth(gone), *fate(gone)))]
    assert (Decimal(40), held.get("наради")) == (gone.before, gone.after)
    assert ("раніше не було надруковано" if held else "нового показника раніше не було") == [*fate(came)][-1]


def test_the_date_of_an_approval_is_told_as_one_piece() -> None:
    """Its quotes are not torn from the day, though they stand in both."""
    blank = approval()
    dated = blank.evolve(date=printed("«29» грудня 2023 року"))
    [told] = comparison(document(approvals=(dated,)), document(approvals=(blank,))).differences

    assert [("removed", "«29» грудня 2023 року"), ("added", "«___» ____________ 2024 року")] == [
        (piece.deed, piece.text.replace("\u00a0", " ")) for piece in told.words
    ]
