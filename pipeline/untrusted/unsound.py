"""What is said of a file that must not be read any further."""

from __future__ import annotations

from typing import Final

AGAIN: Final = "Збережіть його наново в програмі, у якій його зроблено"


class Unsound(ValueError):
    """A file that must not be read any further: why, and the way out, in Ukrainian."""

    def __init__(self, reason: str, remedy: str = AGAIN) -> None:
        """Take the reason and the remedy."""
        super().__init__(reason)
        self.remedy = remedy


class Damaged(Unsound):
    """Bytes that are not of the format that they should be of, or no longer."""
