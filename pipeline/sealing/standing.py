"""How a document stands to the last sealed one: the same, an amendment with its changes, or the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # of most documents nothing has been sealed yet
    from pipeline.packages.opening import Package
    from schemas.manifest import Amendment


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands to the last sealed package of it."""

    sealed: Package | None = None
    amendment: Amendment | None = None
    """What it amends, and in what; for one that is the same as the sealed one, what that amended."""
    is_sealed: bool = False
    """Whether it is the same as the sealed one: what a reader sees, form and page, and how it is described."""

    @property
    def is_printed_alike(self) -> bool:
        """Whether the sealed one is printed just so, though the package may describe it otherwise."""
        changes = self.amendment.changes if self.amendment else ()
        return self.is_sealed or (self.sealed is not None and all(each.part == "description" for each in changes))

    @property
    def number(self) -> int:
        """The number that its sealed package has, or would have."""
        return self.amendment.number if self.amendment else 1
