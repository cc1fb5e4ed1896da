"""A batch makes a document again unless its shelf holds what its journal says, untouched."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pipeline.archive import MANIFEST
from pipeline.batching.knowing import current
from schemas.answer import DocumentAnswer
from schemas.batch import Entry, Line

PDF = b"%PDF-1.7"


def _shelved(shelf: Path) -> Line:
    """A document on its shelf, and the journal's line of it."""
    shelf.mkdir()
    manifest = json.dumps({"files": {"report.pdf": hashlib.sha256(PDF).hexdigest()}}).encode()
    (shelf / MANIFEST).write_bytes(manifest)
    (shelf / "report.pdf").write_bytes(PDF)
    entry = Entry(workspace="", outcome="built", document=DocumentAnswer(exit_code=0, exit_name="OK"))
    return Line(mark="mark", manifest=hashlib.sha256(manifest).hexdigest(), entry=entry)


def test_a_shelf_as_it_was_left_is_not_made_again(tmp_path: Path) -> None:
    """Unless the document would be made of something else."""
    line = _shelved(tmp_path / "report")

    assert (tmp_path / "report" / MANIFEST).read_bytes() == current(line, "mark", tmp_path / "report")
    assert current(line, "another", tmp_path / "report") is None


def test_a_finished_file_that_is_now_a_link_is_made_again(tmp_path: Path) -> None:
    """The same bytes elsewhere may change or go without the folder."""
    line = _shelved(tmp_path / "report")
    (tmp_path / "report/report.pdf").rename(tmp_path / "elsewhere.pdf")
    (tmp_path / "report/report.pdf").symlink_to(tmp_path / "elsewhere.pdf")

    assert current(line, "mark", tmp_path / "report") is None
