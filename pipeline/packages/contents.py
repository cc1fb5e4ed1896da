"""What a package holds, before it is one: payload by name and the description that becomes bag-info.txt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"
BAGIT_FILE = "bagit.txt"
DESCRIPTION = "bag-info.txt"
HASHES = "manifest-sha256.txt"
TAG_HASHES = "tagmanifest-sha256.txt"
BLOCKS = "blocks-sha256.txt"
TAG_FILES = (BAGIT_FILE, DESCRIPTION, BLOCKS, HASHES)
"""Those whose hashes the tag manifest gives, in its order."""

GUIDE = "ЧИТАЙ.txt"
MANIFEST = "manifest.json"
INPUTS = "inputs/"
TEMPLATES = "template/"


@dataclass(frozen=True, slots=True)
class Contents:
    """A package's payload, by name relative to `data/`, and the pairs that describe it."""

    files: Mapping[str, bytes]
    described: Mapping[str, tuple[str, ...]]
