"""The content as a template sees it: plain dicts, lists and strings, and paragraphs on their way to XML.

From `Document` to the context of the template; no method of ours can be called from there. Fails never.
"""

from __future__ import annotations

from typing import TypeAlias

from pipeline.word.paragraphs import Paragraphs
from pipeline.word.running import RUNNING
from schemas.document import (
    ApprovalBlock,
    Block,
    Document,
    PrintedParagraph,
    PrintedSection,
    SignatureBlock,
    printed,
)
from schemas.prose import Run

_REPEATED = "running"

Content: TypeAlias = "Paragraphs | list[Content] | dict[str, Content]"


def content_of(document: Document) -> dict[str, Content]:
    """Give everything that the document offers to its template, by the names of `shape.CONTENT`."""
    return {
        "draft": Paragraphs(document.draft),
        "concurrences": [_approval(block) for block in document.concurrences],
        "approvals": [_approval(block) for block in document.approvals],
        "name": Paragraphs(document.name),
        "heading": Paragraphs(document.heading),
        "preamble": Paragraphs(document.preamble),
        "columns": {column.key: Paragraphs(column.head) for column in document.columns},
        "sections": [_section(section) for section in document.sections],
        "closing": Paragraphs(document.closing),
        "signatures": [_signature(block) for block in document.signatures],
        _REPEATED: {name: Paragraphs(block) for name, block in running_blocks(document).items()},
    }


def running_blocks(document: Document) -> dict[str, Block]:
    """Give what headers and footers may repeat, by the names of `running.RUNNING`: nothing raised or linked."""
    blocks = {
        "draft": document.draft,
        "name": document.name,
        "heading": document.heading,
        "organization": printed(document.organization_name),
        "year": printed(str(document.year)),
    }
    return {name: tuple(_plain(paragraph) for paragraph in blocks[name]) for name in RUNNING}


def filled_names(content: Content, path: str = "") -> frozenset[str]:
    """Give the names that have something to print in the text, as `shape.CONTENT` spells them: `approvals.word`."""
    if isinstance(content, Paragraphs):
        return frozenset({path}) if content else frozenset()
    if isinstance(content, dict):
        own = {name: one for name, one in content.items() if name != _REPEATED}
        inside = (filled_names(one, f"{path}.{name}" if path else name) for name, one in own.items())
        return frozenset().union(*inside)
    return frozenset().union(*(filled_names(one, path) for one in content))


def _plain(paragraph: PrintedParagraph) -> PrintedParagraph:
    return PrintedParagraph(runs=tuple(Run(text=run.text, origin=run.origin) for run in paragraph.runs))


def _approval(block: ApprovalBlock) -> Content:
    return {
        "word": Paragraphs(block.word),
        "authority": Paragraphs(block.authority),
        "name": Paragraphs(block.name),
        "date": Paragraphs(block.date),
        "seal": Paragraphs(block.seal),
    }


def _section(section: PrintedSection) -> Content:
    return {
        "title": Paragraphs(section.title),
        "rows": [{key: Paragraphs(cell) for key, cell in row.cells.items()} for row in section.rows],
    }


def _signature(block: SignatureBlock) -> Content:
    return {
        "post_lines": [Paragraphs(line) for line in block.post_lines],
        "last_post_line": Paragraphs(block.last_post_line),
        "name": Paragraphs(block.name),
    }
