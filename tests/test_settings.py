"""The environment's words: taken as they are meant, or refused."""

from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import FilesUnusable, UsageError
from pipeline.tools.soffice import Office


def test_without_words_the_machine_is_used_as_well_as_possible() -> None:
    """The strongest jail that works here, three minutes, a minute's patience."""
    assert Office(strength=None, seconds=180) == settings.office({})
    assert 60 == settings.patience({})


def test_words_are_taken() -> None:
    """A jail that must be, a time limit, no patience."""
    assert Office(strength="bwrap", seconds=600) == settings.office({"ZVIT_JAIL": "bwrap", "ZVIT_SECONDS": "600"})
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
        settings.office(environment)


def test_the_folder_of_sealed_packages_must_be_there(tmp_path: Path) -> None:
    """A disk that is not connected must not look like a document that was never sealed."""
    assert settings.originals({}) is None
    assert tmp_path == settings.originals({"ZVIT_SEALED": str(tmp_path)})
    with pytest.raises(
        FilesUnusable, match=r"gone: теки запечатаних пакетів \(ZVIT_SEALED\) немає. Під’єднайте диск архіву"
    ):
        settings.originals({"ZVIT_SEALED": str(tmp_path / "gone")})
