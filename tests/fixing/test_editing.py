"""Files with the edits made: not a byte beside them is another; what cannot be edited in place is left to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.contracts import YearFolder
from pipeline.edits import Edit
from pipeline.errors import Fault, ProgramFault
from pipeline.fix import proposed
from pipeline.fixing.editing import Edited, Wanted, edited
from pipeline.fixing.proving import proven
from pipeline.fixing.texts import PRINTED, Typed, printed_texts
from schemas.origin import Origin
from schemas.text import Text
from tests.spreadsheets import xlsx
from tests.workspaces import fictional

OURS, YEAR = "vyhadana-rada", "2024"


@pytest.fixture
def folder(tmp_path: Path) -> YearFolder:
    """The fictional year."""
    root = fictional(tmp_path)
    return YearFolder(root, root / "data" / OURS, root / "data" / OURS / YEAR)


def _marks(folder: YearFolder, content: bytes, file: str = "marks.yaml") -> Edited:
    (folder.year / "marks.yaml").unlink()
    (folder.year / file).write_bytes(content)
    (only,) = (each for each in proposed(folder, "straight-quotes") if each.name.endswith(file))
    return only


def _yaml(text: str) -> bytes:
    return f'format: 1\nmarks:\n  - measure: 1.1\n    text: {text}\n    # примітка  "а"\n'.encode()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ('Закон "Про"', "Закон «Про»"),
        ("'Закон \"Про\"'", "'Закон «Про»'"),
        ('|\n      Закон\n      "Про"', "|\n      Закон\n      «Про»"),
        ('|-\n        "А"\n\n        Закон "Про"', "|-\n        «А»\n\n        Закон «Про»"),
        ('|\r\n      Закон "Про"\r\n', "|\r\n      Закон «Про»\r\n"),
    ],
)
def test_yaml_is_edited_in_place(folder: YearFolder, typed: str, right: str) -> None:
    """Plain, quoted, in a block, with any line ends; notes and what stands around are the same bytes."""
    made = _marks(folder, _yaml(typed))

    assert (_yaml(right), ()) == (made.after, made.left)


@pytest.mark.parametrize("typed", ['"Закон \\"Про\\""', '>\n      Закон\n      "Про"', 'Закон\n      "Про"'])
def test_what_stands_otherwise_than_it_is_read_is_left(folder: YearFolder, typed: str) -> None:
    """Escaped or folded: a person puts it right, at its place."""
    made = _marks(folder, _yaml(typed))

    assert (made.before, ()) == (made.after, made.done)
    (left,) = made.left
    assert "data/vyhadana-rada/2024/marks.yaml" == left.typed.place.file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_table_of_marks_is_edited_in_its_encoding(folder: YearFolder, encoding: str) -> None:
    """Doubled quotes of CSV are one; other fields are the same bytes."""
    text = 'Захід;Стан;Відмітка\r\n1.1;виконано;"Закон ""Про"""\r\n1.2;;\r\n'
    made = _marks(folder, text.encode(encoding), "marks.csv")

    assert text.replace('"Закон ""Про"""', '"Закон «Про»"').encode(encoding) == made.after


def test_a_sign_that_the_encoding_has_not_is_left(folder: YearFolder) -> None:
    """Windows-1251 has no letter apostrophe."""
    typed = Typed(Text("об'єкт", Origin("data/x/marks.csv", 1, 1)))

    made = edited("data/x/marks.csv", "об'єкт".encode("cp1251"), [Wanted(typed, (Edit(2, 3, "ʼ"),))])

    assert (made.before, ()) == (made.after, made.done)


def test_a_spreadsheet_is_left(folder: YearFolder) -> None:
    """Its cell is named."""
    made = _marks(folder, xlsx([["Захід", "Стан", "Відмітка"], ["1.1", "виконано", 'Закон "Про"']]), "marks.xlsx")

    assert made.before == made.after
    assert ["C2"] == [each.typed.place.cell for each in made.left]


def test_only_words_for_the_reader_are_edited(folder: YearFolder) -> None:
    """No name, role, number, key, channel, status, register or choice of rows; nothing of private/ and sealed/."""
    (folder.year / "private").mkdir()
    (folder.year / "private/m.md").write_text("о'о")
    (folder.year / "marks.yaml").write_text("format: 1\nmarks:\n  - {measure: 1.1, file: private/m.md}\n")
    faults: list[Fault] = []

    found = printed_texts(folder, faults.append)

    assert [] == faults
    assert {"Явір ПРИКЛАДЕНКО", "голова", "rada@example.org", "Вигадана сільська рада", "о'о"}.isdisjoint(
        {str(each.text) for each in found}
    )
    assert {"organization.yaml", "plan.yaml", "report.yaml", "figures.yaml"} == {
        Path(each.place.file).name for each in found
    }


def test_every_path_to_a_text_leads_somewhere(folder: YearFolder) -> None:
    """A key that a model has no more would be passed over in silence."""
    schemas = Path(__file__).parents[2] / "schemas/json"
    for file, paths in PRINTED.items():
        words = (schemas / f"{Path(file).stem}.schema.json").read_text("utf-8")
        assert [] == [key for path in paths for key in path.split("/") if key != "*" and f'"{key}"' not in words]


def _made(before: str, after: str, name: str = "data/x/marks.yaml") -> Edited:
    text = Typed(Text("а", Origin(name, 1, 1)), ("text",))
    return Edited(name, before.encode(), after.encode(), (Wanted(text, (Edit(0, 1, "б"),)),))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("text: а\nother: в\n", "text: б\nother: г\n"),
        ("text: а\nother: в\n", "text: в\nother: в\n"),
        ("text: а\n", "text: б\nmore: в\n"),
        ("text: а\n", "text: [б]\n"),
    ],
)
def test_an_edit_that_changes_anything_else_is_not_proven(before: str, after: str) -> None:
    """Another value, another text than the one meant, a key more, a list: the file is not written."""
    assert proven(_made("text: а # в\n", "text: б # в\n"))
    with pytest.raises(ProgramFault, match="каже не те"):
        proven(_made(before, after))


def test_markup_that_would_change_is_not_proven() -> None:
    """A text stays what it is: paragraphs, looks, figures."""
    text = Typed(Text("а б", Origin("data/x/m.md", 1, 1), 1))
    wanted = Wanted(text, (Edit(1, 2, "\n\n"),))

    with pytest.raises(ProgramFault, match="каже не те"):
        proven(Edited("data/x/m.md", "а б".encode(), "а\n\nб".encode(), (wanted,)))
