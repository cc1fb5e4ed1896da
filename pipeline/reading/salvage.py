"""What is left of a faulty file: the model of its sound part, and the names of what is doubtful.

The faults of other files are judged by it in the same run; no document is ever made of it, as its own faults are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from pydantic import ValidationError

from pipeline.contracts import Complain
from pipeline.errors import Ground
from pipeline.reading.located import faults_of
from pipeline.reading.members import everything, members, way
from pipeline.reading.places import KEY
from pipeline.reading.shapes import DISCRIMINATOR
from schemas.base import Located
from schemas.origin import RawMapping, RawSequence
from schemas.text import Text

M = TypeVar("M", bound=Located)
_Path: TypeAlias = tuple[str | int, ...]

_STAND_IN = Text("?")
"""Stands for a text whose fault has been told: what it belongs to is there, whatever it says."""


def salvaged(model: type[M], raw: RawMapping, complain: Complain) -> M | None:
    """Make `model` of what was typed, or of as much of it as is sound; None if nothing can be made.

    Every fault is told to `complain`, together with what cannot be trusted because of it.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as failed:
        left = _copy(raw)
        made = _Rest(left).made(model, failed)
        lost = set(members(model, raw)) - set(members(model, left)) if made else set(everything(model))
        touched = {ground for error in failed.errors() for ground in way(model, raw, error["loc"])}
        for fault in faults_of(model, raw, failed):
            complain(replace(fault, about=frozenset({(model, None), *lost, *touched})))
        return made


def doubting(complain: Complain, *grounds: Ground) -> Complain:
    """Give a `complain` that also tells that `grounds` cannot be trusted."""
    return lambda fault: complain(replace(fault, about=fault.about.union(grounds)))


def _copy(node: RawMapping) -> RawMapping:
    return RawMapping({key: _copied(value) for key, value in node.items()}, node.origin, node.keys_at)


def _copied(node: object) -> object:
    if isinstance(node, RawSequence):
        return RawSequence([_copied(value) for value in node], node.origin)
    return _copy(node) if isinstance(node, RawMapping) else node


class _Rest:
    """A tree that is lessened until a model can be made of it.

    A faulty value gives way to the stand-in, then goes itself, then takes along what cannot be without it.
    """

    def __init__(self, tree: RawMapping) -> None:
        self._tree = tree
        self._gone: set[tuple[int, str | int]] = set()

    def made(self, model: type[M], failed: ValidationError) -> M | None:
        """Lessen the tree by what `failed`, and go on until it is sound; None if nothing is left."""
        paths = {self._path(error["loc"]) for error in failed.errors()}
        around = {path[:length] for path in paths for length in range(len(path))}  # may be well without their faults
        changed: set[_Path] = set()
        for path in sorted(paths - around, key=_last_first):  # so that places further up in a list keep their numbers
            if changed.isdisjoint(path[:length] for length in range(len(path) + 1)):
                changed.add(self._lessen(path))
        if () in changed:
            return None
        try:
            return model.model_validate(self._tree)
        except ValidationError as again:
            return self.made(model, again)

    def _path(self, loc: Sequence[str | int]) -> _Path:
        """Give the keys that lead to what pydantic means; the last one may be missing."""
        path: list[str | int] = []
        node: object = self._tree
        tagged: object = None
        for part in loc:
            if isinstance(node, RawMapping) and node is not tagged and node.get(DISCRIMINATOR) == part:
                tagged = node  # pydantic names the chosen model, which no file has as a key
            elif part != KEY:
                path.append(part)
                node = _child(node, part)
        return tuple(path)

    def _lessen(self, path: _Path) -> _Path:
        """Take a step at `path`, or above it if nothing can be taken there; give the place of the step."""
        if not path:
            return ()
        owner: object = self._tree
        for part in path[:-1]:
            owner = _child(owner, part)
        place = (id(owner), path[-1])
        if not isinstance(owner, RawMapping | RawSequence) or place in self._gone:
            return self._lessen(path[:-1])
        if _child(owner, path[-1]) is not _STAND_IN:
            _put(owner, path[-1], _STAND_IN)
        elif isinstance(owner, RawMapping):
            del owner[str(path[-1])]
            self._gone.add(place)
        else:
            del owner[int(path[-1])]
        return path


def _child(node: object, part: str | int) -> object:
    if isinstance(node, RawMapping):
        return node.get(str(part))
    return node[part] if isinstance(node, RawSequence) and isinstance(part, int) and part < len(node) else None


def _put(owner: RawMapping | RawSequence, part: str | int, value: object) -> None:
    if isinstance(owner, RawMapping):
        owner[str(part)] = value
    else:
        owner[int(part)] = value


def _last_first(path: _Path) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, -part, "") if isinstance(part, int) else (1, 0, part) for part in path)
