"""The package: a DOCX's parts by name, and back, byte for byte the same each time.

From bytes to parts and from parts to bytes. Fails with `Unsound` if the bytes are no sound ZIP of a DOCX.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from pipeline.untrusted.archives import Limits, unzip
from pipeline.untrusted.unsound import Unsound

FOREIGN: Final = Limits(expanded=50_000_000, ratio=200, entries=200)
"""What a template may come to; one that Word has saved has some twenty parts."""

OWN: Final = Limits(expanded=300_000_000, ratio=10_000, entries=200)
"""What a document of ours may come to: 20,000 measures have some sixty million bytes, and much repetition."""

TYPES: Final = "[Content_Types].xml"

_SAVE_AS: Final = "Збережіть його у Word як .docx"

# The earliest date that a ZIP can state: the same each time.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE: Final = 0o100644 << 16
_UNIX: Final = 3


def unpack(docx: bytes, *needed: str, limits: Limits = OWN) -> dict[str, bytes]:
    """Take a DOCX apart.

    Raises:
        Unsound: it is no ZIP, is damaged, exceeds a limit, names a part twice or outside, or lacks one that is
            `needed`.
    """
    parts = unzip(docx, limits)
    for part in (TYPES, *needed):
        if part not in parts:
            raise Unsound(f"у файлі DOCX немає частини {part}", _SAVE_AS)
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Put a DOCX together: parts in one fixed sequence, no clock, no system's traces."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != TYPES, not part.startswith("_rels/"), part)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_FILE
            entry.create_system = _UNIX
            archive.writestr(entry, parts[name])
    return target.getvalue()
