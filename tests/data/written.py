"""The data of 2023 as the files have it: the cells with the figures put in by a resolver of the tests' own.

Read by plain libraries, not by the pipeline, so that one cannot hide a fault of the other.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import openpyxl
import yaml
from lxml import etree

from tests.data.ocr import YEAR

ORGANIZATION = YEAR.parent
MENTION = re.compile(r"\[\[(\w+)(?:\|(\w+))?\]\]")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

Record: TypeAlias = dict[str, Any]
Rows: TypeAlias = list[dict[str, str]]


def read(name: str, folder: Path = YEAR) -> Record:
    """Give a YAML file; every scalar is the text that was typed."""
    typed: Record = yaml.load((folder / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts
    return typed


def marks() -> dict[str, str]:
    """Give the marks' texts by measure, from their own files where they have one."""
    return {
        mark["measure"]: (YEAR / mark["file"]).read_text(encoding="utf-8") if "file" in mark else mark["text"]
        for mark in read("marks.yaml")["marks"]
    }


def register_rows(register: Record) -> Rows:
    """Give a register's rows by the names of its columns."""
    file = YEAR / register["file"]
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as stream:
            cells = list(csv.reader(stream, delimiter=";"))
    elif file.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(file).worksheets[0]
        cells = [[str(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    else:
        cells = list(_ods_rows(file, register["sheet"]))
    names = {column["head"]: name for name, column in register["columns"].items()}
    heads, *rows = cells
    return [{names[head]: cell for head, cell in zip(heads, row, strict=True)} for row in rows]


def _ods_rows(file: Path, sheet: str) -> Iterator[list[str]]:
    with ZipFile(file) as package:
        content = etree.fromstring(package.read("content.xml"))
    table = next(each for each in content.iter(f"{_TABLE}table") if each.get(f"{_TABLE}name") == sheet)
    for row in table.iter(f"{_TABLE}table-row"):
        yield ["".join(cell.itertext()) for cell in row.iter(f"{_TABLE}table-cell")]


@cache
def figure_values() -> dict[str, str]:
    """Give each figure's value as digits: as stated, or a sum or count over a register."""
    registers = {name: register_rows(each) for name, each in read("registers.yaml")["registers"].items()}
    return {
        name: figure["value"] if "value" in figure else _over(registers[figure["register"]], figure)
        for name, figure in read("figures.yaml")["figures"].items()
    }


def _over(rows: Rows, figure: Record) -> str:
    wanted = figure.get("where", {}).items()
    chosen = [row for row in rows if all(row[column] == value for column, value in wanted)]
    return str(sum(int(row[figure["total"]]) for row in chosen)) if "total" in figure else str(len(chosen))


def put_in(text: str) -> str:
    """Put the figures into a text; the nouns of 2023 all stand with more than four."""
    values = figure_values()

    def printed(found: re.Match[str]) -> str:
        name, with_what = found.groups()
        if not with_what:
            return values[name]
        figures = read("figures.yaml")
        in_words = with_what == "словами"
        return str(
            figures["figures"][name]["words"] if in_words else f"{values[name]} {figures['nouns'][with_what]['many']}"
        )

    return MENTION.sub(printed, text)


def sections() -> list[tuple[str, list[dict[str, str]]]]:
    """Give each section as printed, with the cells of its measures, every column by its key."""
    plan, texts = read("plan.yaml"), marks()
    (party,) = plan["responsible_parties"]
    return [
        (
            f"{section['number']}. {section['title']}",
            [
                {
                    **measure,
                    "number": f"{measure['number']}.",
                    "responsible_parties": party,
                    "mark": put_in(texts[measure["number"]]),
                }
                for measure in section["measures"]
            ],
        )
        for section in plan["sections"]
    ]
