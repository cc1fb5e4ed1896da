"""A folder of build/ is exchanged whole: the old one or the new one."""

from pathlib import Path

import pytest

from pipeline.claiming import claimed
from pipeline.errors import FilesUnusable
from pipeline.shelving import replace_in_two_steps, settle, shelve, unchanged
from tests.halfway import killed_halfway

OLD = {"report.docx": b"old", "report.pdf": b"old"}
NEW = {"report.docx": b"new", "report.json": b"{}"}


def _held(shelf: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in shelf.iterdir()}


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    """Nothing but the folder itself is left behind."""
    shelve(tmp_path / "report", NEW)

    assert _held(tmp_path / "report") == NEW
    assert [entry.name for entry in tmp_path.iterdir()] == ["report"]


def test_an_old_folder_is_exchanged_for_the_new_one(tmp_path: Path) -> None:
    """A file that the new one does not have is gone."""
    shelve(tmp_path / "report", OLD)
    shelve(tmp_path / "report", NEW)

    assert _held(tmp_path / "report") == NEW
    assert [entry.name for entry in tmp_path.iterdir()] == ["report"]


def test_a_failure_in_the_middle_leaves_the_old_folder(tmp_path: Path) -> None:
    """A name that cannot be written stops the exchange; the failure is told in Ukrainian."""
    shelve(tmp_path / "report", OLD)

    with pytest.raises(FilesUnusable, match="не вдалося записати"):
        shelve(tmp_path / "report", {**NEW, "no/such/folder": b""})

    assert _held(tmp_path / "report") == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == ["report"]


def test_unchanged_means_the_same_names_and_bytes(tmp_path: Path) -> None:
    """One byte, one name more or less is a change."""
    shelve(tmp_path / "report", OLD)

    assert unchanged(tmp_path / "report", OLD)
    (tmp_path / "report/.~lock.report.docx#").touch()  # it is open, and as it was
    assert unchanged(tmp_path / "report", OLD)
    assert not unchanged(tmp_path / "report", {**OLD, "report.pdf": b"new"})
    assert not unchanged(tmp_path / "report", {"report.docx": b"old"})
    assert not unchanged(tmp_path / "report", {**OLD, "more": b""})
    assert not unchanged(tmp_path / "nowhere", OLD)


@pytest.mark.parametrize("linked", ["report", "report/report.pdf"])
def test_what_a_link_leads_to_is_not_there(linked: str, tmp_path: Path) -> None:
    """The same bytes elsewhere may change or go without the folder."""
    shelve(tmp_path / "report", OLD)
    (tmp_path / linked).rename(tmp_path / "elsewhere")
    (tmp_path / linked).symlink_to(tmp_path / "elsewhere")

    assert not unchanged(tmp_path / "report", OLD)


def test_what_somebody_has_put_in_the_folders_place_makes_room(tmp_path: Path) -> None:
    """A link is replaced, and what it led to is left alone."""
    shelve(tmp_path / "elsewhere", OLD)
    (tmp_path / "report").symlink_to(tmp_path / "elsewhere")

    shelve(tmp_path / "report", NEW)

    assert not (tmp_path / "report").is_symlink()
    assert _held(tmp_path / "report") == NEW
    assert _held(tmp_path / "elsewhere") == OLD
    assert {"report", "elsewhere"} == {entry.name for entry in tmp_path.iterdir()}


def test_where_folders_cannot_be_exchanged_the_new_one_takes_the_place(tmp_path: Path) -> None:
    """A container's mount knows no exchange; nothing else is left behind."""
    shelve(tmp_path / "report", OLD)
    shelve(tmp_path / ".report.fresh", NEW)

    replace_in_two_steps(tmp_path / ".report.fresh", tmp_path / "report")

    assert _held(tmp_path / "report") == NEW
    assert ["report"] == [entry.name for entry in tmp_path.iterdir()]


def test_if_the_new_one_cannot_take_the_place_the_old_one_comes_back(tmp_path: Path) -> None:
    """The folder is never lost."""
    shelve(tmp_path / "report", OLD)

    with pytest.raises(OSError, match="nowhere"):
        replace_in_two_steps(tmp_path / ".nowhere", tmp_path / "report")

    assert _held(tmp_path / "report") == OLD


def test_what_a_kill_between_the_two_steps_leaves_comes_back_with_the_next_claim(tmp_path: Path) -> None:
    """Whichever folder there is claimed; the half-written one is swept with its own."""
    shelve(tmp_path / "report", OLD)
    killed_halfway(f"from pipeline.shelving import shelve; shelve(Path({str(tmp_path / 'report')!r}), {NEW!r})")
    assert not (tmp_path / "report").exists()

    with claimed(tmp_path / "plan", 0):
        assert _held(tmp_path / "report") == OLD
    with claimed(tmp_path / "report", 0):
        assert ["report"] == [entry.name for entry in tmp_path.iterdir()]


def test_what_is_half_written_is_swept_with_the_claim_it_is_made_under(tmp_path: Path) -> None:
    """Nobody ever claims the folder itself."""

    def look(_fresh: Path) -> None:
        with claimed(tmp_path / "report", 0):
            left.extend(tmp_path.iterdir())

    left = list[Path]()
    with pytest.raises(FilesUnusable):  # what was being written is gone
        settle(tmp_path / "report-by-hand-1", look, under=tmp_path / "report")

    assert [] == left


def test_what_was_set_aside_is_swept_when_the_new_one_stands(tmp_path: Path) -> None:
    """A kill after the second step has lost nothing."""
    shelve(tmp_path / "report", NEW)
    shelve(tmp_path / ".report.abcd1234.old", OLD)

    with claimed(tmp_path / "report", 0):
        assert _held(tmp_path / "report") == NEW
        assert ["report"] == [entry.name for entry in tmp_path.iterdir()]
