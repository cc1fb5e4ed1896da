"""Documents to compare: small ones, and one with each kind of single edit, which knows what it has done."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from hypothesis import strategies as st

from pipeline.comparing.looks import looks, shown
from schemas.document import Block, Document, PrintedFigure, PrintedSection, printed
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


Edit: TypeAlias = Callable[[Document], tuple[Document, Named]]


def _sections(made: Document, number: int, **edit: object) -> Document:
    sections = list(made.sections)
    sections[number] = sections[number].evolve(**edit)
    return made.evolve(sections=tuple(sections))


def cell(made: Document, number: int, place: int, key: str, content: Block) -> Document:
    """One cell says something else."""
    rows = list(made.sections[number].rows)
    rows[place] = rows[place].evolve(cells={**rows[place].cells, key: content})
    return _sections(made, number, rows=tuple(rows))


def a_cell(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A cell says something else."""
    number = chance.randrange(len(made.sections))
    place = chance.randrange(len(made.sections[number].rows))
    key = chance.choice(list(HEADS))
    edited = cell(made, number, place, key, printed("Зовсім інше."))
    return edited, ("measure", made.sections[number].rows[place].measure, key, "changed")


def a_look(made: Document, chance: random.Random) -> tuple[Document, Named]:
    """A cell says the same in bold."""
    number = chance.randrange(len(made.sections))
    place = chance.randrange(len(made.sections[number].rows))
    bold = (paragraph(f"title {made.sections[number].rows[place].measure}", bold=True),)
    return cell(made, number, place, "title", bold), (
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
def grown() -> Document:
    """The fullest document, with more measures, sections and figures."""
    made = fullest()
    third = PrintedSection(title=printed("3. Третій розділ"), rows=tuple(row(f"3.{number}") for number in range(1, 6)))
    figures = tuple(PrintedFigure(name=name, title=name.title(), value=value) for name, value in (("а", 1), ("б", 2)))
    return made.evolve(sections=(*made.sections, third), figures=figures)
