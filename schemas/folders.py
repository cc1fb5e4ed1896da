"""The names of folders that mean the same wherever they lie."""

from __future__ import annotations

from typing import Final

PRIVATE: Final = "private"
"""A folder that git and the public do not see."""

SEALED: Final = "sealed"
"""The folder of originals beside a year's data: outputs, no inputs."""


def is_private(file: str) -> bool:
    """Tell whether a file so named lies where git and the public do not see it."""
    return PRIVATE in file.split("/")[:-1]
