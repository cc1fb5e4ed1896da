"""The same inputs give the same bytes: in another folder, at another time, in another process."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.produce import produce
from pipeline.tools.soffice import Office
from tests.story.telling import STORIES, TABLES, TODAY
from tests.story.test_documents import workspace_of


@pytest.mark.hard
@pytest.mark.office
@pytest.mark.parametrize("story", ["pervomaisk-rada-report", "vyhadana-rada-plan"])
def test_two_builds_in_two_folders_are_byte_identical(story: str, tmp_path: Path) -> None:
    """DOCX, PDF, content and manifest; LibreOffice is really started for each."""
    organization, year, kind = STORIES[story]
    built = []
    for name in ("one", "another folder, з іншою назвою"):
        workspace = workspace_of(organization, tmp_path / name)
        done = produce(Job(organization, year, kind, TODAY), workspace, Office())
        built.append({file.name: file.read_bytes() for file in done.archived.folder.iterdir()})

    one, other = built

    assert set(one) == {f"{kind}.docx", f"{kind}.pdf", f"{kind}.json", *TABLES, "manifest.json"}
    assert one == other
