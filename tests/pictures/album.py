"""The pictures of all pages of the documents, as they were last found right by eye, and with what they were made.

`make pictures` takes them anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from pipeline.tools.soffice import Office
from pipeline.tools.versions import versions
from tests.pictures.drawing import difference, draw, png
from tests.story.telling import STORIES

ALBUM = Path(__file__).parent
_MADE_WITH = "made-with.json"
_SHAPING = ("LibreOffice Writer", "Liberation Serif")
"""What decides where a line breaks."""


def here() -> dict[str, str]:
    """Give the versions of what shapes a page on this machine."""
    found = {**versions(), **Office().versions}
    return {name: found.get(name, "немає") for name in _SHAPING}


def made_with(album: Path) -> dict[str, str]:
    """Give the versions that the pictures were made with."""
    held: dict[str, str] = json.loads((album / _MADE_WITH).read_text("utf-8"))
    return held


def take(album: Path, pdfs: Mapping[str, bytes]) -> None:
    """Put the pages of these documents in place of all that were there."""
    for story in STORIES:
        shutil.rmtree(album / story, ignore_errors=True)
        (album / story).mkdir(parents=True)
        for number, page in enumerate(draw(pdfs[story]), start=1):
            (album / story / f"{number:02}.png").write_bytes(png(page))
    (album / _MADE_WITH).write_text(json.dumps(here(), ensure_ascii=False, indent=2) + "\n", "utf-8")


def unlike(album: Path, story: str, pdf: bytes, into: Path) -> list[str]:
    """Tell which pages of a document do not look as in the album; such a page and what differs are put `into`."""
    kept = sorted((album / story).glob("*.png"))
    pages = draw(pdf)
    told = [] if len(kept) == len(pages) else [f"{story}: {len(pages)} pages, not {len(kept)}"]
    for file, now in zip(kept, pages, strict=False):
        with Image.open(file) as before:
            found = difference(before, now)
        if found:
            shown = [into / f"{story}-{file.stem}-{kind}.png" for kind in ("now", "difference")]
            shown[0].write_bytes(png(now))
            found.where.save(shown[1])
            told.append(f"{story}, page {int(file.stem)}: {found.share:.1%} differs; see {shown[0]} and {shown[1]}")
    return told
