"""The real LibreOffice, staying: it makes what a fresh one makes, in every jail; what it cannot open harms nobody."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from pipeline.contracts import Docx, Pdf
from pipeline.convert import convert
from pipeline.errors import ProgramFailed
from pipeline.tools.jail import Strength
from pipeline.tools.soffice import Office
from tests.story.telling import STORIES
from tests.tools.standins import needs

pytestmark = [pytest.mark.hard, pytest.mark.office]
BROKEN = Docx(b"PK\x03\x04 no document")


@pytest.mark.parametrize("strength", ["bwrap", "unshare", "profile"])
def test_the_same_bytes_come_from_one_that_stays(
    strength: Strength, tmp_path: Path, office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]
) -> None:
    """Documents of every kind, one after another, with a broken one in their midst; wherever the rooms are."""
    needs(strength, tmp_path)
    rooms = tmp_path / "тека з пробілом, комою і %41"
    rooms.mkdir()

    with Office(strength=strength, rooms=rooms).warm() as warm:
        for name in STORIES:
            assert office_pdf[name] == convert(office_docx[name], warm), name
            if name == next(iter(STORIES)):
                with pytest.raises(ProgramFailed, match="зламаний"):
                    warm({"зламаний": BROKEN})
        assert warm.peak > 100_000_000

    assert [] == list(rooms.iterdir())


def test_one_that_is_killed_is_noticed(
    tmp_path: Path, office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]
) -> None:
    """The document that comes next is done by another one, and so are those after it."""
    name = next(iter(STORIES))

    with Office(rooms=tmp_path).warm() as warm:
        for _ in range(2):
            assert office_pdf[name] == convert(office_docx[name], warm)
            assert killed(tmp_path)
        assert office_pdf[name] == convert(office_docx[name], warm)

    assert [] == list(tmp_path.iterdir())


def killed(rooms: Path) -> int:
    """End all that works in these rooms as a crash would; tell how many that were."""
    at_work = [process for process in Path("/proc").glob("[0-9]*") if works_in(rooms, process)]
    for process in at_work:
        os.kill(int(process.name), signal.SIGSEGV)
    return len(at_work)


def works_in(rooms: Path, process: Path) -> bool:
    """Tell whether a process is at home in one of these rooms."""
    try:
        return b"HOME=" + bytes(rooms) in (process / "environ").read_bytes()
    except OSError:
        return False
