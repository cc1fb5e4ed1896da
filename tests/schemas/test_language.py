"""What the models of the language refuse by themselves."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from schemas.marks import STATES, ImplementationMark, ImplementationStatus, Marks
from schemas.organization import Official
from schemas.quantities import Quantity
from tests.builders import plan, report_file

QUANTITY: TypeAdapter[Decimal] = TypeAdapter(Quantity)


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [("569", "569"), ("1 234,50", "1234.5"), ("1\u00a0234", "1234"), ("-3", "-3"), ("0.125", "0.125"), ("1,2", "1.2")],
)
def test_a_quantity_is_read_as_offices_write_it(typed: str, quantity: str) -> None:
    """Spaces part thousands, a comma or a dot the fraction."""
    assert Decimal(quantity) == QUANTITY.validate_python(typed)


@pytest.mark.parametrize("typed", ["1.200", "1,200", "12.345", "1,234.50", "1e3", "багато", "1" * 21, "", "12 34"])
def test_a_quantity_that_can_be_read_in_two_ways_is_refused(typed: str) -> None:
    """1.200 is a thousand to one person and one and a fifth to another."""
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(typed)


def test_who_acts_needs_the_post_in_the_genitive() -> None:
    """«В. о. міського голови»: nothing is printed in its place."""
    acting = {"role": "head", "name": "Калина ВЗІРЕЦЬ", "position": "Секретар", "acting": "В. о."}

    with pytest.raises(ValidationError, match="родовому відмінку"):
        Official.model_validate(acting)


@pytest.mark.parametrize("field", ["name", "heading"])
def test_a_figure_in_a_text_that_is_printed_as_typed_is_refused(field: str) -> None:
    """It would be printed as `[[слухачі]]`."""
    with pytest.raises(ValidationError, match="показник тут не підставляється"):
        report_file(**{field: "ЗВІТ [[слухачі]]"})


def test_a_table_without_columns_is_refused() -> None:
    """There would be nothing to print."""
    with pytest.raises(ValidationError):
        plan("1.1").requisites.evolve(columns={})


@pytest.mark.parametrize(
    ("word", "state"), [*STATES.items(), *((state.value, state) for state in ImplementationStatus)]
)
def test_a_state_has_two_names(word: str, state: ImplementationStatus) -> None:
    """A Ukrainian word, in any case of letters, or the word of the schema."""
    mark = ImplementationMark.model_validate({"measure": "1.1", "status": word.upper(), "text": "а"})

    assert state is mark.status


def test_a_year_that_has_just_begun_has_no_marks() -> None:
    """`marks:` with nothing after it."""
    assert () == Marks.model_validate({"format": "1", "marks": None}).marks
