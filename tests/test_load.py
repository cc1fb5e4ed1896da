"""The first stage: files to facts, or every fault of every file together."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.contracts import Complain, Fact, YearFolder
from pipeline.errors import DataFaults, FilesUnusable, UsageError
from pipeline.sources import SOURCES
from pipeline.workspace import Workspace, choose_organization
from schemas.organization import Organization
from tests.filing import ORGANIZATION, year_folder
from tests.strictly import load

REAL = Path(__file__).parents[1]


def test_the_real_year() -> None:
    """The year 2023 loads without a fault, and every file of its is an input."""
    organization = REAL / "data" / "pervomaisk-rada"
    facts = load(YearFolder(REAL, organization, organization / "2023"), "pervomaisk-rada", 2023)
    kinds = {type(fact).__name__ for fact in facts.facts}

    named = {"Organization", "Plan", "ReportFile", "Marks", "Figures", "FilledRegister", "SourcePlace"}
    assert named | {"Acknowledgements", "WorkingCalendar"} == kinds
    assert {"data/pervomaisk-rada/2023/marks/2.1.md", "data/calendar.yaml"} <= set(facts.inputs)


def test_inputs(tmp_path: Path) -> None:
    """Inputs are the organization's files and the year's, by SHA-256; not people's, not originals, no leftovers."""
    folder = year_folder(
        tmp_path,
        organization_yaml=ORGANIZATION,
        notes_txt="невідоме нікому",
        marks__a_md="а",
        private__names_csv="таємне",
        registers__private__names_csv="таємне",
        sealed__report_pdf="оригінал",
        **{"~$marks_xlsx": "x", ".~lock.marks_csv#": "x", ".hidden_md": "x", "marks_yaml~": "x"},
    )
    (folder.year / "link.md").symlink_to(folder.year / "notes.txt")
    (folder.organization / "templates").mkdir()
    (folder.organization / "templates" / "report.docx").write_bytes(b"x")
    facts = load(folder, "vyhadana-rada", 2024)

    assert {
        "data/vyhadana-rada/organization.yaml": hashlib.sha256(ORGANIZATION.encode()).hexdigest(),
        "data/vyhadana-rada/2024/notes.txt": hashlib.sha256("невідоме нікому".encode()).hexdigest(),
        "data/vyhadana-rada/2024/marks/a.md": hashlib.sha256("а".encode()).hexdigest(),
    } == facts.inputs
    assert [Organization] == [type(fact) for fact in facts.facts]
    assert ("vyhadana-rada", 2024) == (facts.organization, facts.year)


def test_faults_of_all_files_together(tmp_path: Path) -> None:
    """Every fault of every file is told in one go, by file, line and column, each with a way out."""
    folder = year_folder(
        tmp_path,
        organization_yaml="format: 1\nnazva: Рада\nofficials: []\n",
        plan_yaml="format: 1\n  sections: []\n",
        marks_yaml="format: 1\nmarks:\n  - measure: 2.10\n    file: marks/a.md\n  - measure: 1\n    file: marks/b.md\n",
        marks__a_md="Один\nдва\nтри `код`\n",
        marks_csv="Захід;Стан;Відмітка\n1;готово;а\n2;;\n3;;б;в\n",
        figures_yaml="format: 1\nfigures:\n  а: {title: А, value: 2.1O}\n",
        registers_yaml="format: 1\nregisters:\n  р: {title: Р, file: r.csv, columns: {а: {head: А, type: quantity}}}\n",
        r_csv="А\n5\nп’ять\n",
        source_csv="\xff".encode("latin-1"),
    )
    (folder.year / "report.yaml").mkdir()
    with pytest.raises(DataFaults) as raised:
        load(folder, "vyhadana-rada", 2024)
    told = Path(__file__).with_name("load_faults.txt").read_text("utf-8")

    assert told == "".join(f"{fault}\n" for fault in raised.value.faults)


def test_a_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file saved while it was read is told: the hash would be that of another text."""
    folder = year_folder(tmp_path, organization_yaml=ORGANIZATION)

    def save(where: YearFolder, complain: Complain) -> tuple[Fact, ...]:
        (where.year / "plan.yaml").write_text("format: 1\n")
        return ()

    monkeypatch.setattr("pipeline.load.SOURCES", (*SOURCES, save))
    with pytest.raises(DataFaults) as raised:
        load(folder, "vyhadana-rada", 2024)

    assert "data/vyhadana-rada/2024/plan.yaml: файл змінили, поки його читали. Запустіть ще раз" == str(raised.value)


@pytest.mark.parametrize("place", ["private/a.csv", "registers/private/a.csv"])
def test_a_private_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """It is told as any other is, though no hash of it is published."""
    folder = year_folder(tmp_path, organization_yaml=ORGANIZATION)
    file = folder.year / place
    file.parent.mkdir(parents=True)
    file.write_text("а", "utf-8")

    def save(where: YearFolder, complain: Complain) -> tuple[Fact, ...]:
        (where.year / place).write_text("а й б", "utf-8")
        return ()

    monkeypatch.setattr("pipeline.load.SOURCES", (*SOURCES, save))
    with pytest.raises(DataFaults) as raised:
        load(folder, "vyhadana-rada", 2024)

    assert f"data/vyhadana-rada/2024/{place}: файл змінили, поки його читали. Запустіть ще раз" == str(raised.value)


def test_a_private_table_that_is_opened_meanwhile_has_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel lays a file beside it."""
    folder = year_folder(tmp_path, organization_yaml=ORGANIZATION, private__a_csv="а")

    def open_table(where: YearFolder, complain: Complain) -> tuple[Fact, ...]:
        (where.year / "private/~$a.xlsx").write_bytes(b"x")
        return ()

    monkeypatch.setattr("pipeline.load.SOURCES", (*SOURCES, open_table))

    assert {"data/vyhadana-rada/2024/private/a.csv"} == load(folder, "vyhadana-rada", 2024).unpublished.keys()


@pytest.mark.parametrize("name", [b"\xff.md", "а\nб.md".encode(), "a\u202eb.md".encode()])
def test_a_name_that_cannot_be_printed(tmp_path: Path, name: bytes) -> None:
    """No message and no manifest could hold it: it is told with its letters spelt out, and may be shown anywhere."""
    folder = year_folder(tmp_path, organization_yaml=ORGANIZATION)
    Path(os.fsdecode(bytes(folder.year) + b"/" + name)).touch()
    with pytest.raises(DataFaults, match=r"\.md: назва файлу має знаки, яких не видно або не надрукувати") as raised:
        load(folder, "vyhadana-rada", 2024)

    assert str(raised.value).isprintable()


def test_what_is_no_file_is_neither_waited_for_nor_followed(tmp_path: Path) -> None:
    """A pipe, a socket's place or a link to a folder in the year's folder are no inputs; one that is named is told."""
    folder = year_folder(tmp_path, organization_yaml=ORGANIZATION)
    os.mkfifo(folder.year / "notes.txt")
    os.mkfifo(folder.year / "plan.yaml")
    (folder.year / "elsewhere").symlink_to("/etc")
    with pytest.raises(DataFaults) as raised:
        load(folder, "vyhadana-rada", 2024)

    assert "data/vyhadana-rada/2024/plan.yaml: це не звичайний файл. Покладіть на його місце файл" == str(raised.value)


@pytest.mark.parametrize("link", ["data", "data/vyhadana-rada", "data/vyhadana-rada/2024"])
def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, link: str) -> None:
    """Neither the organization's nor the year's folder may lie elsewhere."""
    year_folder(tmp_path, organization_yaml=ORGANIZATION, plan_yaml="format: 1\n")
    (tmp_path / link).rename(tmp_path / "elsewhere")
    (tmp_path / link).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(FilesUnusable, match=f"{link}: це символічне посилання, а не тека"):
        Workspace(tmp_path).folder("vyhadana-rada", 2024)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "/etc", "~", "X", "а", "a/b", "a\\b", "con ", "a.", "a\0", "%2e%2e"]
)
def test_an_organizations_name_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    """Only small Latin letters, digits and hyphens, and only one that is there."""
    year_folder(tmp_path, plan_yaml="format: 1\n")

    with pytest.raises(UsageError):
        choose_organization(Workspace(tmp_path), name)
