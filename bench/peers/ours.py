"""`python -m bench.peers.ours TEMPLATE FOLDER CONTENT.json…`: our own rendering, of the content that the peers have.

Nothing is loaded, judged or verified here, as nobody of the others does it. Fails with `DataFaults` if it does not fit.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from bench.peers.content import Plain, PlainSection, PlainSignature
from pipeline.errors import DataFaults, Fault
from pipeline.render import Printable, printable, render
from pipeline.word.audit import audit
from schemas.document import (
    ApprovalBlock,
    Block,
    Column,
    Document,
    PrintedSection,
    Row,
    SignatureBlock,
    printed,
)
from schemas.layout import Layout


def fitted(template: bytes, content: Plain) -> Printable:
    """Give a document and the form that it is to be printed by.

    Raises:
        DataFaults: they do not fit.
    """
    faults: list[Fault] = []
    form = audit(template, "report.docx", faults.append)
    fit = printable(document_of(content), form, Layout(), faults.append) if form else None
    if fit is None:
        raise DataFaults(faults)
    return fit


def document_of(content: Plain) -> Document:
    """Give the document that the content is of."""
    return Document(
        kind="report",
        organization="any",
        organization_name="",
        year=2023,
        dated=dt.date(2023, 12, 29),
        language="uk-UA",
        draft=_block(content["draft"]),
        concurrences=(),
        approvals=tuple(
            ApprovalBlock.model_validate({name: _block(text) for name, text in block.items()})
            for block in content["approvals"]
        ),
        name=_block(content["name"]),
        heading=_block(content["heading"]),
        preamble=_block(content["preamble"]),
        columns=tuple(Column(key=key, head=_block(head)) for key, head in content["columns"].items()),
        sections=tuple(_section(section) for section in content["sections"]),
        closing=_block(content["closing"]),
        signatures=tuple(_signature(block) for block in content["signatures"]),
    )


def _section(section: PlainSection) -> PrintedSection:
    rows = tuple(
        Row(measure=row["number"], cells={key: _block(text) for key, text in row.items()}) for row in section["rows"]
    )
    return PrintedSection(title=_block(section["title"]), rows=rows)


def _signature(block: PlainSignature) -> SignatureBlock:
    lines = tuple(_block(line) for line in block["post_lines"])
    return SignatureBlock(post_lines=lines, last_post_line=_block(block["last_post_line"]), name=_block(block["name"]))


def _block(text: str) -> Block:
    return tuple(paragraph for line in text.split("\n") for paragraph in printed(line))


if __name__ == "__main__":
    template, folder, *contents = (Path(word) for word in sys.argv[1:])
    for content in contents:
        fit = fitted(template.read_bytes(), json.loads(content.read_bytes()))
        (folder / f"{content.stem}.docx").write_bytes(render(fit))
