"""report.json: the content with the origin of every value, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.contracts import Carried, Output
from schemas.document import Document


def _promises(document: Document) -> tuple[str, ...]:
    return tuple(paragraph.text for block in document.blocks() for paragraph in block)


def _write(document: Document) -> bytes:
    return (document.model_dump_json(exclude_defaults=True, indent=1) + "\n").encode()


def _read_back(written: bytes) -> tuple[str, ...]:
    return tuple(_texts(json.loads(written)))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, dict):
        if "runs" in part:
            yield "".join(run["text"] for run in part["runs"])
        else:
            yield from _texts(list(part.values()))


_CARRIED = Carried("Source", "application/json", "Зміст документа, з якого його складено")

CONTENT_JSON = Output("{kind}.json", _promises, _write, _read_back, _CARRIED)
