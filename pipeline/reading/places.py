"""Where in a file the thing stands that pydantic complains of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.shapes import DISCRIMINATOR
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.text import Text

KEY = "[key]"
"""What pydantic ends a `loc` with if a mapping's key is meant, not its value."""


def place(raw: RawMapping, loc: Sequence[str | int]) -> Origin:
    """Walk pydantic's `loc` through the tree as typed.

    Gives the place of the value, or of its key if the value is empty or is itself a list or mapping; if the way ends
    (a missing key), the place of the mapping that lacks it.
    """
    node: object = raw
    origin = raw.origin
    tagged: object = None
    for part in loc:
        if isinstance(node, RawMapping) and node is not tagged and node.get(DISCRIMINATOR) == part:
            tagged = node  # pydantic names the chosen model, which no file has as a key
        elif isinstance(node, RawMapping) and part in node:
            origin, node = _of_key(node, str(part)), node[str(part)]
        elif isinstance(node, RawSequence) and isinstance(part, int) and part < len(node):
            origin, node = _of(node[part], node.origin), node[part]
        elif part != KEY and isinstance(node, RawMapping):
            return node.origin
    return _of(node, origin) if isinstance(node, Text) and loc[-1:] != (KEY,) else origin


def _of_key(mapping: RawMapping, key: str) -> Origin:
    return mapping.keys_at.get(key, mapping.origin)


def _of(node: object, otherwise: Origin) -> Origin:
    """Give where a node stands; an empty one stands nowhere."""
    if isinstance(node, Text):
        return node.origin or otherwise
    return node.origin if isinstance(node, RawMapping | RawSequence) else otherwise
