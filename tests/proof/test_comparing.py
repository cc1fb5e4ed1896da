"""A finished file is held against the content: what is lost, altered or foreign is told with its place."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import DOCUMENTS
from pipeline.pdf.texts import letters
from pipeline.proof.comparing import differences
from pipeline.proof.expected import expected
from pipeline.proof.parts import Part, Parts, Passage, exact
from tests.builders import facts, marks
from tests.strictly import compose, merge

NUMBERS = ("1.1", "1.2", "2.9", "2.10")
REPORT = merge(facts(marks(m1_1="Перша.", m1_2="Друга.", m2_9="Третя.", m2_10="Четверта."), numbers=NUMBERS))
RIGHT = expected(compose(DOCUMENTS["report"], REPORT, dt.date(2025, 1, 1)))


def told(found: Parts) -> list[str]:
    """The differences as an officer reads them, without the advice."""
    return [str(fault).removesuffix("") for fault in differences(RIGHT, found, exact)]


def replaced(index: int, *parts: Part) -> Parts:
    """The right parts with one of them replaced."""
    return RIGHT[:index] + parts + RIGHT[index + 1 :]


def row_of(measure: str) -> int:
    """The index of a measure's row."""
    return next(index for index, part in enumerate(RIGHT) if part.place == f"захід {measure}")


def test_what_must_stand_is_in_reading_order() -> None:
    """Name, heading, heads, the section's row, the measures, the signature."""
    places = [part.place for part in RIGHT]

    assert places == [
        "назва документа",
        "заголовок",
        "заголовки граф",
        "розділ «1. Розділ.»",
        *(f"захід {number}" for number in NUMBERS),
        "підпис",
    ]
    assert RIGHT[-1].passages[0].text == "Головний спеціаліст\tРута ЗРАЗКОВА"


def test_the_same_parts_have_no_differences() -> None:
    """Nothing is told of a right document."""
    assert told(RIGHT) == []


def test_an_altered_cell_is_told_with_measure_and_column() -> None:
    """Only the cell that differs is told, around the letter that differs."""
    index = row_of("2.10")
    cells = (*RIGHT[index].passages[:-1], Passage("сторінка 2", "Четвірта."))

    assert ["захід 2.10, графа «Відмітка»; сторінка 2: має бути «Четверта.», а стоїть «Четвірта.»"] == told(
        replaced(index, Part("сторінка 2", cells, "row"))
    )


def test_a_lost_row_is_told() -> None:
    """The other rows are not blamed."""
    assert told(replaced(row_of("1.2"))) == ["захід 1.2: загублено: «1.2. | Захід 1.2 | Протягом ро…»"]


def test_a_foreign_line_is_told() -> None:
    """What the content does not have must not stand there."""
    foreign = Part("сторінка 1", (Passage("сторінка 1", "None"),))

    assert told((foreign, *RIGHT)) == ["сторінка 1: зайве: «None»"]


def test_a_list_reads_with_its_marks() -> None:
    """A number or a dash stands before the text, as it is seen."""
    listed = merge(facts(marks(m1_1="Було:\n\n3. три;\n\n- тире.", m1_2="x")))
    document = compose(DOCUMENTS["report"], listed, dt.date(2025, 1, 1))

    def mark(parts: Parts) -> str:
        return next(part for part in parts if part.place == "захід 1.1").passages[-1].text

    assert mark(expected(document)) == "Було:\n3. три;\n– тире."


@given(st.data())
def test_rows_that_changed_places_are_told(drawn: st.DataObject) -> None:
    """Every word is there, and yet the document is another."""
    first, second = drawn.draw(st.sampled_from([(a, b) for a in NUMBERS for b in NUMBERS if a < b]))
    parts = list(RIGHT)
    parts[row_of(first)], parts[row_of(second)] = parts[row_of(second)], parts[row_of(first)]

    assert told(tuple(parts))


@given(st.data())
def test_a_changed_letter_is_told_wherever_it_stands(drawn: st.DataObject) -> None:
    """No passage is too unimportant; white space alone is no letter in a PDF."""
    index = drawn.draw(st.integers(0, len(RIGHT) - 1))
    passages = list(RIGHT[index].passages)
    cell = drawn.draw(st.integers(0, len(passages) - 1))
    text = passages[cell].text
    letter = drawn.draw(st.integers(0, len(text) - 1))
    passages[cell] = Passage("x", text[:letter] + "Ж" + text[letter + 1 :])
    changed = replaced(index, Part("x", tuple(passages), RIGHT[index].kind))

    assert len(told(changed)) == 1
    assert (text[letter].isspace() and not text.strip()) or list(differences(RIGHT, changed, letters))


def test_spaces_do_not_matter_in_a_pdf() -> None:
    """The space at a line's end is not there."""
    squeezed = tuple(
        Part(part.place, tuple(Passage("x", letters(each.text)) for each in part.passages), part.kind) for part in RIGHT
    )

    assert list(differences(RIGHT, squeezed, letters)) == []
    assert list(differences(RIGHT, squeezed, exact))
