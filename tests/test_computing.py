"""Figures from the rows of registers."""

from decimal import Decimal

import pytest

from pipeline.computing import value_of
from pipeline.errors import Fault
from tests.builders import figures, register, visas


def _compute(**typed: dict[str, object]) -> tuple[dict[str, Decimal], list[Fault]]:
    faults: list[Fault] = []
    found = {
        name: value_of(figure, {"visas": visas(), "empty": register("empty", {"count": "quantity"})}, faults.append)
        for name, figure in figures(**typed).figures.items()
    }
    return {name: value for name, value in found.items() if value is not None}, faults


def test_a_stated_value_is_itself() -> None:
    """The officer's own number is printed as given."""
    assert ({"share": Decimal(51)}, []) == _compute(share={"value": "51"})


def test_rows_are_counted() -> None:
    """Without `total` the rows that fit are counted."""
    values, _ = _compute(a={"register": "visas"}, b={"register": "visas", "where": {"kind": "кадрові"}})

    assert {"a": Decimal(3), "b": Decimal(2)} == values


def test_a_column_is_summed_over_the_rows_that_fit() -> None:
    """`where` compares typed values: the year 2023 is a year, not a text."""
    values, _ = _compute(a={"register": "visas", "where": {"kind": "кадрові", "year": "2023"}, "total": "count"})

    assert {"a": Decimal(569)} == values


@pytest.mark.parametrize("typed", ["Кадрові", " кадрові ", "КАДРОВІ"])
def test_neither_case_nor_spaces_hide_a_row(typed: str) -> None:
    """A row that a person takes for the same is counted."""
    values, _ = _compute(a={"register": "visas", "where": {"kind": typed}})

    assert {"a": Decimal(2)} == values


def test_an_empty_register_gives_nothing_but_zero() -> None:
    """A year that has just begun has no rows yet."""
    sums, faults = _compute(a={"register": "empty", "total": "count"}, b={"register": "empty"})

    assert {"a": Decimal(0), "b": Decimal(0)} == sums
    assert faults == []


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"register": "nowhere"}, "реєстру «nowhere» немає"),
        ({"register": "visas", "where": {"kynd": "x"}}, "немає графи «kynd»"),
        ({"register": "visas", "total": "kind"}, "графа «kind» не числова"),
        ({"register": "visas", "where": {"year": "позаторік"}}, "«позаторік» не може стояти у графі «year»"),
        ({"register": "visas", "where": {"kind": "x"}, "total": "count"}, "жоден рядок реєстру не підходить"),
    ],
    ids=["register", "column", "sum of text", "value of another type", "no rows to sum"],
)
def test_what_cannot_be_computed_is_told_and_has_no_value(figure: dict[str, object], told: str) -> None:
    """A figure is computed or refused, never guessed."""
    values, faults = _compute(a=figure)

    assert values == {}
    assert len(faults) == 1
    assert told in str(faults[0])
