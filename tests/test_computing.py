"""Figures from the rows of registers."""

from decimal import Decimal

import pytest

from pipeline.computing import reported
from schemas.explanations import Chosen
from schemas.figures import Basis
from schemas.origin import Origin
from schemas.text import Text
from tests.builders import figures, register, visas


def _compute(**typed: dict[str, object]) -> tuple[dict[str, Decimal], list[str]]:
    registers = {"visas": visas(), "empty": register("empty", {"count": "quantity"})}
    found = {name: reported(figure, registers) for name, figure in figures(**typed).figures.items()}
    values = {name: figure.value for name, figure in found.items() if figure.value is not None}
    return values, [obstacle.message for figure in found.values() for obstacle in figure.obstacles]


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
    assert told in faults[0]


def test_a_public_figure_knows_its_rows() -> None:
    """It can be explained back to its register, file and rows."""
    basis = _basis(private=False)

    assert ("a", "registers/a.csv", "count", 2, 1) == (
        basis.register_name,
        basis.file,
        basis.total,
        basis.size,
        basis.counted,
    )
    assert [Chosen(column="kind", value="Рута")] == list(basis.chosen_by)
    assert [Origin("registers/a.csv", 3)] == list(basis.rows)


def test_a_private_figure_knows_how_many_rows_and_not_which() -> None:
    """Of a register that holds people only numbers go on."""
    basis = _basis(private=True)

    assert (2, 1, ()) == (basis.size, basis.counted, basis.rows)
    assert [Chosen(column="kind")] == list(basis.chosen_by), "nor by what value they were chosen"
    assert basis.is_private


def test_a_row_does_not_show_what_it_holds() -> None:
    """Neither a message nor a trace of a failure can tell of people."""
    assert "Явір" not in repr(register("a", {"kind": "text"}, (Text("Явір"),)))


def _basis(*, private: bool) -> Basis:
    rows = ((Text("Явір"), Decimal(1)), (Text("Рута"), Decimal(2)))
    table = register("a", {"kind": "text", "count": "quantity"}, *rows)
    if private:
        table = table.evolve(form=table.form.evolve(file=Text("private/a.csv")))
    figure = figures(n={"register": "a", "where": {"kind": "Рута"}, "total": "count"}).figures[Text("n")]
    basis = reported(figure, {"a": table}).basis
    assert basis is not None
    return basis
