"""Sealed packages: the last one is found and opened, or the run stops; none is passed over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import ZvitError
from pipeline.sealing.originals import latest_sealed
from pipeline.workspace import Workspace
from tests.halfway import killed_halfway
from tests.packages.finished import frozen
from tests.workspaces import state

OURS, YEAR = "vyhadana-rada", 2024
CLOSING = "Роботу буде продовжено."


def _twice(root: Path) -> Path:
    """The folder of a report that was sealed, changed and sealed again."""
    workspace = Workspace(root)
    folder = frozen(workspace, OURS, YEAR).parent
    file = root / f"data/{OURS}/{YEAR}/report.yaml"
    file.write_text(file.read_text("utf-8").replace(CLOSING, "Роботу завершено."), "utf-8")
    frozen(workspace, OURS, YEAR)
    return folder


def test_what_was_never_sealed_has_no_package(root: Path) -> None:
    """Whether the folder is there or not; other documents do not count."""
    workspace = Workspace(root)
    assert latest_sealed(workspace, OURS, YEAR, "report") is None

    frozen(workspace, OURS, YEAR)

    assert latest_sealed(workspace, OURS, YEAR, "plan") is None


def test_the_last_of_several_is_given(root: Path) -> None:
    """It says what it amends, and both are kept."""
    folder = _twice(root)

    package = latest_sealed(Workspace(root), OURS, YEAR, "report")

    assert package is not None
    assert package.manifest.amendment is not None
    assert (folder / "report-2", 1) == (package.folder, package.manifest.amendment.amends.number)
    assert ["report-1", "report-2"] == sorted(place.name for place in folder.iterdir())


def test_the_folder_of_the_settings_is_used_instead(root: Path, tmp_path: Path) -> None:
    """And packages beside the data are not passed over for it."""
    elsewhere = replace(Workspace(root), originals=tmp_path / "носій")
    place = frozen(elsewhere, OURS, YEAR)

    assert tmp_path / "носій" / OURS / "2024/report-1" == place
    assert latest_sealed(elsewhere, OURS, YEAR, "report") is not None
    shutil.copytree(place, root / f"data/{OURS}/{YEAR}/sealed/report-1")
    with pytest.raises(ZvitError, match="sealed: запечатані пакети є і тут, і в теці з ZVIT_SEALED"):
        latest_sealed(elsewhere, OURS, YEAR, "report")


def _cut(folder: Path) -> None:
    file = folder / "report-2/data/report.json"
    file.write_bytes(file.read_bytes()[:-1])


def _link(folder: Path) -> None:
    (folder / "report-2").rename(folder / "elsewhere")
    (folder / "report-2").symlink_to("elsewhere")


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte is missing": (_cut, r"report-2/data/report\.json"),
    "the first is gone": (lambda folder: shutil.rmtree(folder / "report-1"), "report-1: запечатаного пакета бракує"),
    "a copy beside": (
        lambda folder: shutil.copytree(folder / "report-1", folder / "report-01"),
        "report-01: це не зап",
    ),
    "a file beside": (lambda folder: (folder / "report-3").write_text("x"), "report-3: це не запечатаний пакет"),
    "a link": (_link, "report-2: це не запечатаний пакет"),
    "another number": (lambda folder: (folder / "report-2").rename(folder / "report-3"), "report-2: запечатаного паке"),
    "the first again": (
        lambda folder: shutil.copytree(folder / "report-1", folder / "report-3"),
        "report-3: тут лежить інший пакет",
    ),
    "empty": (lambda folder: (folder / "report-3").mkdir(), "report-3"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_package_stops_the_run(damage: str, root: Path) -> None:
    """It is named, never ignored."""
    spoil, expected = DAMAGES[damage]
    spoil(_twice(root))

    with pytest.raises(ZvitError, match=expected):
        latest_sealed(Workspace(root), OURS, YEAR, "report")


def test_a_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    """What it leads to may be anything."""
    (tmp_path / "other").mkdir()
    (root / f"data/{OURS}/{YEAR}/sealed").symlink_to(tmp_path / "other")

    with pytest.raises(ZvitError, match="символічне посилання"):
        latest_sealed(Workspace(root), OURS, YEAR, "report")


def _cut_off(root: Path) -> tuple[Path, dict[str, bytes]]:
    """A sealed package to which a file was being added when the run was killed, and what it held."""
    place = frozen(Workspace(root), OURS, YEAR)
    before = state(place)
    killed_halfway(
        f"from pipeline.packages.adding import add; add(Path({str(place)!r}), {{'report.pdf.p7s': b'signature'}})"
    )
    assert not place.exists()
    return place, before


NEXT: dict[str, Callable[[Path], object]] = {
    "seal": lambda root: frozen(Workspace(root), OURS, YEAR),
    "look for the last": lambda root: latest_sealed(Workspace(root), OURS, YEAR, "report"),
    "sign-request": lambda root: run(["--root", str(root), "sign-request", "--year", str(YEAR)]),
    "verify-archive": lambda root: run(["--root", str(root), "verify-archive", "--quick"]),
}


@pytest.mark.parametrize("deed", NEXT)
def test_a_package_that_a_killed_run_has_set_aside_comes_back(deed: str, root: Path) -> None:
    """Byte for byte, whatever is done next; changed data get the next number."""
    place, before = _cut_off(root)
    file = root / f"data/{OURS}/{YEAR}/report.yaml"
    file.write_text(file.read_text("utf-8").replace(CLOSING, "Роботу завершено."), "utf-8")

    NEXT[deed](root)

    assert before == state(place)


def test_a_package_set_aside_in_a_foreign_archive_is_told_and_left_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever checks a copy writes nothing in it."""
    place, _ = _cut_off(root)
    before = state(place.parent)

    run(["verify-archive", "--quick", str(place.parent)])

    assert "заміну теки report-1 перервано: пакет лежить під тимчасовою назвою" in capsys.readouterr().out
    assert before == state(place.parent)
