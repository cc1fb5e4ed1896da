"""A drafted year to what the officer reads: what went over, what waits for a decision, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.new_year import Begun
from pipeline.newyear.notes import Kind


def told_year(begun: Begun, folder: str) -> str:
    """Tell all of it, and how to go on or back; the new year lies in `folder`."""
    return "\n".join(_lines(begun, folder))


def _lines(begun: Begun, folder: str) -> Iterator[str]:
    shift = begun.shift
    yield f"чернетка {shift.to} року: {folder}/"
    before, after = begun.measures
    yield f"  заходів у плані: {after}; за {shift.since} рік було {before}"
    for kind in Kind:
        notes = [note for note in begun.notes if note.kind is kind]
        if notes:
            yield f"  {kind} ({len(notes)}):"
            yield from (f"    {note.where}: {note.said}" for note in notes)
    yield f"  далі: перегляньте чернетку і складіть план — make plan YEAR={shift.to}"
    yield f"  передумали: вилучіть теку {folder}; дані за {shift.since} рік не змінено"
