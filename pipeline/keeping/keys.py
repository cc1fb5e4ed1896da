"""All that a value depends on, by name, to one key: the same content gives the same key anywhere, on any day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping


def hash_of(content: bytes) -> str:
    """Give the hash by which content is known: SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def key_of(parts: Mapping[str, str]) -> str:
    """Give the key of what depends on these parts, in whatever order they are named."""
    return hash_of(json.dumps(dict(parts), sort_keys=True, separators=(",", ":")).encode())
