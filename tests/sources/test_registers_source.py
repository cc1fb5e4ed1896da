"""Registers and source places: described tables to typed rows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import Fault
from pipeline.sources import registers, transcription
from schemas.registers import FilledRegister
from schemas.transcription import SourcePlace
from tests.filing import year_folder
from tests.spreadsheets import xlsx

YAML = """\
format: 1
registers:
  навчання:
    title: Навчання
    file: registers/a.csv
    columns:
      захід: {head: Захід, type: id}
      коли: {head: Дата, type: date, required: ні}
      origin: {head: Рік, type: year}
      скільки: {head: Кількість, type: quantity}
      тема: {head: Тема, type: text, required: ні}
"""
CSV = "Захід;Дата;Рік;Кількість;Тема\n2.10;29 грудня 2023 року;2023;1\u00a0234,50;«а»\n2.9;;2024;569;\n"


def _read(root: Path, **files: str | bytes) -> tuple[list[FilledRegister], list[str]]:
    faults: list[Fault] = []
    return list(registers.read(year_folder(root, **files), faults.append)), [str(fault) for fault in faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_rows_are_typed(tmp_path: Path, encoding: str) -> None:
    """A register's cells have the types that are described: 2.10 is a text, a date is a date, whatever it is called."""
    (found,), faults = _read(tmp_path, registers_yaml=YAML, registers__a_csv=CSV.encode(encoding))

    assert [] == faults
    assert "навчання" == found.name
    assert [
        {"захід": "2.10", "коли": dt.date(2023, 12, 29), "origin": 2023, "скільки": Decimal("1234.50"), "тема": "«а»"},
        {"захід": "2.9", "коли": None, "origin": 2024, "скільки": Decimal(569), "тема": None},
    ] == [entry.values for entry in found.entries]
    assert ["data/vyhadana-rada/2024/registers/a.csv:2:1", "data/vyhadana-rada/2024/registers/a.csv:3:1"] == [
        str(entry.origin) for entry in found.entries
    ]


def test_a_quantity_that_counts_nothing_keeps_its_place(tmp_path: Path) -> None:
    """Below zero or in fractions; whether it should count anything is asked by a rule."""
    table = "Захід;Дата;Рік;Кількість;Тема\n1;;2023;-5;\n2;;2023;64,5;\n3;;2023;64,00;\n4;;2023;0;\n"
    (found,), _ = _read(tmp_path, registers_yaml=YAML, registers__a_csv=table)

    assert ["2:9", "3:9", "", ""] == [
        "".join(f"{place.line}:{place.column}" for place in entry.odd.values()) for entry in found.entries
    ]


def test_faults_of_cells(tmp_path: Path) -> None:
    """Every cell that is not of its column's type is told, and so is every empty one that must not be."""
    _, faults = _read(
        tmp_path,
        registers_yaml=YAML,
        registers__a_csv="Захід;Дата;Рік;Кількість;Тема\n2.10.;31.02.2023;23;багато;\n2.9;;2024;5;\u202e\n",
    )

    assert ["2:1", "2:7", "2:18", "2:21", "3:13"] == [fault.split(".csv:")[1].split(": ")[0] for fault in faults]


def test_empty_cells(tmp_path: Path) -> None:
    """An empty cell of a required column is told."""
    _, faults = _read(tmp_path, registers_yaml=YAML, registers__a_csv="Захід;Дата;Рік;Кількість;Тема\n2.10;;;5;\n")

    assert [
        "data/vyhadana-rada/2024/registers/a.csv:2:7: порожня клітинка обов’язкової графи «Рік». Впишіть значення"
    ] == faults


def test_numbers_in_id_columns(tmp_path: Path) -> None:
    """A measure's number that the spreadsheet holds as a number is refused: 2.10 has become 2.1 there."""
    yaml = YAML.replace("a.csv", "a.xlsx")
    table = xlsx([["Захід", "Дата", "Рік", "Кількість", "Тема"], [2.10, dt.date(2023, 12, 29), 2023, 569, None]])
    _, (fault,) = _read(tmp_path, registers_yaml=yaml, registers__a_xlsx=table)

    assert fault.startswith(
        "data/vyhadana-rada/2024/registers/a.xlsx, аркуш «Дані», клітинка A2: клітинка містить число 2,1, а не номер;"
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a.csv", "b.csv", "registers.yaml:5:11: файлу «registers/b.csv» у теці року немає."),
        ("a.csv", "a.xls", "registers.yaml:5:11: таблиці виду «.xls» не читаються. Збережіть її як .csv, .xlsx, .ods"),
        ("type: id", "type: ід", "registers.yaml:7:34: значення «ід» не передбачено."),
        ("head: Рік", "head: Дата", "registers.yaml:3:3: заголовок «Дата» мають дві графи реєстру."),
        ("head: Рік", "head: Роки", "registers/a.csv:1:12: графу «Рік» не описано."),
    ],
)
def test_descriptions(tmp_path: Path, before: str, after: str, told: str) -> None:
    """A description that does not fit its table is told where it is, or where the table differs."""
    _, faults = _read(tmp_path, registers_yaml=YAML.replace(before, after), registers__a_csv=CSV)

    assert faults[0].startswith(f"data/vyhadana-rada/2024/{told}")


PRIVATE = YAML.replace("registers/a.csv", "private/a.csv")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2.10.;;2023;5;", "a.csv:2:1: значення графи «Захід» не є номером. Приклади номерів"),
        ("2.10;Явір Приклад;2023;5;", "a.csv:2:6: значення графи «Дата» не є датою. Пишіть 29.12.2023"),
        ("2.10;;Явір;5;", "a.csv:2:7: значення графи «Рік» не є роком. Пишіть чотири цифри"),
        ("2.10;;2023;1,234;", "a.csv:2:12: значення графи «Кількість» не є числом. Пишіть 569 або"),
        ("2.10;;2023;5;Явір{{", "a.csv:2:14: значення графи «Тема» не є текстом, який можна надрукувати."),
        ("2.10;;2023;;Явір", "a.csv:2:12: порожня клітинка обов’язкової графи «Кількість». Впишіть значення"),
        ("2.10;;2023;5;Явір;Явір", "a.csv:2:1: у рядку 2 полів: 6, а граф: 5."),
        ('2.10;;2023;5;Явір "П"', "a.csv:2:19: лапки всередині поля."),
    ],
)
def test_faults_of_private_cells(tmp_path: Path, typed: str, told: str) -> None:
    """What is wrong in a private file is told with place, head and way out, and without what stands there."""
    table = f"Захід;Дата;Рік;Кількість;Тема\n{typed}\n"
    _, (fault,) = _read(tmp_path, registers_yaml=PRIVATE, private__a_csv=table)

    assert fault.startswith(f"data/vyhadana-rada/2024/private/{told}")
    assert "Явір" not in fault


def test_a_private_table_without_heads(tmp_path: Path) -> None:
    """A row of people that stands where heads should is not quoted as heads."""
    _, faults = _read(tmp_path, registers_yaml=PRIVATE, private__a_csv="Явір;2.10;2023;5;Рута\n")

    assert 6 == len(faults)
    assert any("немає граф «Захід», «Дата», «Рік», «Кількість», «Тема»" in fault for fault in faults)
    assert not [fault for fault in faults if "Явір" in fault or "Рута" in fault]


def test_a_private_sheet_is_not_named(tmp_path: Path) -> None:
    """A sheet may be called after a person; only a name that registers.yaml tells is told."""
    table = xlsx([["Захід", "Дата", "Рік", "Кількість", "Тема"], ["2.10", None, "Явір", 5, None]])
    unnamed = PRIVATE.replace("a.csv", "a.xlsx")
    named = unnamed.replace("    columns:", "    sheet: Облік\n    columns:")
    _, (typed,) = _read(tmp_path, registers_yaml=unnamed, private__a_xlsx=table)
    _, (missing,) = _read(tmp_path, registers_yaml=named, private__a_xlsx=table)

    assert typed.startswith("data/vyhadana-rada/2024/private/a.xlsx, клітинка C2: значення графи «Рік» не є роком.")
    assert missing.startswith("data/vyhadana-rada/2024/registers.yaml:6:12: тут не те, що описано;")
    assert "Дані" not in typed + missing


def test_nothing_is_there(tmp_path: Path) -> None:
    """Without descriptions there are no registers, and that is no fault."""
    assert ([], []) == _read(tmp_path)


def _places(root: Path, **files: str | bytes) -> tuple[list[SourcePlace], list[str]]:
    faults: list[Fault] = []
    return list(transcription.read(year_folder(root, **files), faults.append)), [str(fault) for fault in faults]


def test_source_places(tmp_path: Path) -> None:
    """A place of the source is read with its answer, так or ні."""
    (first, second), faults = _places(
        tmp_path,
        source_csv="Рядок;Місце;Було;Стало;Певно;Пояснення\n6;гриф;а;б;так;в\n7;2.10;;г;ні;ґ\n",
    )

    assert [] == faults
    assert ("6", "а", True) == (first.line, first.was, first.sure)
    assert ("2.10", None, False) == (second.place, second.was, second.sure)
    assert "data/vyhadana-rada/2024/source.csv:3:1" == str(second.origin)


def test_faults_of_source_places(tmp_path: Path) -> None:
    """An answer that is neither is told, and an empty cell once."""
    assert [
        "data/vyhadana-rada/2024/source.csv:2:12: порожня клітинка обов’язкової графи «Певно». Впишіть значення"
    ] == _places(tmp_path, source_csv="Рядок;Місце;Було;Стало;Певно;Пояснення\n6;гриф;а;б;;в\n")[1]
    assert ["data/vyhadana-rada/2024/source.csv:2:12: «може» не є відповіддю; пишіть так або ні"] == _places(
        tmp_path, source_csv="Рядок;Місце;Було;Стало;Певно;Пояснення\n6;гриф;а;б;може;в\n"
    )[1]
    assert ([], []) == _places(tmp_path / "empty")
