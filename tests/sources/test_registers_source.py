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
