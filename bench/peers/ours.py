"""`python -m bench.peers.ours TEMPLATE FOLDER DOCUMENT.json…`: our own rendering, from content as the peers have it.

Whole documents only: nothing is loaded, judged or verified here, as nobody of the others does it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.errors import DataFaults, Fault
from pipeline.render import printable, render
from pipeline.word.audit import audit
from schemas.document import Document
from schemas.layout import Layout


def made(template: bytes, content: bytes) -> bytes:
    """Fill the template.

    Raises:
        DataFaults: it does not fit.
    """
    faults: list[Fault] = []
    form = audit(template, "report.docx", faults.append)
    fit = printable(Document.model_validate_json(content), form, Layout(), faults.append) if form else None
    if fit is None:
        raise DataFaults(faults)
    return render(fit)


if __name__ == "__main__":
    template, folder, *contents = (Path(word) for word in sys.argv[1:])
    for content in contents:
        (folder / f"{content.stem}.docx").write_bytes(made(template.read_bytes(), content.read_bytes()))
