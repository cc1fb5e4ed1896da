"""The documents that a batch finds: in a workspace, in many, by a list."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batching.finding import Search, Wanted
from pipeline.errors import Fault, FilesUnusable, UsageError
from tests.workspaces import fictional


def workspaces(folder: Path) -> Path:
    """Two workspaces, one of them deeper, the second with two organizations; and what is none."""
    for name in ("a", "deep/b"):
        (folder / name).mkdir(parents=True)
        fictional(folder / name)
    shutil.copytree(folder / "deep/b/data/vyhadana-rada", folder / "deep/b/data/insha-rada")
    (folder / "deep/b/data/insha-rada/2024/report.yaml").unlink()
    (folder / "none/data").mkdir(parents=True)
    return folder


def found(root: Path, text: str | None = None) -> tuple[list[tuple[str, str, int, str]], list[str]]:
    """What is found, and what is told."""
    told: list[Fault] = []
    search = Search(root)
    wanted = search.everything(told.append) if text is None else search.listed(text, "list.txt", told.append)
    return [(each.place, each.organization, each.year, each.document) for each in wanted], list(map(str, told))


ALL = [
    ("a", "vyhadana-rada", 2024, "report"),
    ("deep/b", "insha-rada", 2024, "plan"),
    ("deep/b", "vyhadana-rada", 2024, "report"),
]


def test_a_workspace_is_itself_what_is_looked_through(root: Path) -> None:
    """Its place is nowhere else."""
    assert ([("", "vyhadana-rada", 2024, "report")], []) == found(root)


def test_every_workspace_below_a_folder_is_found(tmp_path: Path) -> None:
    """A report where there is one, else a plan; in one sequence."""
    assert (ALL, []) == found(workspaces(tmp_path))


def test_one_document_may_be_wanted_of_all(tmp_path: Path) -> None:
    """Also where there is no report, so that its lack is told."""
    wanted = Search(workspaces(tmp_path), "report").everything(print)

    assert {"report"} == {each.document for each in wanted}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("deep/b", [1, 2]),
        ("a/data/vyhadana-rada\n", [0]),
        ("deep/b/data/insha-rada/2024\na/vyhadana-rada/2024\n", [1, 0]),
        ("# перелік\n\n  deep/b/insha-rada/  \ndeep/b/\n", [1, 2]),
        ("deep/../a", [0]),
        ("a # перша область\ndeep/b/insha-rada\t#2024", [0, 1]),
    ],
)
def test_a_list_names_workspaces_organizations_and_years(text: str, places: list[int], tmp_path: Path) -> None:
    """In its own sequence, each once."""
    assert ([ALL[place] for place in places], []) == found(workspaces(tmp_path), text)


def test_a_list_of_a_workspace_names_its_years(root: Path) -> None:
    """By the organization's folder and the year."""
    assert ([("", "vyhadana-rada", 2024, "report")], []) == found(root, "vyhadana-rada/2024")


def test_a_line_that_names_nothing_is_told_with_its_number(root: Path) -> None:
    """And the rest is found."""
    years, told = found(root, "vyhadana-rada/2023\nvyhadana-rada/2024\nnobody/2024\n")

    assert [("", "vyhadana-rada", 2024, "report")] == years
    assert ["list.txt:1: «vyhadana-rada/2023»", "list.txt:3: «nobody/2024»"] == [
        fault.split(": такого")[0] for fault in told
    ]


def test_a_misnamed_organization_is_told(root: Path) -> None:
    """As it is of a workspace of its own."""
    (root / "data/vyhadana-rada").rename(root / "data/Nova")

    years, told = found(root)

    assert [] == years
    assert "тека data/Nova не може бути текою органу" in told[0]


@pytest.mark.parametrize("name", ["2024-kopiia", "24", "рік 2024"])
def test_a_misnamed_year_is_told(name: str, root: Path) -> None:
    """And the others are found."""
    shutil.copytree(root / "data/vyhadana-rada/2024", root / "data/vyhadana-rada" / name)

    years, told = found(root)

    assert [("", "vyhadana-rada", 2024, "report")] == years
    assert [f"тека data/vyhadana-rada/{name} не може бути текою року"] == [fault.split(". ")[0] for fault in told]


def test_an_organization_without_its_file_is_told(root: Path) -> None:
    """A folder with a year's plan is not left out in silence."""
    shutil.copytree(root / "data/vyhadana-rada", root / "data/insha-rada")
    (root / "data/insha-rada/organization.yaml").unlink()

    years, told = found(root)

    assert [("", "vyhadana-rada", 2024, "report")] == years
    assert ["у теці data/insha-rada немає файлу organization.yaml"] == [fault.split(". ")[0] for fault in told]


LOSSES: dict[str, Callable[[Path], object]] = {
    "the plan": lambda year: (year / "plan.yaml").unlink(),
    "everything": lambda year: (shutil.rmtree(year), year.mkdir()),
    "all but what programs hide there": lambda year: (shutil.rmtree(year), year.mkdir(), (year / ".x").write_text("x")),
    "all but a register": lambda year: [file.unlink() for file in year.glob("*.yaml")],
    "itself, to a link": lambda year: (shutil.rmtree(year), year.symlink_to("/nonexistent")),
}


@pytest.mark.parametrize("what", LOSSES)
def test_a_year_that_has_lost_something_is_still_wanted(what: str, root: Path) -> None:
    """So that its document fails aloud, and is not left out in silence."""
    LOSSES[what](root / "data/vyhadana-rada/2024")

    years, told = found(root)

    assert [("vyhadana-rada", 2024)] == [year[1:3] for year in years]
    assert [] == told


@pytest.mark.parametrize("years", [(), ("2024-kopiia",), ("templates",)])
def test_an_organization_without_a_year_is_told(years: tuple[str, ...], root: Path) -> None:
    """Whatever else it has."""
    shutil.rmtree(root / "data/vyhadana-rada/2024")
    for year in years:
        (root / "data/vyhadana-rada" / year).mkdir()

    assert (
        [],
        ["у теці data/vyhadana-rada немає жодного року. Створіть теку року з планом (data/README.md)"],
    ) == found(root)


def test_originals_alone_are_no_year_and_no_loss(root: Path) -> None:
    """Sealed packages may stay when the data of their year are no longer kept; nothing is made of them."""
    (root / "data/vyhadana-rada/2020/sealed").mkdir(parents=True)
    shutil.copytree(root / "data/vyhadana-rada/2020", root / "data/insha-rada/2020")
    shutil.copy(root / "data/vyhadana-rada/organization.yaml", root / "data/insha-rada")

    assert ([("", "vyhadana-rada", 2024, "report")], []) == found(root)


@pytest.mark.parametrize("sign", ["plan.yaml", "plan-2.yaml", "report.yaml", "marks.xlsx", "registers/x.csv"])
def test_whatever_only_a_year_holds_makes_a_misnamed_one(sign: str, root: Path) -> None:
    """Not its plan alone."""
    file = root / "data/vyhadana-rada/2025-nove" / sign
    file.parent.mkdir(parents=True)
    file.write_text("x")

    assert "тека data/vyhadana-rada/2025-nove не може бути текою року" in found(root)[1][0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look anywhere")
def test_a_folder_that_may_not_be_looked_into_is_told(root: Path) -> None:
    """It may be an organization's."""
    folder = root / "data/insha-rada"
    folder.mkdir(0o000)

    assert ["теку data/insha-rada не вдалося переглянути"] == [fault.split(". ")[0] for fault in found(root)[1]]


@pytest.mark.parametrize("place", ["a", "a/data/vyhadana-rada"])
def test_a_name_of_other_bytes_than_letters_is_told_in_letters(place: str, tmp_path: Path) -> None:
    """So that the results with it can be written."""
    folder = workspaces(tmp_path) / place
    folder.rename(folder.with_name(os.fsdecode(b"x\xff")))

    years, told = found(tmp_path)

    assert ALL[1:] == years
    assert "x\\xff" in told[0]
    assert told[0].encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_list_may_be_saved_as_a_register_may(encoding: str, root: Path) -> None:
    """By Notepad or by Excel; the folder's name need not be Latin."""
    told: list[Fault] = []
    fictional(root / "Перша область")
    (root / "list.txt").write_bytes("Перша область/vyhadana-rada\r\n# примітка\r\n".encode(encoding))

    found = Search(root).listed_in(root / "list.txt", told.append)

    assert ((Wanted("Перша область", "vyhadana-rada", 2024, "report"),), []) == (found, told)


def test_a_list_that_is_damaged_is_told_as_one(root: Path) -> None:
    """It is not called empty."""
    told: list[Fault] = []
    (root / "list.txt").write_bytes("перелік органів області".encode() + b"\xff\n")

    assert () == Search(root).listed_in(root / "list.txt", told.append)
    assert ["файл збережено не в кодуванні UTF-8"] == [fault.reason for fault in told]


def test_a_list_that_is_not_there_is_called_so(root: Path) -> None:
    """Most likely its name is mistyped."""
    with pytest.raises(FilesUnusable, match=r"list\.txt: такого переліку немає\. Перевірте його назву"):
        Search(root).listed_in(root / "list.txt", print)


@pytest.mark.parametrize("text", [None, "", "# лише примітка\n"])
def test_nothing_to_be_made_is_no_success(text: str | None, tmp_path: Path) -> None:
    """Neither of a folder nor of a list."""
    with pytest.raises(UsageError):
        found(tmp_path, text)


def test_years_are_looked_for_once_in_each_workspace(tmp_path: Path) -> None:
    """A wish is a value: the same is the same, whatever way it was named."""
    wanted = Search(workspaces(tmp_path)).listed("a\na/vyhadana-rada\na/vyhadana-rada/2024", "x", print)

    assert (Wanted("a", "vyhadana-rada", 2024, "report"),) == wanted


def test_a_name_that_would_steer_a_terminal_is_told_by_its_codes(root: Path) -> None:
    """And one with a line's end stays in one line."""
    (root / "data/e\x1b[31mRED\n::error::x/2023").mkdir(parents=True)

    _, told = found(root)

    (fault,) = told
    assert "e\\x1b[31mRED\\n::error::x" in fault
    assert fault.replace("\u00a0", " ").isprintable()
