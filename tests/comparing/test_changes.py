"""Laws of comparing: equal documents have no changes, each single change is named once, and nothing is missed."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparing.documents import changes
from pipeline.comparing.looks import looks, shown
from schemas.changes import Change
from schemas.document import Block, Document, PrintedFigure, PrintedParagraph, PrintedSection, Row, printed
from schemas.origin import Origin
from schemas.prose import Run
from tests.printed import HEADS, approval, document, fullest, paragraph, row, signature, with_columns

Named: TypeAlias = tuple[str, str, str | None, str]
TITLES = st.sampled_from(["1. Навчання", "2. Декларування", "3. Звернення"])
TEXTS = st.sampled_from(["Виконано.", "Не було підстав.", "Проведено 12 нарад."])
NAMES = st.sampled_from(["Явір ПРИКЛАДЕНКО", "Калина ВИГАДАНА"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A small document; two of them often have something in common."""
    keys = draw(st.lists(st.sampled_from(["1.1", "1.2", "2.1", "2.2", "навчання"]), unique=True))
    titles = draw(st.lists(TITLES, max_size=3)) if not keys else draw(st.lists(TITLES, min_size=1, max_size=3))
    homes = [draw(st.integers(0, len(titles) - 1)) for _ in keys]
    sections = tuple(
        PrintedSection(
            title=printed(title),
            rows=tuple(row(key, mark=draw(TEXTS)) for key, home in zip(keys, homes, strict=True) if home == number),
        )
        for number, title in enumerate(titles)
    )
    figures = draw(st.dictionaries(st.sampled_from(["наради", "навчання"]), st.integers(0, 2), max_size=2))
    return document(
        sections=sections,
        heading=printed(draw(TEXTS)),
        preamble=printed(draw(TEXTS | st.just(""))),
        approvals=tuple(approval(name=name) for name in draw(st.lists(NAMES, max_size=2))),
        concurrences=tuple(approval("ПОГОДЖЕНО", name) for name in draw(st.lists(NAMES, max_size=2))),
        signatures=tuple(signature("Голова", name=name) for name in draw(st.lists(NAMES, min_size=1, max_size=2))),
        figures=tuple(PrintedFigure(name=name, title=name, value=value) for name, value in figures.items()),
    )


def seen(made: Document) -> object:
    """All that a reader can see of a document, and its figures."""
    blocks = [(measure, looks(block)) for measure, block in made.passages()]
    shape = [[each.measure for each in section.rows] for section in made.sections]
    figures = {figure.name: (figure.title, figure.value) for figure in made.figures}
    return made.organization_name, len(made.concurrences), shape, blocks, figures


@settings(deadline=None)
@given(documents(), documents())
def test_there_are_no_changes_exactly_between_documents_that_read_alike(before: Document, after: Document) -> None:
    """Nothing is missed, nothing is made up."""
    assert (changes(before, after) == ()) == (seen(before) == seen(after))


@settings(deadline=None)
@given(documents(), documents())
def test_what_is_added_one_way_is_removed_the_other(before: Document, after: Document) -> None:
    """And what was before is after; of what has a name of its own."""

    def of(deed: str, found: tuple[Change, ...]) -> set[tuple[str, str, str | None]]:
        named = (each for each in found if each.part in ("measure", "figure") and each.deed == deed)
        return {(each.part, each.name, each.after or each.before) for each in named}

    assert of("added", changes(before, after)) == of("removed", changes(after, before))
    assert of("removed", changes(before, after)) == of("added", changes(after, before))


def _recut(block: Block) -> Block:
    """The same letters in other runs, typed elsewhere, put in by other names."""
    return tuple(
        PrintedParagraph(
            runs=tuple(
                Run(text=letter, emphasis=run.emphasis, origin=Origin("other.yaml", 9), figure="інший")
                for run in each.runs
                for letter in run.text
            ),
            item=each.item,
        )
        for each in block
    )


def test_origins_names_of_figures_and_runs_are_no_content() -> None:
    """A document whose data file was only reshaped is the same document."""
    made = fullest()
    rows = [each.evolve(cells={key: _recut(cell) for key, cell in each.cells.items()}) for each in made.rows()]
    sections = (made.sections[0].evolve(rows=rows[:2]), made.sections[1].evolve(rows=rows[2:]))

    assert () == changes(made, made.evolve(sections=sections, preamble=_recut(made.preamble)))


Edit: TypeAlias = Callable[[Document], tuple[Document, Named]]


def _sections(made: Document, number: int, **edit: object) -> Document:
    sections = list(made.sections)
    sections[number] = sections[number].evolve(**edit)
    return made.evolve(sections=tuple(sections))


def _cell(made: Document, number: int, place: int, key: str, cell: Block) -> Document:
    rows = list(made.sections[number].rows)
    rows[place] = rows[place].evolve(cells={**rows[place].cells, key: cell})
    return _sections(made, number, rows=tuple(rows))


def a_cell(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A cell says something else."""
    number = chance.randrange(len(made.sections))
    place = chance.randrange(len(made.sections[number].rows))
    key = chance.choice(list(HEADS))
    edited = _cell(made, number, place, key, printed("Зовсім інше."))
    return edited, ("measure", made.sections[number].rows[place].measure, key, "changed")


def a_look(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A cell says the same in bold."""
    number = chance.randrange(len(made.sections))
    place = chance.randrange(len(made.sections[number].rows))
    bold = (paragraph(f"title {made.sections[number].rows[place].measure}", bold=True),)
    return _cell(made, number, place, "title", bold), (
        "measure",
        made.sections[number].rows[place].measure,
        "title",
        "changed",
    )


def a_new_measure(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A measure comes somewhere."""
    number = chance.randrange(len(made.sections))
    rows = list(made.sections[number].rows)
    rows.insert(chance.randrange(len(rows) + 1), row("новий"))
    return _sections(made, number, rows=tuple(rows)), ("measure", "новий", None, "added")


def no_measure(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A measure goes."""
    number = chance.randrange(len(made.sections))
    rows = list(made.sections[number].rows)
    gone = rows.pop(chance.randrange(len(rows)))
    return _sections(made, number, rows=tuple(rows)), ("measure", gone.measure, None, "removed")


def another_section(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A measure goes to another section."""
    number, other = chance.sample(range(len(made.sections)), 2)
    rows = list(made.sections[number].rows)
    moved = rows.pop(chance.randrange(len(rows)))
    less = _sections(made, number, rows=tuple(rows))
    there = list(less.sections[other].rows)
    there.insert(chance.randrange(len(there) + 1), moved)
    return _sections(less, other, rows=tuple(there)), ("measure", moved.measure, None, "moved")


def a_title(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A section is called otherwise, maybe like its neighbour."""
    number, other = chance.sample(range(len(made.sections)), 2)
    title = chance.choice([printed("Новий розділ"), made.sections[other].title])
    return _sections(made, number, title=title), ("section", shown(looks(title)), None, "changed")


def a_new_section(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """An empty section comes."""
    sections = list(made.sections)
    sections.insert(chance.randrange(4), PrintedSection(title=printed("Новий"), rows=()))
    return made.evolve(sections=tuple(sections)), ("section", "Новий", None, "added")


def a_head(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A column is headed otherwise."""
    columns = list(made.columns)
    number = chance.randrange(len(columns))
    columns[number] = columns[number].evolve(head=printed("Інше"))
    return made.evolve(columns=tuple(columns)), ("column", columns[number].key, None, "changed")


def no_column(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A column goes with all its cells."""
    gone = chance.choice(list(HEADS))
    return with_columns(made, *(key for key in HEADS if key != gone)), ("column", gone, None, "removed")


def an_approval(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """Somebody else approves."""
    blocks = list(made.approvals)
    number = chance.randrange(len(blocks))
    blocks[number] = blocks[number].evolve(name=printed("Липа НОВА"))
    return made.evolve(approvals=tuple(blocks)), (
        "requisite",
        f"гриф затвердження {number + 1}: ім’я",
        None,
        "changed",
    )


def no_concurrence(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """One of two concurrences goes."""
    blocks = list(made.concurrences)
    number = chance.randrange(len(blocks))
    del blocks[number]
    return made.evolve(concurrences=tuple(blocks)), ("requisite", f"гриф погодження {number + 1}", None, "removed")


def words_around(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A requisite outside of the blocks says something else."""
    names = {
        "draft": "позначка проєкту",
        "name": "назва",
        "heading": "заголовок",
        "preamble": "текст перед таблицею",
        "closing": "текст після таблиці",
    }
    field = chance.choice(list(names))
    return made.evolve(**{field: printed("Інше")}), ("requisite", names[field], None, "changed")


def the_organization(made: Document, _: random.Random) -> tuple[Document, Named]:
    """The organization is called otherwise."""
    return made.evolve(organization_name="Інша рада"), ("requisite", "назва органу", None, "changed")


def a_signature(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A signer's post is another one."""
    blocks = list(made.signatures)
    number = chance.randrange(len(blocks))
    blocks[number] = blocks[number].evolve(last_post_line=printed("радник"))
    return made.evolve(signatures=tuple(blocks)), ("requisite", f"підпис {number + 1}: посада", None, "changed")


def a_figure(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A figure has another value."""
    figures = list(made.figures)
    number = chance.randrange(len(figures))
    figures[number] = figures[number].evolve(value=figures[number].value + 1)
    return made.evolve(figures=tuple(figures)), ("figure", figures[number].name, None, "changed")


EDITS = (
    a_cell,
    a_look,
    a_new_measure,
    no_measure,
    another_section,
    a_title,
    a_new_section,
    a_head,
    no_column,
    an_approval,
    no_concurrence,
    words_around,
    the_organization,
    a_signature,
    a_figure,
)


@cache
def _grown() -> Document:
    """The fullest document, with more measures, sections and figures."""
    made = fullest()
    third = PrintedSection(title=printed("3. Третій розділ"), rows=tuple(row(f"3.{number}") for number in range(1, 6)))
    figures = tuple(PrintedFigure(name=name, title=name.title(), value=value) for name, value in (("а", 1), ("б", 2)))
    return made.evolve(sections=(*made.sections, third), figures=figures)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@settings(deadline=None)
@given(seed=st.integers(0, 2**16))
def test_each_single_change_is_named_exactly_once(
    edit: Callable[[Document, random.Random], tuple[Document, Named]], seed: int
) -> None:
    """By its part, its name, its column and what was done to it."""
    made = _grown()

    edited, named = edit(made, random.Random(seed))  # noqa: S311 - places of a change are no secrets

    assert [named] == [(each.part, each.name, each.column, each.deed) for each in changes(made, edited)]


@settings(deadline=None)
@given(st.permutations(range(5)), st.permutations(range(3)))
def test_what_stands_elsewhere_is_moved_and_nothing_else(rows: list[int], order: list[int]) -> None:
    """Measures within their section, and sections; one step out of line is one change."""
    made = _grown()
    third = made.sections[2]
    turned = made.evolve(sections=(*made.sections[:2], third.evolve(rows=tuple(third.rows[each] for each in rows))))

    assert {"moved"} >= {each.deed for each in changes(made, turned)}
    assert len(changes(made, turned)) < len(third.rows)
    sections = changes(made, made.evolve(sections=tuple(made.sections[each] for each in order)))
    assert {("section", "moved")} >= {(each.part, each.deed) for each in sections}
    assert (order == sorted(order)) == (sections == ())


def test_a_change_tells_both_texts_as_they_are_typed() -> None:
    """Emphasis, links and lists are shown by their marks."""
    made = document(Row(measure="1", cells=dict.fromkeys(HEADS, printed("Було."))))
    mixed = (paragraph("жирне", bold=True), *fullest().closing, paragraph("сайт", link="https://example.org"))

    (change,) = changes(made, _cell(made, 0, 0, "mark", mixed))

    assert ("Було.", "**жирне**\nПісля таблиці.\n1. пункт 1\n[сайт](https://example.org)") == (
        change.before,
        change.after,
    )
