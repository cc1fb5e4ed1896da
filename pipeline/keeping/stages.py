"""The stages of one run over a store: what one would make is looked for by all that it depends on, or made and kept.

Nothing is put in the store before the document is proven: what has failed is made again.

Nothing here fails; what is made may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.keeping.keys import key_of
from pipeline.keeping.looking import Seen
from pipeline.keeping.store import Store

_CONVERTER: Final = "pipeline/tools/"
"""The code that tells LibreOffice what to do; no other has to do with what it exports."""
_SURROUNDED: Final[Mapping[str, tuple[str, ...]]] = {
    "version": ("converter", "office"),
    "export": ("converter", "office", "fonts"),
    "proof": ("code", "packages", "tables", "office", "fonts", "validator"),
}
"""The groups of this machine's surroundings that each stage depends on; the rest is content that it is given."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a run that content was given to."""

    name: str
    parts: Mapping[str, str]
    """The hashes of all that it depends on."""
    is_taken: bool = False
    """Whether what it makes was kept from an earlier run."""

    @property
    def key(self) -> str:
        """The key of what it makes."""
        return key_of({"stage": self.name, **self.parts})


class Stages:
    """The stages of one run over a store."""

    def __init__(self, store: Store, surroundings: Mapping[str, Seen]) -> None:
        """Take what keeps the stages, and what there is of the machine."""
        self._store = store
        converter = {name: hashed for name, hashed in surroundings["code"].items() if name.startswith(_CONVERTER)}
        self._digests = {group: key_of(seen) for group, seen in {**surroundings, "converter": converter}.items()}
        self.passed: dict[str, Stage] = {}
        """Those that content was given to, by name; each the last time."""
        self._made: dict[tuple[str, str], bytes] = {}

    def find(self, stage: str, content: Mapping[str, str]) -> bytes | None:
        """Give what is kept of what the stage would make of content with these hashes; None if nothing is."""
        one = self._stage(stage, content)
        kept = self._store.get(stage, one.key)
        self.passed[stage] = Stage(stage, one.parts, kept is not None)
        return kept

    def keep(self, stage: str, content: Mapping[str, str], made: bytes) -> None:
        """Keep what the stage has made of content with these hashes, once all has turned out well."""
        self._made[stage, self._stage(stage, content).key] = made

    def settle(self) -> None:
        """Put what was made in the store: the document is proven."""
        for (stage, key), made in self._made.items():
            self._store.put(stage, key, made)
        self._made.clear()

    def _stage(self, name: str, content: Mapping[str, str]) -> Stage:
        return Stage(name, {**content, **{group: self._digests[group] for group in _SURROUNDED[name]}})
