"""veraPDF, the reference validator of PDF/A and PDF/UA: asked where it is installed; our own checks always run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from pipeline.contracts import Pdf
from pipeline.errors import Fault, ProgramFailed
from pipeline.pdf.edition import STANDARDS
from pipeline.refusal import told
from pipeline.tools import child
from pipeline.tools.probe import Tool, whereabouts
from pipeline.tools.room import room
from schemas.conformance import PdfA

VERAPDF = Tool("veraPDF", "verapdf", "verapdf")
_NO_ANSWER = "Повторіть команду; якщо не допоможе, вилучіть veraPDF: власні перевірки діють і без нього"


def faults(pdf: Pdf, pdfa: PdfA = "1a", tool: Tool = VERAPDF, seconds: float = 120) -> Iterator[Fault]:
    """Ask whether the file keeps to that part of PDF/A and to PDF/UA-1; say nothing where there is nobody to ask.

    Raises:
        ProgramFailed: it cannot be started, or has no answer in `seconds`.
        FilesUnusable: there is no room for it to work in.
    """
    program = whereabouts(tool)
    if program is None:
        return
    with room() as here:
        document = here / "document.pdf"
        with told("veraPDF не має де працювати", here.parent):
            document.write_bytes(pdf)
        for flavour, title in {pdfa: STANDARDS[pdfa].title, "ua1": "PDF/UA-1"}.items():
            command = (program, "--flavour", flavour, "--format", "text", document)
            ended = child.run(command, room=here, environment={**os.environ, "HOME": str(here)}, seconds=seconds)
            if ended.code is None:
                raise ProgramFailed(Fault(f"veraPDF не відповів за {seconds:g} с, його зупинено", _NO_ANSWER))
            # Its exit code tells of the run; a word at a line's start, of the file. Java may have spoken before.
            if not re.search(r"^PASS\b", ended.words, re.MULTILINE):
                yield Fault(f"veraPDF не визнає файл за {title}: {ended.words.strip()}", place="PDF")
