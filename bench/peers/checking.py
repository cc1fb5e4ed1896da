"""`python -m bench.peers.checking CONTENT.json FILE`: ends with 0 if a DOCX or PDF holds all of the content."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pypdfium2

from bench.peers.content import holds
from pipeline.word.package import unpack
from pipeline.word.wordml import DOCUMENT, parse, w


def said(file: Path) -> str:
    """Give all text of a finished file."""
    if file.suffix == ".docx":
        return "".join(text.text or "" for text in parse(unpack(file.read_bytes())[DOCUMENT]).iter(w("t")))
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


if __name__ == "__main__":
    sys.exit(not holds(said(Path(sys.argv[2])), json.loads(Path(sys.argv[1]).read_bytes())))
