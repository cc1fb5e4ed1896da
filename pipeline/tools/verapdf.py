"""veraPDF, the reference validator of PDF/A and PDF/UA: asked where it is installed; our own checks always run."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.contracts import Pdf
from pipeline.errors import Fault
from pipeline.tools import child
from pipeline.tools.probe import Tool, whereabouts

VERAPDF = Tool("veraPDF", "verapdf", "verapdf")
FLAVOURS = {"1a": "PDF/A-1a", "ua1": "PDF/UA-1"}
_SECONDS = 120


def faults(pdf: Pdf, tool: Tool = VERAPDF) -> Iterator[Fault]:
    """Ask whether the file is PDF/A-1a and PDF/UA-1; say nothing where there is nobody to ask."""
    program = whereabouts(tool)
    if program is None:
        return
    with tempfile.TemporaryDirectory(prefix="zvit-") as name:
        room = Path(name)
        (room / "document.pdf").write_bytes(pdf)
        for flavour, title in FLAVOURS.items():
            command: list[str | Path] = [program, "--flavour", flavour, "--format", "text", room / "document.pdf"]
            ended = child.run(command, room=room, environment=dict(os.environ), seconds=_SECONDS)
            # Its exit code tells of the run; a word at a line's start, of the file. Java may have spoken before.
            if not re.search(r"^PASS\b", ended.words, re.MULTILINE):
                yield Fault(f"veraPDF не визнає файл за {title}: {ended.words.strip()}", place="PDF")
