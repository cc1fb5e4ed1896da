"""The parts of a file that others refer to by name: measures, marks, figures, nouns, registers, officials.

From a tree as typed, or from a place in it, to their names. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args, get_origin

from pipeline.errors import Ground
from pipeline.reading.places import KEY
from pipeline.reading.shapes import bare, inside, keys
from schemas.base import Located
from schemas.origin import RawMapping, RawSequence


def members(shape: object, node: object) -> Iterator[Ground]:
    """Give every named part of `node`, which was typed where `shape` is expected; all of a kind if it has no name."""
    shape = bare(shape)
    if (kind := _model(shape)) is not None:
        yield from _of_model(kind, node)
    elif get_origin(shape) is tuple:
        inner = inside(shape, 0)
        for each in node if isinstance(node, RawSequence) else ():
            yield from members(inner, each)
        if not isinstance(node, RawSequence):
            yield from everything(inner)
    elif get_origin(shape) is dict and (kind := _model(inside(shape, ""))) is not None:
        for key in node if isinstance(node, RawMapping) else ():
            yield (kind, key)
        if not isinstance(node, RawMapping):
            yield from everything(kind)


def everything(shape: object) -> Iterator[Ground]:
    """Give all kinds of parts that a file of `shape` can have, without a name."""
    shape = bare(shape)
    if (kind := _model(shape)) is not None:
        yield (kind, None)
        for field in keys(kind).values():
            yield from everything(field.annotation)
    elif get_origin(shape) in (tuple, dict):
        yield from everything(get_args(shape)[-1 if get_origin(shape) is dict else 0])


def way(model: type[Located], raw: RawMapping, loc: Sequence[str | int]) -> Iterator[Ground]:
    """Give the named parts that pydantic's `loc` passes through; without a name if that is what is wrong."""
    shape: object = model
    node: object = raw
    for part in loc:
        kind = _model(bare(shape))
        if kind is not None and (part == KEY or part in kind.named_by):
            yield (kind, None)
        shape, node = inside(shape, part), _child(node, part)
        if (kind := _model(bare(shape))) is not None and (isinstance(part, str) or kind.named_by):
            yield (kind, part if isinstance(part, str) else _name(kind, node))


def _of_model(kind: type[Located], node: object) -> Iterator[Ground]:
    if not isinstance(node, RawMapping):
        yield from everything(kind)
        return
    if kind.named_by:
        yield (kind, _name(kind, node))
    for key, field in keys(kind).items():
        if key in node:
            yield from members(field.annotation, node[key])


def _name(kind: type[Located], node: object) -> str | None:
    names = (node.get(key) for key in kind.named_by) if isinstance(node, RawMapping) else ()
    return next((name for name in names if isinstance(name, str)), None)


def _child(node: object, part: str | int) -> object:
    if isinstance(node, RawMapping):
        return node.get(str(part), node)
    return node[part] if isinstance(node, RawSequence) and isinstance(part, int) and part < len(node) else node


def _model(shape: object) -> type[Located] | None:
    return shape if isinstance(shape, type) and issubclass(shape, Located) else None
