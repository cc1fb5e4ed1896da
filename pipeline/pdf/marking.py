"""From the marks around what a page draws to what they say of it (ISO 32000-1, 14.6). Fails if they are no syntax."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pikepdf

from pipeline.pdf.phrases import Phrase


class Marking(NamedTuple):
    """What all the marks around a piece say of it."""

    artifact: bool = False
    number: int = -1
    """Of the marked content, for the structure; of marks within marks, the outer one's. -1: there is none."""
    spoken: str | None = None
    """The replacement for the ear; of marks within marks, the inner one's."""

    def within(self, mark: Phrase) -> Marking:
        """Give what is said of what stands within one more mark."""
        artifact = self.artifact or _is_artifact(mark["tag"])
        if mark["told"] is None:
            number = int(mark["number"] or -1)
            return Marking(artifact, number if self.number < 0 else self.number, self.spoken)
        told = pikepdf.Object.parse(f"<<{mark['told']}>>".encode("latin-1"))
        number, spoken = int(told.get("/MCID", -1)), told.get("/ActualText")
        return Marking(
            artifact, number if self.number < 0 else self.number, self.spoken if spoken is None else str(spoken)
        )


@lru_cache(maxsize=64)
def _is_artifact(tag: str) -> bool:
    """Tell whether the tag is that of what is no text, however it is spelled: `#41` is an `A`."""
    return str(pikepdf.Object.parse(tag.encode("latin-1"))) == "/Artifact"
