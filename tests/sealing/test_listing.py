"""The list of what has been sealed, held against what lies there: by it a vanished or exchanged package is missed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import inventory
from pipeline.errors import FilesUnusable, PackageDamaged, ZvitError
from pipeline.examine import Depth
from pipeline.sealing.listing import LIST, enter, list_checks, listed
from pipeline.sealing.originals import latest_sealed
from pipeline.verdicts import Check, Verdict
from pipeline.workspace import Workspace
from tests.packages.finished import frozen
from tests.packages.packed import contents, package
from tests.story.telling import Replay

OURS, YEAR = "vyhadana-rada", 2024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A year of two sealed packages and their list."""
    (tmp_path / "2024").mkdir()
    for name in ("report-1", "report-2"):
        place = package(tmp_path / "2024" / name)
        enter(place.parent, name, hashlib.sha256((place / "data/manifest.json").read_bytes()).hexdigest())
    return tmp_path / "2024"


def _found(folder: Path) -> list[tuple[str, Verdict]]:
    there = [place.name for place in folder.iterdir() if place.is_dir()]
    return [(check.subject, check.verdict) for check in list_checks(folder, there)]


def _exchange(folder: Path) -> None:
    package(folder / "report-1", {"manifest.json": contents().files["manifest.json"] + b" "})


@pytest.mark.parametrize(
    ("deed", "found"),
    [
        (Path.iterdir, []),
        (lambda folder: shutil.rmtree(folder / "report-2"), [("report-2", Verdict.BAD)]),
        (_exchange, [("report-1", Verdict.BAD)]),
        (lambda folder: package(folder / "report-3"), [("report-3", Verdict.DOUBTFUL)]),
        (lambda folder: (folder / LIST).unlink(), [(LIST, Verdict.DOUBTFUL)]),
    ],
    ids=["whole", "the last is gone", "exchanged whole", "not listed", "no list"],
)
def test_the_packages_are_held_against_the_list(
    deed: Callable[[Path], object], found: list[tuple[str, Verdict]], folder: Path
) -> None:
    """Every hash in each package is right."""
    deed(folder)

    assert found == _found(folder)


def test_an_entry_is_never_changed(folder: Path) -> None:
    """Whatever comes under its name later."""
    before = (folder / LIST).read_bytes()

    enter(folder, "report-1", "0" * 64)

    assert before == (folder / LIST).read_bytes()
    assert ["report-1", "report-2", LIST] == sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("content", [b"x\n", b"\xff", b"0" * 64 + b"  ../report-1/data/manifest.json\n", b"", b"\n"])
def test_a_list_that_is_none_is_told(content: bytes, folder: Path) -> None:
    """It leads nowhere, and nothing is entered into it."""
    (folder / LIST).write_bytes(content)

    with pytest.raises(PackageDamaged, match=LIST):
        listed(folder)


def _stock(workspace: Workspace) -> list[Check]:
    return [*inventory.take_stock(inventory.sealed(workspace), Replay({}, {}), Depth.QUICK)]


def test_an_archive_misses_what_was_sealed_though_nothing_is_left_but_the_list(root: Path) -> None:
    """The last package, and all of them."""
    place = frozen(Workspace(root), OURS, YEAR)
    enter(place.parent, place.name, "0" * 64)
    shutil.rmtree(place)

    (none, lost) = _stock(Workspace(root))

    assert (Verdict.DOUBTFUL, Verdict.BAD) == (none.verdict, lost.verdict)
    assert "vyhadana-rada/2024/report-1" == lost.subject
    with pytest.raises(ZvitError, match="пакета немає, хоч його запечатано"):
        latest_sealed(Workspace(root), OURS, YEAR, "report")


def test_another_package_under_a_sealed_ones_name_is_not_built_upon(root: Path) -> None:
    """Though each of its own hashes is right."""
    place = frozen(Workspace(root), OURS, YEAR)
    enter(place.parent, place.name, "0" * 64)

    with pytest.raises(PackageDamaged, match="не той пакет, що запечатано"):
        latest_sealed(Workspace(root), OURS, YEAR, "report")


def test_what_systems_leave_in_folders_is_no_broken_package(root: Path) -> None:
    """It is only said."""
    folder = root / f"data/{OURS}/{YEAR}/sealed"
    folder.mkdir()
    for name in (".DS_Store", "desktop.ini", "Thumbs.db"):
        (folder / name).touch()

    found = {check.subject: check.verdict for check in _stock(Workspace(root))}

    assert {"Пакети", "vyhadana-rada/2024/desktop.ini", "vyhadana-rada/2024/Thumbs.db"} == found.keys()
    assert {Verdict.DOUBTFUL} == set(found.values())


def test_an_empty_folder_that_was_named_is_a_failure(root: Path, tmp_path: Path) -> None:
    """A disk may not be there; a list of what should be there is enough to look further."""
    away = tmp_path / "носій"
    (away / OURS / "2024").mkdir(parents=True)

    with pytest.raises(FilesUnusable, match="немає жодного пакета"):
        inventory.sealed(replace(Workspace(root), originals=away))
    enter(away / OURS / "2024", "report-1", "0" * 64)
    assert () == inventory.sealed(replace(Workspace(root), originals=away)).packages


def test_the_list_of_a_named_folder_is_read(folder: Path) -> None:
    """Even if no package is left in it."""
    for name in ("report-1", "report-2"):
        shutil.rmtree(folder / name)

    stock = inventory.below(folder.parent)

    assert ((), (folder,)) == (stock.packages, stock.folders)
