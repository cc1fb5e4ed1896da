"""`python -m bench.peers.ours TEMPLATE FOLDER DOCUMENT.json…`: our own rendering, from content as the peers have it.

Nothing is loaded, judged or verified here, as nobody of the others does it. Fails with `DataFaults` if it does not fit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.errors import DataFaults, Fault
from pipeline.render import Printable, printable, render
from pipeline.word.audit import audit
from schemas.document import Document
from schemas.layout import Layout


def fitted(template: bytes, content: bytes) -> Printable:
    """Give a document and the form that it is to be printed by.

    Raises:
        DataFaults: they do not fit.
    """
    faults: list[Fault] = []
    form = audit(template, "report.docx", faults.append)
    fit = printable(Document.model_validate_json(content), form, Layout(), faults.append) if form else None
    if fit is None:
        raise DataFaults(faults)
    return fit


if __name__ == "__main__":
    template, folder, *contents = (Path(word) for word in sys.argv[1:])
    for content in contents:
        (folder / f"{content.stem}.docx").write_bytes(render(fitted(template.read_bytes(), content.read_bytes())))
