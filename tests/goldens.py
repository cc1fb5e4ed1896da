"""Golden texts: what a document or a message said when a person last read it and found it right.

`UPDATE_GOLDENS=1 make test` writes them anew; the difference is then read in the diff, as a document.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "goldens"


def golden(name: str, text: str) -> None:
    """Hold `text` against the golden text `name`."""
    file = FOLDER / name
    if os.environ.get("UPDATE_GOLDENS") == "1":
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), f"not as in {file.name}; if it is right now: UPDATE_GOLDENS=1 make test"
