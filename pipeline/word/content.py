"""The content as a template sees it: dicts and lists, and blocks on their way to XML.

From `Document` to the context of the template; no method of ours can be called from there (see `filling`), and a block
can be looked at only by `p` and `r`. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

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

Content: TypeAlias = "Block | list[Content] | Mapping[str, Content]"


def content_of(document: Document) -> dict[str, Content]:
    """Give everything that the document offers to its template, by the names of `shape.CONTENT`."""
    return {
        "draft": document.draft,
        "concurrences": [_approval(block) for block in document.concurrences],
        "approvals": [_approval(block) for block in document.approvals],
        "name": document.name,
        "heading": document.heading,
        "preamble": document.preamble,
        "columns": {column.key: column.head for column in document.columns},
        "sections": [_section(section) for section in document.sections],
        "closing": document.closing,
        "signatures": [_signature(block) for block in document.signatures],
        _REPEATED: running_blocks(document),
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


def filled_names(content: Content) -> frozenset[str]:
    """Give the names that have something to print in the text, as `shape.CONTENT` spells them: `approvals.word`."""
    found: set[str] = set()
    _find_filled(content, "", found)
    return frozenset(found)


def _find_filled(content: Content, path: str, found: set[str]) -> None:
    if isinstance(content, tuple):
        if content:
            found.add(path)
    elif isinstance(content, list):
        for one in content:
            _find_filled(one, path, found)
    else:
        for name, one in content.items():
            if name != _REPEATED:
                _find_filled(one, f"{path}.{name}" if path else name, found)


def _plain(paragraph: PrintedParagraph) -> PrintedParagraph:
    return PrintedParagraph(runs=tuple(Run(text=run.text, origin=run.origin) for run in paragraph.runs))


def _approval(block: ApprovalBlock) -> Content:
    return {
        "word": block.word,
        "authority": block.authority,
        "name": block.name,
        "date": block.date,
        "seal": block.seal,
    }


def _section(section: PrintedSection) -> Content:
    return {
        "title": section.title,
        "rows": [row.cells for row in section.rows],
    }


def _signature(block: SignatureBlock) -> Content:
    return {
        "post_lines": list(block.post_lines),
        "last_post_line": block.last_post_line,
        "name": block.name,
    }
