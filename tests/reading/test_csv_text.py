"""CSV: encodings, delimiters, quotes, places."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Fault
from pipeline.reading.csv_text import read_csv
from pipeline.reading.letters import BOM
from schemas.text import Text

HEADS = ["Назва", "Число"]
DOUBLE = "Візьміть усе поле в лапки, а лапки в ньому подвойте"
QUOTE = "Поле, в якому є «;», візьміть у лапки"
BETWEEN = "Між графами цього файлу ставлять "


def _read(content: bytes, heads: list[str] = HEADS) -> tuple[list[list[str | None]], list[str]]:
    faults: list[Fault] = []
    rows = read_csv(content, "t.csv", heads, faults.append)
    return [[_plain(cell.content) for cell in row] for row in rows], [str(fault) for fault in faults]


def _plain(content: object) -> str | None:
    assert content is None or isinstance(content, Text)
    return content


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ""), ("utf-8", BOM), ("cp1251", ""), ("utf-16-le", BOM), ("utf-16-be", BOM)],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_delimiters(encoding: str, mark: str, delimiter: str, end: str) -> None:
    """UTF-8 with or without a mark, UTF-16 with it, Windows-1251, each delimiter and line end give the same."""
    lines = [delimiter.join(HEADS), delimiter.join(["Рішення № 5 «ґ»", "2.10"])]

    assert ([HEADS, ["Рішення № 5 «ґ»", "2.10"]], []) == _read((mark + end.join(lines) + end).encode(encoding))


def test_heads_decide_the_delimiter() -> None:
    """Commas inside heads and values do not make a comma the delimiter."""
    rows, _ = _read("Прізвище, ім’я;1,5\nа, б, в;г".encode(), ["Прізвище, ім’я", "1,5"])

    assert [["Прізвище, ім’я", "1,5"], ["а, б, в", "г"]] == rows


def test_quotes() -> None:
    """Quotes hold delimiters, line ends and doubled quotes; smart quotes and apostrophes are letters."""
    rows, _ = _read('Назва;Число\n"а;б\nв ""г""";“ґ” «д» \'е\' ’\n'.encode())

    assert ['а;б\nв "г"', "“ґ” «д» 'е' ’"] == rows[1]


def test_places_of_letters() -> None:
    """Each letter of a field knows its line and column, also after a field of several lines."""
    faults: list[Fault] = []
    rows = read_csv('Назва;Число\n"а\nбв";г\nґ;"д"\n'.encode(), "t.csv", HEADS, faults.append)
    quoted, after, last = rows[1][0].content, rows[1][1].content, rows[2][1].content
    assert isinstance(quoted, Text)
    assert isinstance(after, Text)
    assert isinstance(last, Text)

    assert ["t.csv:2:2", "t.csv:3:2"] == [str(quoted.at(quoted.index(letter))) for letter in "ав"]
    assert ["t.csv:3:5", "t.csv:4:4"] == [str(after.origin), str(last.origin)]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('Назва;Число\nТОВ "А";1', "t.csv:2:5: лапки всередині поля. " + DOUBLE),
        ('Назва;Число\n"А"Б;1', "t.csv:2:4: текст після закритих лапок. " + DOUBLE),
        ('Назва;Число\n"А;1', "t.csv:2:1: лапки не закрито. Закрийте їх"),
        ("Назва;Число\nА;1;2", "t.csv:2:1: у рядку 2 полів: 3, а граф: 2. " + QUOTE),
        ("Назва;Число\nА;1\nБ", "t.csv:3:1: у рядку 3 одне поле замість двох. " + BETWEEN + "«;»"),
        ("Назва;Число\nА,1", "t.csv:2:1: у рядку 2 одне поле замість двох. " + BETWEEN + "«;»"),
        ("Назва\tЧисло\nА;1", "t.csv:2:1: у рядку 2 одне поле замість двох. " + BETWEEN + "знак табуляції"),
        ("А;Назва;Число\nБ;1", "t.csv:2:1: у рядку 2 полів: 2, а граф: 3. Поставте «;» і при порожніх полях"),
        ('Назва;Число\n"А\nБ";1\nВ', "t.csv:4:1: у рядку 4 одне поле замість двох. " + BETWEEN + "«;»"),
    ],
)
def test_refused(typed: str, told: str) -> None:
    """What is not CSV by RFC 4180 is refused with its line and column."""
    rows, faults = _read(typed.encode())

    assert [told] == faults
    assert all(len(row) == len(rows[0]) for row in rows)


def test_damaged_utf8() -> None:
    """UTF-8 with one damaged byte is told, not read as Windows-1251, in which it would be gibberish."""
    assert ([], ["t.csv:2:3: файл збережено не в кодуванні UTF-8. Збережіть його наново в UTF-8"]) == _read(
        "Назва;Число\nАБ".encode() + b"\xff;1"
    )


def test_neither_encoding() -> None:
    """Bytes that are no letters in any of the encodings are told."""
    told = ["t.csv: файл збережено в невідомому кодуванні. Збережіть його наново в UTF-8"]

    assert ([], told) == _read("Назва;Число\n".encode("cp1251") + b"\x98;1")
    assert ([], told) == _read("Назва;Число\n".encode("utf-16") + b"\x10")


FIELDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff") | st.just("\n"))


@given(st.lists(st.tuples(FIELDS, FIELDS), min_size=1), st.sampled_from(";,\t"))
def test_round_trip(rows: list[tuple[str, str]], delimiter: str) -> None:
    """What the standard library writes is read back letter by letter; fields of white space alone are empty."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([HEADS, *rows])
    expected = [[Text(field) if field.strip() else None for field in row] for row in rows]

    assert ([HEADS, *expected], []) == _read(file.getvalue().encode())
