"""Finished files to the proof that nothing withheld is in any byte of them, however it is written or packed.

Fails with `NotProven`, which names the files and never tells the whole of what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.errors import Fault, NotProven
from pipeline.publishing.letters import folded
from pipeline.publishing.readings import readings
from pipeline.publishing.unpacking import Layer, layers
from pipeline.publishing.withheld import Passage, Withheld

_REMEDY = "Копію не оприлюднено. Приберіть це з даних (також із назв файлів) або кличте супровідника"


def prove_absent(files: Mapping[str, bytes], secrets: tuple[Withheld, ...], removed: tuple[str, ...]) -> None:
    """See that nothing withheld, and none of the passages that were removed, is in any of `files`, if there is any.

    Raises:
        NotProven: something is; or a file cannot be read through.
    """
    sought = (*secrets, *(Passage(text) for text in removed))
    places = files.items() if sought else ()
    found = dict.fromkeys(fault for name, content in places for fault in _found(name, content, sought))
    if found:
        raise NotProven(*found)


def _found(name: str, content: bytes, sought: tuple[Withheld, ...]) -> Iterator[Fault]:
    for layer in (Layer("назва файлу", name), *layers(name, content)):
        for secret in _told(layer, sought):
            yield Fault(f"лишилося те, що мало бути вилучено: {secret.what}", _REMEDY, place=layer.place)


def _told(layer: Layer, sought: tuple[Withheld, ...]) -> Iterator[Withheld]:
    """Give what a layer tells of."""
    if isinstance(layer.content, str):
        text = layer.content
        letters = folded(text)
        yield from (secret for secret in sought if secret.stands_in(text, letters) or secret.is_read_in(text))
        return
    for reading in readings(layer.content):
        letters = folded(reading)
        yield from (secret for secret in sought if secret.stands_in(reading, letters))
