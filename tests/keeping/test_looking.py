"""What a document depends on: every change of it shows, and nothing else does."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.errors import FilesUnusable
from pipeline.keeping.depending import dependencies
from pipeline.keeping.keys import hash_of, key_of
from pipeline.keeping.looking import Seen, read_hash
from pipeline.keeping.remembering import Memory
from pipeline.keeping.store import Store
from pipeline.keeping.surroundings import Sources, surroundings
from pipeline.workspace import Workspace
from tests.keeping import machine as parts
from tests.keeping.machine import machine

JOB = Job("vyhadana-rada", 2024, "report", dt.date(2025, 1, 20))
YEAR = "data/vyhadana-rada/2024"
OLD = "data/vyhadana-rada/2021/plan.yaml"
DATA = (
    "data/calendar.yaml",
    "data/vyhadana-rada/organization.yaml",
    f"{YEAR}/plan.yaml",
    f"{YEAR}/marks/1.1.md",
    f"{YEAR}/registers/navchannia.csv",
    f"{YEAR}/private/deklaratsii.csv",
    f"{YEAR}/.hidden.csv",
)
GROUPS = {
    **dict.fromkeys(DATA, "data"),
    "data/vyhadana-rada/2023/plan.yaml": "last year",
    "data/vyhadana-rada/2023/figures.yaml": "last year",
    OLD: "plans",
    "data/vyhadana-rada/templates/report.docx": "template",
    "templates/report.docx": "template",
    f"{YEAR}/sealed/report-1/data/manifest.json": "sealed",
    "archive/vyhadana-rada/2024/report-2/bagit.txt": "sealed",
    "archive/vyhadana-rada/2024/sealed-sha256.txt": "sealed",
}
"""By file: the group in which its change shows."""


@pytest.fixture
def workspace(root: Path) -> Workspace:
    """A workspace that has something in each place."""
    for name in (*GROUPS, "data/vyhadana-rada/2021/figures.yaml", "data/insha-rada/organization.yaml"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text("format: 1\n")
    return Workspace(root, root / "archive")


def differing(workspace: Workspace, change: Callable[[], object], job: Job = JOB) -> list[str]:
    """The groups that are others after a change."""
    before = dependencies(JOB, workspace)
    change()
    after = dependencies(job, workspace)
    return [group for group in before if before[group] != after[group]]


def test_of_a_private_folder_is_kept_only_what_shows_that_it_has_changed(workspace: Workspace) -> None:
    """Neither how its files are called, nor how many there are, nor a hash that whoever guesses them could compute."""
    private = f"{YEAR}/private/"
    seen = dependencies(JOB, workspace)["data"]
    content = hash_of((workspace.root / f"{private}deklaratsii.csv").read_bytes())

    assert hash_of((workspace.root / f"{YEAR}/plan.yaml").read_bytes()) == seen[f"{YEAR}/plan.yaml"]
    assert [private] == [name for name in seen if "private" in name]
    assert seen[private] not in {content, key_of({f"{private}deklaratsii.csv": content})}


def test_a_private_file_that_is_renamed_shows(workspace: Workspace) -> None:
    """It is read by its name."""
    file = workspace.root / YEAR / "private/deklaratsii.csv"

    assert ["data"] == differing(workspace, lambda: file.rename(file.with_name("insha.csv")))


@pytest.mark.parametrize("name", GROUPS)
def test_another_content_shows(name: str, workspace: Workspace) -> None:
    """Of the same length and with the same times."""
    file = workspace.root / name
    found, content = file.stat(), file.read_bytes()

    def change() -> None:
        file.write_bytes(content[:-1] + b"#")
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    assert [GROUPS[name]] == differing(workspace, change)


@pytest.mark.parametrize("name", sorted({*GROUPS} - {f"{YEAR}/plan.yaml"}))  # without it there is no such year
def test_a_file_that_is_gone_shows(name: str, workspace: Workspace) -> None:
    """And so does one that comes, when it is put back."""
    assert [GROUPS[name]] == differing(workspace, (workspace.root / name).unlink)


@pytest.mark.parametrize("name", GROUPS)
def test_a_link_in_a_files_place_shows(name: str, workspace: Workspace) -> None:
    """Though the same content stands behind it: the program refuses it."""
    file = workspace.root / name

    def change() -> None:
        file.rename(workspace.root / "elsewhere")
        file.symlink_to(workspace.root / "elsewhere")

    assert [GROUPS[name]] == differing(workspace, change)


@pytest.mark.parametrize("name", ["data", "data/vyhadana-rada", YEAR])
def test_a_link_in_a_folders_place_shows(name: str, workspace: Workspace) -> None:
    """Though the same files lie behind it."""
    before = dependencies(JOB, workspace)
    (workspace.root / name).rename(workspace.root / "elsewhere")
    (workspace.root / name).symlink_to(workspace.root / "elsewhere")

    assert before["data"].get(f"{name}/") != _tried(workspace).get(f"{name}/")


def _tried(workspace: Workspace) -> dict[str, str]:
    """What there is of the data, or nothing where the folder is refused."""
    try:
        return dependencies(JOB, workspace)["data"]
    except FilesUnusable:
        return {}


def test_a_new_empty_folder_shows(workspace: Workspace) -> None:
    """What is read depends on what folders there are."""
    assert ["data"] == differing(workspace, (workspace.root / YEAR / "marks-2").mkdir)


def test_the_day_shows(workspace: Workspace) -> None:
    """It is a group of its own."""
    assert ["day"] == differing(workspace, lambda: None, replace(JOB, today=dt.date(2025, 1, 21)))


def test_a_private_file_that_git_keeps_shows(workspace: Workspace) -> None:
    """From the moment on when git keeps it."""
    subprocess.run(["git", "init", "--quiet", workspace.root], check=True)

    def add() -> None:
        subprocess.run(["git", "-C", workspace.root, "add", "--force", YEAR], check=True)

    assert ["git"] == differing(workspace, add)


def _touched(root: Path) -> None:
    for file in root.rglob("*"):
        os.utime(file, (0, 0))


def _checked_out(root: Path) -> None:
    """Every file is written anew, in another order."""
    for file in sorted(root.rglob("*"), reverse=True):
        if file.is_file():
            content, mode = file.read_bytes(), file.stat().st_mode
            file.unlink()
            file.write_bytes(content)
            file.chmod(mode)


def _other_rights(root: Path) -> None:
    for file in root.rglob("*"):
        file.chmod(0o755)


def _of_others(root: Path) -> None:
    (root / "data/insha-rada/organization.yaml").write_text("format: 2\n")
    (root / "data/insha-rada/plan.yaml").write_text("")
    (root / "data/vyhadana-rada/2021/figures.yaml").write_text("")
    (root / "templates/plan.docx").write_text("")
    (root / "build/something").write_text("")
    (root / "README.md").write_text("")


def _opened(root: Path) -> None:
    """Excel and LibreOffice have tables of this year and of the last one open, public and private, and the calendar."""
    for place in (
        "data",
        "data/vyhadana-rada",
        YEAR,
        f"{YEAR}/registers",
        f"{YEAR}/private",
        "data/vyhadana-rada/2023",
    ):
        (root / place / "~$navchannia.xlsx").write_bytes(b"x")
        (root / place / ".~lock.navchannia.csv#").write_bytes(b"x")


@pytest.mark.parametrize("change", [_touched, _checked_out, _other_rights, _of_others, _opened])
def test_what_does_not_matter_does_not_show(change: Callable[[Path], None], workspace: Workspace) -> None:
    """Times, rights, the sequence on the disk; another organization or document, another year; an open table."""
    assert [] == differing(workspace, lambda: change(workspace.root))


def test_a_copy_of_the_workspace_looks_the_same(workspace: Workspace, tmp_path: Path) -> None:
    """Names count from the workspace's root."""
    shutil.copytree(workspace.root, tmp_path / "copy", symlinks=True)
    copy = Workspace(tmp_path / "copy", tmp_path / "copy/archive")

    assert dependencies(JOB, workspace) == dependencies(JOB, copy)


MACHINE = {
    "code/pipeline/produce.py": "code",
    "code/pipeline/rules/terms.txt": "code",
    "code/schemas/plan.py": "code",
    "office/program/soffice": "office",
    "office/program/soffice.bin": "office",
    "office/program/versionrc": "office",
    "office/share/registry/main.xcd": "office",
    "office/share/fonts/truetype/opens___.ttf": "office",
    "office/share/extensions/dict-uk/hyph_uk_UA.dic": "office",
    "hyphen/hyph_uk_UA.dic": "office",
    "programs/hunspell": "dictionary",
    "programs/verapdf": "validator",
    "programs/bin/greenfield-apps.jar": "validator",
    "libs/libhunspell-1.7.so.0": "dictionary",
    "uk_UA.dic": "dictionary",
    "uk_UA.aff": "dictionary",
    "mime.types": "tables",
    parts.LIBRARY: "office",
    parts.FONT: "fonts",
    parts.CONFIGURATION: "fonts",
}


@pytest.mark.parametrize("name", parts.PARTS)
@pytest.mark.parametrize("deed", ["changed", "gone"])
def test_another_part_of_the_machine_shows(name: str, deed: str, tmp_path: Path) -> None:
    """In its group."""
    sources = machine(tmp_path)
    before = surroundings(read_hash, sources)
    if deed == "changed":
        (tmp_path / name).write_text(f"{name} № 2")
    else:
        (tmp_path / name).unlink()
    after = surroundings(read_hash, sources)

    assert MACHINE[name] in [group for group in before if before[group] != after[group]]


def test_another_version_of_a_package_shows(tmp_path: Path) -> None:
    """By the name of the folder that describes it."""
    sources = machine(tmp_path)
    before = surroundings(read_hash, sources)
    (tmp_path / parts.PACKAGE).rename(tmp_path / "site/docxtpl-0.21.0.dist-info")
    after = surroundings(read_hash, sources)

    assert ["packages"] == [group for group in before if before[group] != after[group]]


def _compiled(folder: Path) -> None:
    cache = folder / "code/pipeline/__pycache__"
    cache.mkdir()
    (cache / "produce.cpython-311.pyc").write_bytes(b"\0")


@pytest.mark.parametrize("change", [_touched, _checked_out, _compiled])
def test_what_does_not_matter_of_the_machine_does_not_show(change: Callable[[Path], None], tmp_path: Path) -> None:
    """Times, the sequence on the disk, what Python has compiled."""
    sources = machine(tmp_path)
    before = surroundings(read_hash, sources)
    change(tmp_path)

    assert before == surroundings(read_hash, sources)


def test_what_python_has_compiled_is_not_even_read(tmp_path: Path) -> None:
    """There is four times as much of it as of the code itself."""
    sources = machine(tmp_path)
    _compiled(tmp_path)
    asked: list[str] = []

    def noted(file: str, found: os.stat_result) -> str:
        asked.append(file)
        return read_hash(file, found)

    surroundings(noted, sources)

    assert [] == [file for file in asked if file.endswith(".pyc")]
    assert [file for file in asked if file.endswith(".py")]


def test_what_cannot_be_read_is_seen_to_be_so(tmp_path: Path) -> None:
    """Whoever is not let read a font is not let print with it either."""
    sources = machine(tmp_path)
    font = str(tmp_path / parts.FONT)

    def refuse(file: str, found: os.stat_result) -> str:
        if file == font:
            raise PermissionError
        return read_hash(file, found)

    assert "not to be read" == surroundings(refuse, sources)["fonts"][font]


def test_a_link_that_leads_back_is_followed_once(tmp_path: Path) -> None:
    """Fontconfig and LibreOffice live with it."""
    sources = machine(tmp_path)
    before = surroundings(read_hash, sources)
    (tmp_path / "fonts/loop").symlink_to(".")
    (tmp_path / "fonts/ring").symlink_to("ring")
    (tmp_path / "fonts/long").symlink_to("x" * 300)
    after = surroundings(read_hash, sources)

    odd = {str(tmp_path / "fonts" / name): "not to be read" for name in ("ring", "long")}
    assert {**before["fonts"], **odd} == after["fonts"]


def test_a_machine_with_nothing_has_nothing(tmp_path: Path) -> None:
    """What is missing is told elsewhere."""
    sources = machine(tmp_path)
    shutil.rmtree(tmp_path)
    seen = surroundings(read_hash, sources)

    assert {"Python"} == {name for group in seen.values() for name in group}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what was just made have been made a while ago."""
    now = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: now)


def remembered(store: Store, sources: Sources) -> dict[str, Seen]:
    """What a memory sees, which is kept."""
    memory = Memory(store)
    seen = surroundings(memory.hash, sources)
    memory.keep()
    return seen


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("name", parts.PARTS)
def test_a_remembered_file_that_is_changed_shows(name: str, tmp_path: Path) -> None:
    """Though it has the same length, and somebody has set its time back."""
    sources, store = machine(tmp_path / "machine"), Store(tmp_path)
    before = remembered(store, sources)
    file = tmp_path / "machine" / name
    found = file.stat()
    file.write_text(f"{name} № 2")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    assert before != remembered(store, sources)


@pytest.mark.usefixtures("later")
def test_a_remembered_file_is_not_read_again(tmp_path: Path) -> None:
    """It need not even be there; by another memory over the same store, too."""
    sources, store = machine(tmp_path / "machine"), Store(tmp_path)
    file = tmp_path / "machine" / parts.FONT
    found, known = file.stat(), remembered(store, sources)["fonts"][str(file)]
    file.unlink()

    assert known == Memory(store).hash(str(file), found)


def test_a_file_that_was_just_changed_is_not_remembered(tmp_path: Path) -> None:
    """Another change within the same tick of the clock would not show."""
    sources, store = machine(tmp_path / "machine"), Store(tmp_path)
    file = tmp_path / "machine" / parts.FONT
    found, _ = file.stat(), remembered(store, sources)
    file.unlink()

    with pytest.raises(FileNotFoundError):
        Memory(store).hash(str(file), found)


@pytest.mark.usefixtures("later")
def test_what_is_remembered_is_what_is_read(tmp_path: Path) -> None:
    """The same hashes, whether for the first or the second time."""
    sources, store = machine(tmp_path / "machine"), Store(tmp_path)

    assert remembered(store, sources) == remembered(store, sources)


def test_a_program_is_known_by_its_build_id(tmp_path: Path) -> None:
    """Which stands in its head; of one without it every byte counts."""
    note = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0" + b"i" * 20
    file = tmp_path / "soffice.bin"

    def hashed(content: bytes) -> str:
        file.write_bytes(content)
        return Memory(Store(tmp_path)).hash(str(file), file.stat())

    with_id, without = b"\x7fELF" + note + bytes(5000), b"\x7fELF" + bytes(5000)

    assert hashed(with_id) == hashed(with_id[:-1] + b"1")
    assert hashed(with_id) != hashed(with_id.replace(b"iiii", b"jiii", 1))
    assert hashed(with_id) != hashed(with_id + b"1")
    assert hashed(without) != hashed(without[:-1] + b"1")
