"""Table files to rows by column: the same table reads the same from CSV, XLSX and ODS."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pipeline.errors import Fault
from pipeline.reading.cells import number
from pipeline.reading.table_file import read_table
from schemas.origin import Origin
from schemas.registers import ColumnType, RegisterColumn
from schemas.text import Text
from tests.spreadsheets import ods, row, text, typed, xlsx

COLUMNS: dict[str, RegisterColumn] = {
    "захід": RegisterColumn(head=Text("Захід"), type="id"),
    "дата": RegisterColumn(head=Text("Дата"), type="date"),
    "рік": RegisterColumn(head=Text("Рік"), type="year"),
    "скільки": RegisterColumn(head=Text("Кількість"), type="quantity"),
    "тема": RegisterColumn(head=Text("Тема"), type="text", required=False),
}
HEADS = [str(column.head) for column in COLUMNS.values()]
FILES = {
    "t.csv": (
        ";".join(HEADS) + "\r\n2.10;29.12.2023;2023;1234,5;«Тема\u00a0№ 1»\r\n2.9;01.02.2024;2024;569;\r\n"
    ).encode(),
    "t.xlsx": xlsx(
        [
            HEADS,
            ["2.10", dt.date(2023, 12, 29), 2023, 1234.5, "«Тема\u00a0№ 1»"],
            ["2.9", dt.datetime.fromisoformat("2024-02-01"), 2024, 569],
        ]
    ),
    "t.ods": ods(
        row(*map(text, HEADS)),
        row(
            text("2.10"),
            typed("date", "2023-12-29"),
            typed("float", "2023"),
            typed("float", "1234.5"),
            text("«Тема\u00a0№ 1»"),
        ),
        row(text("2.9"), typed("date", "2024-02-01T00:00:00"), typed("float", "2024"), typed("currency", "569")),
        row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048573"'),
    ),
}


def _read(
    content: bytes, name: str = "t.csv", columns: dict[str, RegisterColumn] = COLUMNS
) -> tuple[list[dict[str, object]], list[str]]:
    faults: list[Fault] = []
    rows = read_table(content, name, columns, None, faults.append)
    return [dict(each) for each in rows], [str(fault) for fault in faults]


@pytest.mark.parametrize("name", FILES)
def test_three_formats_say_the_same(name: str) -> None:
    """A table reads the same from each format: 2.10 stays 2.10, a date and a number are as a person types them."""
    first = {"захід": "2.10", "дата": "29.12.2023", "рік": "2023", "скільки": "1234,5", "тема": "«Тема\u00a0№ 1»"}
    second = {"захід": "2.9", "дата": "01.02.2024", "рік": "2024", "скільки": "569", "тема": None}

    assert ([first, second], []) == _read(FILES[name], name)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("t.csv", "t.csv:2:6", "t.csv:3"),
        ("t.xlsx", "t.xlsx, аркуш «Дані», клітинка B2", "t.xlsx, аркуш «Дані», клітинка A3"),
        ("t.ods", "t.ods, аркуш «Дані», клітинка B2", "t.ods, аркуш «Дані», клітинка A3"),
    ],
)
def test_places(name: str, first: str, second: str) -> None:
    """Each cell and each row knows its place, as the program that shows the file names it."""
    faults: list[Fault] = []
    rows = read_table(FILES[name], name, COLUMNS, None, faults.append)
    assert rows

    assert first == str(rows[0].keys_at["дата"])
    assert str(rows[1].origin).startswith(second)
    assert first == str(rows[0]["дата"].origin)  # type: ignore[attr-defined] # it is a Text


def _columns(**types: ColumnType) -> dict[str, RegisterColumn]:
    return {key: RegisterColumn(head=Text(key.upper()), type=kind) for key, kind in types.items()}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("A\n1", ["t.csv:1:1: немає графи «B». Додайте в рядок заголовків"]),
        ("A;B;C\n1;2;3", ["t.csv:1:5: графу «C» не описано. Приберіть її"]),
        ("A;B;A\n1;2;3", ["t.csv:1:5: графа «A» повторюється. Залиште одну"]),
        ("A;B;\n1;2;3", ["t.csv:1:5: графа має значення, але не має заголовка. Приберіть її"]),
        ("A;B\n1;2\n;\n3;4", ["t.csv:3:1: порожній рядок посеред таблиці. Заповніть його або вилучіть"]),
        ("A;B\n1;2\n\n3;4", ["t.csv:3:1: порожній рядок посеред таблиці. Заповніть його або вилучіть"]),
        ("A;B\n1;", ["t.csv:2:3: порожня клітинка обов’язкової графи «B». Впишіть значення"]),
        ("", ["t.csv: таблиця порожня. Перший рядок має містити заголовки граф"]),
        ("\n;\n", ["t.csv: таблиця порожня. Перший рядок має містити заголовки граф"]),
    ],
)
def test_faults_of_a_table(content: str, told: list[str]) -> None:
    """Heads missing, repeated or foreign, empty rows inside and empty cells are told with their places."""
    assert told == _read(content.encode(), columns=_columns(a="text", b="text"))[1]


def test_a_column_that_is_not_described() -> None:
    """Where the columns are described in a file of the officer's, it is named."""
    described = {
        "a": RegisterColumn(head=Text("A"), type="text").evolve(**{"@origin": Origin("2024/registers.yaml", 7)})
    }

    assert ["t.csv:1:3: графу «Примітка» не описано. Опишіть її в registers.yaml або приберіть"] == _read(
        "A;Примітка\n1;2".encode(), columns=described
    )[1]


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ("Захід;Дата;Рик;Кількість;Тема", ["t.csv:1:12: графу «Рик» не описано. Чи не малося на увазі «Рік»?"]),
        (
            "Захід;Дата;Рік;Кiлькiсть;Тема",
            [
                (
                    "t.csv:1:16: графу «Кiлькiсть» не описано. Чи не малося на увазі «Кількість»? "
                    "Тут є латинські літери: наберіть її українською розкладкою"
                ),
            ],
        ),
        (
            "Захід;Рик;Кількість;Тема",
            [
                "t.csv:1:7: графу «Рик» не описано. Чи не малося на увазі «Рік»?",
                "t.csv:1:1: немає графи «Дата». Додайте в рядок заголовків",
            ],
        ),
    ],
    ids=["another letter", "a Latin letter", "and one is lacking"],
)
def test_a_mistyped_head(heads: str, told: list[str]) -> None:
    """A head that nearly fits is told with the head that was meant, and that one is not told to be lacking."""
    assert told == _read(f"{heads}\n".encode())[1]


def test_what_is_around_a_table() -> None:
    """Empty rows before and after a table, empty columns beside it, the sequence of columns: all that is no fault."""
    assert ([{"a": "1", "b": "2"}], []) == _read(
        ";;\n B\u00a0;A;\n2;1;\n;;\n;;\n".encode(), columns=_columns(a="text", b="text")
    )


def test_heads_may_be_years() -> None:
    """A head that a spreadsheet holds as a number is found."""
    columns = {"торік": RegisterColumn(head=Text("2023"), type="quantity")}

    assert ([{"торік": "5"}], []) == _read(xlsx([[2023], [5]]), "t.xlsx", columns)


@pytest.mark.parametrize(
    ("kind", "what", "guess"), [("text", "текст", ""), ("id", "номер", "; мабуть, малося на увазі 2.10")]
)
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (2.10, "число 2,1, а не {what}; програма для таблиць губить нулі (2.10, 007)"),
        (7, "число 7, а не {what}; програма для таблиць губить нулі (2.10, 007)"),
        (dt.date(2023, 10, 2), "дату 02.10.2023, а не {what}{guess}"),
    ],
)
def test_numbers_among_texts(kind: ColumnType, what: str, guess: str, cell: object, told: str) -> None:
    """In a column of numbers like 2.10 or of texts, what the spreadsheet holds as a number or date is refused."""
    place, remedy = "t.xlsx, аркуш «Дані», клітинка A2", f"Задайте стовпцю формат «Текстовий» і впишіть {what} знову"
    reason = "клітинка містить " + told.format(what=what, guess=guess)

    assert [f"{place}: {reason}. {remedy}"] == _read(xlsx([["A"], [cell]]), "t.xlsx", _columns(a=kind))[1]


def test_a_time_of_day_is_not_lost() -> None:
    """A date with a time of day keeps it, so that the column of dates refuses it."""
    rows, _ = _read(xlsx([["A"], [dt.datetime.fromisoformat("2023-12-29T12:30")]]), "t.xlsx", _columns(a="date"))

    assert [{"a": "29.12.2023 12:30:00"}] == rows


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (569, "569"),
        (1e21, "1" + "0" * 21),
        (12345678901234567, "12345678901234567"),
        ("0.50", "0.5"),
    ],
)
def test_numbers_as_shown(held: float | str, shown: str) -> None:
    """A number is what a spreadsheet shows of it: fifteen digits, no binary noise."""
    assert Decimal(shown) == number(held)
