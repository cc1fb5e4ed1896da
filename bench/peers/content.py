"""From a document to the plain content that every peer is given, and to whether a finished file holds all of it.

Fails never.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from schemas.document import Block, Document, SignatureBlock


class PlainSection(TypedDict):
    """A section's title and its measures' texts by column."""

    title: str
    rows: list[dict[str, str]]


class PlainSignature(TypedDict):
    """A signature: the post by lines, and whole."""

    post_lines: list[str]
    last_post_line: str
    post: str
    name: str


class Plain(TypedDict):
    """A document's texts by the names that the template has for them, without any emphasis."""

    draft: str
    approvals: list[dict[str, str]]
    name: str
    heading: str
    preamble: str
    columns: dict[str, str]
    sections: list[PlainSection]
    closing: str
    signatures: list[PlainSignature]


def plain(document: Document) -> Plain:
    """Give the document's texts."""
    approval = ("word", "authority", "name", "date", "seal")
    return {
        "draft": _text(document.draft),
        "approvals": [{name: _text(getattr(block, name)) for name in approval} for block in document.approvals],
        "name": _text(document.name),
        "heading": _text(document.heading),
        "preamble": _text(document.preamble),
        "columns": {column.key: _text(column.head) for column in document.columns},
        "sections": [
            {
                "title": _text(section.title),
                "rows": [{key: _text(cell) for key, cell in row.cells.items()} for row in section.rows],
            }
            for section in document.sections
        ],
        "closing": _text(document.closing),
        "signatures": [_signature(block) for block in document.signatures],
    }


def flat(content: Plain) -> dict[str, object]:
    """Give the same for peers whose names have no dots, or whose tables have no sections: a section is a row there."""
    rows: list[dict[str, str]] = []
    for section in content["sections"]:
        rows += [{**dict.fromkeys(content["columns"], ""), "title": section["title"]}, *section["rows"]]
    return {**content, **{f"columns_{key}": head for key, head in content["columns"].items()}, "rows": rows}


def holds(said: str, content: Plain) -> bool:
    """Whether a finished file's text has at least all letters that the content has; heads of tables repeat."""
    return _letters(_texts({**content, "signatures": [_once(block) for block in content["signatures"]]})) <= _letters(
        [said]
    )


def _once(block: PlainSignature) -> dict[str, str]:
    return {"post": block["post"], "name": block["name"]}


def _letters(texts: Sequence[str] | Iterator[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for part in content.values():
            yield from _texts(part)
    elif isinstance(content, list):
        for part in content:
            yield from _texts(part)


def _signature(block: SignatureBlock) -> PlainSignature:
    lines, last = [_text(line) for line in block.post_lines], _text(block.last_post_line)
    return {"post_lines": lines, "last_post_line": last, "post": "\n".join((*lines, last)), "name": _text(block.name)}


def _text(block: Block) -> str:
    return "\n".join(paragraph.text for paragraph in block)
