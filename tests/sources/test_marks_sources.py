"""Marks: in YAML, with texts in files of their own, and as tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.errors import Fault
from pipeline.sources import marks, marks_table
from schemas.marks import STATES, ImplementationStatus, Marks
from schemas.origin import Origin
from schemas.prose import FigureMention, Run
from tests.filing import year_folder
from tests.spreadsheets import ods, row, text, xlsx

HEADING = "Пишіть звичайний абзац; щоб надрукувати сам знак («#», «-» чи «=»), поставте перед ним «\\»"
FILE = "data/vyhadana-rada/2024/marks.yaml"
YAML = """\
format: 1
marks:
  - measure: 2.10
    status: done
    file: marks/2.10.md
  - measure: 2.9
    text: Зроблено
"""


def _yaml(folder_root: Path, **files: str | bytes) -> tuple[list[Marks], list[str]]:
    faults: list[Fault] = []
    return list(marks.read(year_folder(folder_root, **files), faults.append)), [str(fault) for fault in faults]


def _table(folder_root: Path, **files: str | bytes) -> tuple[list[Marks], list[str]]:
    faults: list[Fault] = []
    return list(marks_table.read(year_folder(folder_root, **files), faults.append)), [str(fault) for fault in faults]


def test_a_text_in_its_own_file(tmp_path: Path) -> None:
    """A mark's text may be a Markdown file; its letters know that file, line and column."""
    markdown = "\ufeffПерший рядок\r\n\r\nДругий [[а]]\r\n"
    (found,), faults = _yaml(tmp_path, marks_yaml=YAML, **{"marks__2.10_md": markdown})
    first, second = found.marks[0].text.paragraphs
    mention = second.inlines[1]

    assert [] == faults
    assert ("2.10", Origin(FILE, 3, 5)) == (found.marks[0].measure, found.marks[0].origin)
    assert isinstance(first.inlines[0], Run)
    assert "Перший рядок" == first.inlines[0].text
    assert isinstance(mention, FigureMention)
    assert Origin("data/vyhadana-rada/2024/marks/2.10.md", 3, 8) == mention.origin


def test_faults_of_a_text_file(tmp_path: Path) -> None:
    """What cannot be printed in such a file is told at its place there."""
    told = f"data/vyhadana-rada/2024/marks/2.10.md:3:1: заголовок у тексті не підтримується. {HEADING}"

    assert [told] == _yaml(tmp_path, marks_yaml=YAML, **{"marks__2.10_md": "а\n\n# б"})[1]


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("marks/2.11.md", "5:11: файлу «marks/2.11.md» у теці року немає"),
        ("../../secret.md", "5:11: «../../secret.md» не є шляхом до файлу в теці року"),
        ("/etc/passwd", "5:11: «/etc/passwd» не є шляхом до файлу в теці року"),
        ("sealed/1/x.md", "5:11: «sealed/1/x.md» не є шляхом до файлу в теці року"),
        ("marks/sealed/x.md", "5:11: «marks/sealed/x.md» не є шляхом до файлу в теці року"),
        ("marks/../../x.md", "5:11: «marks/../../x.md» не є шляхом до файлу в теці року"),
        ("private/a.md", "5:11: текст відмітки друкують, а в теці private/"),
        ("", "5:5: значення не вказано"),
        ("[а]", "5:5: очікувалося одне значення, а тут перелік або ключі"),
        ("marks/2.10.md\n    text: а", "5:5: відмітка має і text, і file"),
    ],
)
def test_references(tmp_path: Path, named: str, reason: str) -> None:
    """A mark's file lies in the year's folder; whatever else is named is told where it is named, once."""
    _, faults = _yaml(tmp_path, marks_yaml=YAML.replace("marks/2.10.md", named), **{"marks__2.10_md": "а"})

    assert [True] == [fault.startswith(f"{FILE}:{reason}") for fault in faults]


def test_a_link_to_elsewhere(tmp_path: Path) -> None:
    """A mark's file that is a symbolic link is not followed."""
    folder = year_folder(tmp_path, marks_yaml=YAML, marks__a_md="")
    (tmp_path / "secret.md").write_text("таємне")
    (folder.year / "marks" / "2.10.md").symlink_to(tmp_path / "secret.md")
    faults: list[Fault] = []

    assert "таємне" not in repr(marks.read(folder, faults.append))
    assert ["це символічне посилання, а не файл"] == [fault.reason for fault in faults]


HEADS = ("Захід", "Стан", "Відмітка")
ROWS = [("2.10", "Частково", "Проведено **2** навчання"), ("2.9", "", "Зроблено"), ("3.1", "", "")]
TABLES = {
    "marks_csv": "\n".join(";".join(line) for line in [HEADS, *ROWS]).encode(),
    "marks_xlsx": xlsx([HEADS, *ROWS]),
    "marks_ods": ods(*(row(*(text(cell) for cell in line)) for line in [HEADS, *ROWS])),
}


@pytest.mark.parametrize("table", TABLES)
def test_tables(tmp_path: Path, table: str) -> None:
    """Marks read the same from each kind of table; a row with neither state nor text is no mark yet."""
    (found,), faults = _table(tmp_path, **{table: TABLES[table]})
    read = [(mark.measure, mark.status, len(mark.text.paragraphs[0].inlines)) for mark in found.marks]

    assert [] == faults
    assert [("2.10", ImplementationStatus.PARTIAL, 3), ("2.9", None, 1)] == read
    assert "confirmed" == found.statuses


def test_states(tmp_path: Path) -> None:
    """Every state has its Ukrainian word."""
    rows = [
        ("Захід", "Стан", "Відмітка"),
        *((str(number), word, "а") for number, word in enumerate(STATES)),
    ]
    (found,), _ = _table(tmp_path, marks_xlsx=xlsx(rows))

    assert list(ImplementationStatus) == [mark.status for mark in found.marks]


def test_further_columns_of_a_table(tmp_path: Path) -> None:
    """When it was done (a date, a text, several), why not, and until when it is put off; each column may be missing."""
    rows = [
        ("Відмітка", "Захід", "Стан", "Причина", "Коли виконано", "На коли перенесено"),
        ("а", "1", "виконано", "", dt.date(2024, 3, 1), ""),
        ("б", "2", "виконано", "", "листопад 2024 року; 05.12.2024", ""),
        ("в", "3", "перенесено", "Немає коштів", "", "2025 рік"),
        ("", "4", "", "", "", ""),
    ]
    (found,), faults = _table(tmp_path, marks_xlsx=xlsx(rows))
    read = [([each.said for each in mark.done], mark.reason, mark.until) for mark in found.marks]

    assert [] == faults
    assert [
        (["01.03.2024"], None, None),
        (["листопад 2024 року", "05.12.2024"], None, None),
        ([], "Немає коштів", "2025 рік"),
    ] == read


def test_faults_of_further_columns(tmp_path: Path) -> None:
    """A day that there is not has its cell; a reason without a mark is not lost; a head mistyped is told."""
    rows = [
        ("Захід", "Стан", "Відмітка", "Коли виконано", "Причина"),
        ("1", "виконано", "а", "31.11.2024", ""),
        ("2", "", "", "", "Немає коштів"),
    ]
    place = "data/vyhadana-rada/2024/marks.xlsx, аркуш «Дані», клітинка"

    assert [
        f"{place} C3: графу «Причина» заповнено, а відмітки немає. Впишіть відмітку",
        f"{place} D2: такої дати немає: «31.11.2024». Виправте дату",
    ] == _table(tmp_path, marks_xlsx=xlsx(rows))[1]
    _, faults = _table(tmp_path / "b", marks_csv="Захід;Стан;Відмітка;Причини\n1;;а;\n".encode())
    assert ["графу «Причини» не описано"] == [fault.split(": ")[1].split(". ")[0] for fault in faults]


def test_when_it_was_done_may_be_one_or_several(tmp_path: Path) -> None:
    """In YAML as a text or as a list; nothing is none."""
    typed = "format: 1\nmarks:\n" + "".join(
        f"  - measure: {number}\n    done: {done}\n    text: а\n"
        for number, done in enumerate(["15.11.2024", "[15.11.2024, 2024 рік]", "15.11.2024; 2024 рік", ""], 1)
    )
    (found,), faults = _yaml(tmp_path, marks_yaml=typed)

    assert [] == faults
    assert [1, 2, 2, 0] == [len(mark.done) for mark in found.marks]


def test_faults_of_tables(tmp_path: Path) -> None:
    """A state that there is not, a state without a text, and Markdown at fault are told with their cells."""
    rows = [
        ("Захід", "Стан", "Відмітка"),
        ("1", "виконане", "а"),
        ("2", "виконано", ""),
        ("3", "", "# б"),
        ("", "", "в"),
    ]
    _, faults = _table(tmp_path, marks_xlsx=xlsx(rows))
    place = "data/vyhadana-rada/2024/marks.xlsx, аркуш «Дані», клітинка"

    assert [
        f"{place} A5: порожня клітинка обов’язкової графи «Захід». Впишіть значення",
        f"{place} C3: графу «Стан» заповнено, а відмітки немає. Впишіть відмітку",
        f"{place} B2: стану «виконане» немає. Можна: {', '.join(STATES)}",
        f"{place} C4: заголовок у тексті не підтримується. {HEADING}",
    ] == faults
