"""`python -m bench.peers.typesetting FOLDER CONTENT.json…`: Typst makes a PDF/A-1a of each content."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import typst

_FORM: Final = Path(__file__).with_name("report.typ")

if __name__ == "__main__":
    folder, *contents = (Path(word) for word in sys.argv[1:])
    for content in contents:
        typst.compile(
            _FORM,
            output=folder / f"{content.stem}.pdf",
            sys_inputs={"content": content.read_text(encoding="utf-8")},
            pdf_standards="a-1a",
        )
