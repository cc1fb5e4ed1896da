"""What is counted comes in whole ones, and never fewer than none."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.rules.quantities import things_are_counted_by_whole_ones
from pipeline.rules.rule import Subject
from schemas.findings import Finding
from schemas.origin import Origin
from schemas.registers import FilledRegister
from schemas.text import Text
from tests.builders import figures, marks, organization, plan, register, report_file
from tests.strictly import compose, merge


def found(text: str, *more: object) -> list[Finding]:
    """What the rule notices in a report whose only mark is `text`."""
    typed = (organization(), plan("1.1"), report_file(), marks(m1_1=text), *more)
    report = merge(Facts("x", 2024, typed, {}))  # type: ignore[arg-type] # facts are given as objects
    document = compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))
    return list(things_are_counted_by_whole_ones.findings(Subject(report, document, dt.date(2025, 1, 1))))


def declarations(quantity: str, head: str = "Кількість", folder: str = "registers") -> FilledRegister:
    """A register of two rows, of which the second has this quantity."""
    table = register("декларації", {"вид": "text", "скільки": "quantity"}, (Text("щорічна"), Decimal(8)))
    odd = {"скільки": Origin(f"{folder}/a.csv", 3, 9)}
    entry = table.entries[0].evolve(values={"вид": Text("кандидата"), "скільки": Decimal(quantity)}, odd=odd)
    column = table.form.columns[Text("скільки")].evolve(head=Text(head))
    columns = {**table.form.columns, Text("скільки"): column}
    form = table.form.evolve(file=Text(f"{folder}/a.csv"), columns=columns)
    return table.evolve(form=form, entries=(*table.entries, entry))


SUM = figures(n={"title": "Подані декларації", "register": "декларації", "total": "скільки"})


@pytest.mark.parametrize(("quantity", "told"), [("-5", "число тут менше за нуль"), ("64,5", "число тут дробове")])
def test_a_cell_with_what_cannot_be_counted_is_found(quantity: str, told: str) -> None:
    """In the cell itself, though the sum may look well; with a way out."""
    (one,) = found("Подано [[n]] декларацій.", declarations(quantity.replace(",", ".")), SUM)

    assert ("count-odd", Origin("registers/a.csv", 3, 9), "n") == (one.rule, one.origin, one.text)
    assert one.message.startswith(f"показник «Подані декларації»: {told}")
    assert one.remedy.startswith("Виправте його; якщо це ")


@pytest.mark.parametrize(
    ("quantity", "head", "text"),
    [
        ("-5", "Різниця з минулим роком", "Стало на [[n]] більше."),
        ("64.5", "Сума, грн", "Сплачено [[n]]."),
        ("64.5", "Скільки", "Сплачено [[n]] тис. грн штрафів."),
        ("64.5", "Скільки", "Подано [[n]] % декларацій."),
        ("64.5", "Скільки", "Подано декларації."),
    ],
    ids=["a difference", "money by its head", "money by the text", "percents", "not printed"],
)
def test_what_is_no_count_may_be_so(quantity: str, head: str, text: str) -> None:
    """The column or the text tells what it is; of what is printed nowhere nothing is asked."""
    assert [] == found(text, declarations(quantity, head), SUM)


def test_rows_that_are_not_counted_are_not_looked_at() -> None:
    """Another figure may be made of them, or none."""
    only = figures(n={"register": "декларації", "total": "скільки", "where": {"вид": "щорічна"}})
    rows = figures(n={"register": "декларації"})

    assert [] == found("Подано [[n]].", declarations("-5"), only)
    assert [] == found("Подано [[n]].", declarations("-5"), rows)


@pytest.mark.parametrize("quantity", ["-12", "0.5"])
def test_a_private_register_is_told_of_by_its_figure_alone(quantity: str) -> None:
    """No row of it is named."""
    (one,) = found("Подано [[n]].", declarations(quantity, folder="private"), SUM)

    assert SUM.figures[Text("n")].origin == one.origin


@pytest.mark.parametrize(("value", "expected"), [("-1", 1), ("0,5", 1), ("0", 0), ("21", 0), ("1 234", 0)])
def test_a_stated_number_is_found_too(value: str, expected: int) -> None:
    """Where the figure is described."""
    assert expected == len(found("Проведено [[n]] навчань.", figures(n={"title": "Навчання", "value": value})))
