"""The environment's words: taken as they are meant, or refused."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import FilesUnusable, UsageError
from pipeline.workspace import Workspace


def test_without_words_the_machine_is_used_as_well_as_possible() -> None:
    """The strongest jail that works here, three minutes, a minute's patience."""
    assert {"seconds": 180, "strength": None} == settings.limits({})
    assert 60 == settings.patience({})


def test_words_are_taken() -> None:
    """A jail that must be, a time limit, no patience."""
    assert {"seconds": 600, "strength": "bwrap"} == settings.limits({"ZVIT_JAIL": "bwrap", "ZVIT_SECONDS": "600"})
    assert 0 == settings.patience({"ZVIT_WAIT": "0"})


@pytest.mark.parametrize(
    "environment",
    [
        {"ZVIT_JAIL": "docker"},
        {"ZVIT_SECONDS": "довго"},
        {"ZVIT_SECONDS": "-1"},
        {"ZVIT_SECONDS": "inf"},
        {"ZVIT_SECONDS": "9" * 30},
    ],
)
def test_other_words_are_refused_by_name(environment: dict[str, str]) -> None:
    """A slip of the pen never means «as you like»."""
    ((name, typed),) = environment.items()

    with pytest.raises(UsageError, match=f"{name}: «{typed}»"):
        settings.limits(environment)


def test_the_folder_of_sealed_packages_must_be_there(tmp_path: Path) -> None:
    """A disk that is not connected must not look like a document that was never sealed."""
    workspace = Workspace(tmp_path / "workspace")
    (tmp_path / "disk").mkdir()
    assert settings.originals({}, workspace) is None
    assert tmp_path / "disk" == settings.originals({"ZVIT_SEALED": str(tmp_path / "disk")}, workspace)
    with pytest.raises(
        FilesUnusable, match=r"gone: теки запечатаних пакетів \(ZVIT_SEALED\) немає. Під’єднайте диск архіву"
    ):
        settings.originals({"ZVIT_SEALED": str(tmp_path / "gone")}, workspace)


@pytest.mark.parametrize(
    ("place", "own"),
    [
        ("build", "build"),
        ("build/архів", "build"),
        ("data/rada", "data"),
        ("templates", "templates"),
        (".", "build"),
        ("..", "build"),
        ("link", "build"),
    ],
)
def test_the_folder_of_sealed_packages_is_apart_from_the_workspaces_own(place: str, own: str, tmp_path: Path) -> None:
    """What lies in build/ is cleared; neither a folder above nor a link hides that."""
    workspace = Workspace(tmp_path / "workspace")
    for folder in ("build/архів", "data/rada", "templates"):
        (workspace.root / folder).mkdir(parents=True)
    (workspace.root / "link").symlink_to("build/архів")

    with pytest.raises(FilesUnusable, match=rf"\(ZVIT_SEALED\) не окрема від теки {own}/"):
        settings.originals({"ZVIT_SEALED": str(workspace.root / place)}, workspace)


def test_nothing_is_sealed_or_published_as_of_a_day_to_come() -> None:
    """By the machine's clock; its own day and those before are let pass."""
    clock = dt.date(2025, 1, 17)
    for day in (clock, dt.date(2024, 12, 31)):
        settings.refuse_ahead(day, clock)

    with pytest.raises(UsageError, match=r"18\.01\.2025 ще не настало: за годинником машини сьогодні 17\.01\.2025"):
        settings.refuse_ahead(dt.date(2025, 1, 18), clock)
