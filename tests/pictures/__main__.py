"""`make pictures`: the documents are made and converted, and their pages put into the album."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.office import MAKERS, pdfs_of
from tests.pictures.album import ALBUM, take
from tests.story.telling import STORIES

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        take(ALBUM, pdfs_of({story: MAKERS[story]() for story in STORIES}, Path(folder)))
    # What changed is seen in `git status`, and looked at before it is committed.
    print(f"{len([*ALBUM.rglob('*.png')])} pictures in {ALBUM}")  # noqa: T201 - a command's answer
