"""The stages of one run, each taken from the store if all that it depends on is what it was, or else made and kept.

Fails as the making does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from pipeline.keeping.keys import key_of
from pipeline.keeping.looking import Seen
from pipeline.keeping.store import Store

_EVERY: Final = ("code", "packages", "tables")
SURROUNDED: Final[Mapping[str, tuple[str, ...]]] = {
    "docx": _EVERY,
    "pdf": (*_EVERY, "office", "fonts"),
    "proof": (*_EVERY, "validator"),
}
"""The groups of this machine's surroundings that each stage depends on; the rest is content that it is given."""


class Keep(Protocol):
    """Gives what a stage makes of its content."""

    def __call__(self, stage: str, content: Callable[[], Mapping[str, str]], make: Callable[[], bytes]) -> bytes:
        """Give what `make` would make of content with these hashes."""


def make_anew(stage: str, content: Callable[[], Mapping[str, str]], make: Callable[[], bytes]) -> bytes:  # noqa: ARG001
    """Make it, whatever is kept."""
    return make()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that has given what it makes."""

    name: str
    parts: Mapping[str, str]
    """The hashes of all that it depends on."""
    is_taken: bool
    """Whether it was kept from an earlier run."""


class Stages:
    """The stages of one run over a store."""

    def __init__(self, store: Store, surroundings: Mapping[str, Seen]) -> None:
        """Take what keeps the stages, and what there is of the machine."""
        self._store = store
        self._digests = {group: key_of(surroundings[group]) for group in surroundings}
        self.passed: list[Stage] = []
        """Those that were asked for, in order."""

    def __call__(self, stage: str, content: Callable[[], Mapping[str, str]], make: Callable[[], bytes]) -> bytes:
        """Give what the stage makes of content with these hashes, taken or made."""
        parts = {**content(), **{group: self._digests[group] for group in SURROUNDED[stage]}}
        key = key_of({"stage": stage, **parts})
        kept = self._store.get(stage, key)
        self.passed.append(Stage(stage, parts, kept is not None))
        if kept is not None:
            return kept
        made = make()
        self._store.put(stage, key, made)
        return made
