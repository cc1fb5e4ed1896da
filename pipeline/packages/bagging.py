"""The bagit library, and the only place that knows its manners: it warns of its own age and writes to nobody's log."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from importlib.metadata import version as version_of
from pathlib import Path


def make_bag(folder: Path, described: Mapping[str, tuple[str, ...]]) -> None:
    """Turn `folder` into a bag whose payload is what lay in it.

    Raises:
        OSError: something cannot be written.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources, by which it asks for its own version, is deprecated
        import bagit  # noqa: PLC0415 - slow to import, and only an archive needs it

        logging.getLogger("bagit").disabled = True
        pairs = {name: list(values) for name, values in described.items()}
        bagit.make_bag(str(folder), pairs, checksums=["sha256"])


def version() -> str:
    """Give the library's version."""
    return version_of("bagit")
