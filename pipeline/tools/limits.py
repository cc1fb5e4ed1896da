"""How a run may use LibreOffice: confined how, and for how long; nothing is started here. Fails never."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, TypedDict

Strength: TypeAlias = Literal["bwrap", "unshare", "profile"]
"""A way to confine a program, the strongest first."""

STRONGEST: Final[Strength] = "bwrap"

SECONDS: Final = 180.0
"""How long LibreOffice may work on all documents of one start, if nothing else is said."""


class Limits(TypedDict):
    """What a run allows LibreOffice; the words of `Office`."""

    seconds: float
    strength: Strength | None
