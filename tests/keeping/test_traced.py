"""What a run really opens is what it is known by: nothing that it reads is left out of the keys."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.contracts import Docx, Job, Pdf
from pipeline.keeping.run import Keeping
from pipeline.keeping.store import Store
from pipeline.produce import produce
from tests.story.telling import STORIES, TODAY, Replay
from tests.story.test_documents import workspace_of

_opened: list[str] | None = None
"""The files that were opened, while somebody wants to know."""


def _hear(event: str, words: tuple[object, ...]) -> None:
    if _opened is not None and isinstance(words[0], (str, bytes, os.PathLike)):
        if event == "open":
            _opened.append(os.path.realpath(os.fsdecode(words[0])))
        elif event == "subprocess.Popen":
            _opened.append(f"{PROGRAM}{Path(os.fsdecode(words[0])).name}")


PROGRAM = "program "
PROGRAMS = {f"{PROGRAM}{name}" for name in ("stdbuf", "hunspell", "fc-match", "git", "verapdf")}
"""What is started besides LibreOffice: the dictionary, the fonts, the validator and what git says are looked at."""

sys.addaudithook(_hear)


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Give the list of the files that are opened meanwhile."""
    global _opened  # noqa: PLW0603 - an audit hook stays for the whole process, and hears nothing else
    _opened = heard = []
    try:
        yield heard
    finally:
        _opened = None


INTERPRETER = tuple(map(os.path.realpath, (sysconfig.get_path("stdlib"), sys.prefix, sys.base_prefix)))
"""Python and the packages, which are known by their names and versions."""
PASSING = (os.path.realpath(tempfile.gettempdir()), "/proc/", "/dev/")
"""What a run makes for itself, and what tells of processes."""


@pytest.mark.parametrize("story", sorted(STORIES))
def test_every_file_that_a_run_opens_is_looked_at(
    story: str, tmp_path: Path, office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]
) -> None:
    """But for Python itself, and for what the run has written."""
    organization, year, kind = STORIES[story]
    workspace = workspace_of(organization, tmp_path)
    job = Job(organization, year, kind, TODAY)
    looked = Keeping(workspace, Store(workspace.build)).run(job).seen
    with overheard() as opened:
        produce(job, workspace, Replay(office_docx, office_pdf))

    here = Path(__file__).parents[2]
    known = {os.path.realpath(base / name) for seen in looked.values() for name in seen for base in (tmp_path, here)}
    compiled = {file for file in opened if "/__pycache__/" in file}
    own = {file for file in opened if file.startswith(f"{tmp_path}/build/")}
    unknown = {*opened} - known - compiled - own - PROGRAMS

    assert known & {*opened}
    assert set() == {file for file in unknown if not _is_passing(file, tmp_path) and not file.startswith(INTERPRETER)}


def _is_passing(file: str, workspace: Path) -> bool:
    return file.startswith(PASSING) and not file.startswith(f"{workspace}/")
