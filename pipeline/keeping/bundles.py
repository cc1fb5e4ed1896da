"""Named files and what is said of them to one payload, and back. Fails with `Spoiled` if it is no such payload."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.keeping.entries import Spoiled


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files with what is said of them, as JSON has it."""

    said: Mapping[str, object]
    files: Mapping[str, bytes]


def bundled(bundle: Bundle) -> bytes:
    """Give the payload."""
    lengths = {name: len(content) for name, content in bundle.files.items()}
    head = json.dumps({"said": dict(bundle.said), "files": lengths}).encode()
    return b"\n".join((head, b"".join(bundle.files.values())))


def unbundled(payload: bytes) -> Bundle:
    """Give what was put in.

    Raises:
        Spoiled: it is no such payload.
    """
    head, _, rest = payload.partition(b"\n")
    files = {}
    try:
        told = json.loads(head)
        for name, length in told["files"].items():
            files[name], rest = rest[:length], rest[length:]
        return Bundle(told["said"], files)
    except (ValueError, LookupError, TypeError, AttributeError) as failure:
        raise Spoiled("bundle") from failure
