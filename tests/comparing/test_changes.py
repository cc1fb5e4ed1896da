"""Laws of comparing: equal documents have no changes, each single change is named once, and nothing is missed."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparing.documents import changes
from schemas.changes import Change
from schemas.document import Block, Document, PrintedParagraph, Row, printed
from schemas.origin import Origin
from schemas.prose import Run
from tests.comparing.edits import EDITS, Named, cell, documents, grown, seen
from tests.printed import HEADS, document, fullest, paragraph


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


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@settings(deadline=None)
@given(seed=st.integers(0, 2**16))
def test_each_single_change_is_named_exactly_once(
    edit: Callable[[Document, random.Random], tuple[Document, Named]], seed: int
) -> None:
    """By its part, its name, its column and what was done to it."""
    made = grown()

    edited, named = edit(made, random.Random(seed))  # noqa: S311 - places of a change are no secrets

    assert [named] == [(each.part, each.name, each.column, each.deed) for each in changes(made, edited)]


@settings(deadline=None)
@given(st.permutations(range(5)), st.permutations(range(3)))
def test_what_stands_elsewhere_is_moved_and_nothing_else(rows: list[int], order: list[int]) -> None:
    """Measures within their section, and sections; one step out of line is one change."""
    made = grown()
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

    (change,) = changes(made, cell(made, 0, 0, "mark", mixed))

    assert ("Було.", "**жирне**\nПісля таблиці.\n1. пункт 1\n[сайт](https://example.org)") == (
        change.before,
        change.after,
    )
