"""Where a finished file does not say what it must: what is lost, what is altered, what is foreign."""

from __future__ import annotations

import difflib
from bisect import bisect
from collections.abc import Iterator
from itertools import zip_longest

from pipeline.errors import Fault
from pipeline.proof.parts import Part, Parts, Passage, Spelling


def differences(expected: Parts, found: Parts, spelling: Spelling) -> Iterator[Fault]:
    """Give every difference between what must stand in a file and what stands there, in reading order."""
    must, stands = [_key(part, spelling) for part in expected], [_key(part, spelling) for part in found]
    if must == stands:
        return
    matcher = difflib.SequenceMatcher(None, must, stands, autojunk=False)
    for action, first, last, begin, end in matcher.get_opcodes():
        if action != "equal":
            yield from _between(expected[first:last], found[begin:end], spelling)


def _key(part: Part, spelling: Spelling) -> tuple[str, ...]:
    return (part.kind, *(spelling(passage.text) for passage in part.passages))


def _between(expected: Parts, found: Parts, spelling: Spelling) -> Iterator[Fault]:
    for must, stands in zip_longest(expected, found):
        if stands is None:
            yield _fault(must.place, f"загублено: {_shown(must)}")
        elif must is None:
            yield _fault(stands.place, f"зайве: {_shown(stands)}")
        elif must.kind != stands.kind or len(must.passages) != len(stands.passages):
            yield _fault(f"{must.place}; {stands.place}", f"має бути {_shown(must)}, а стоїть {_shown(stands)}")
        else:
            yield from _altered(must, stands, spelling)


def _altered(must: Part, stands: Part, spelling: Spelling) -> Iterator[Fault]:
    for right, wrong in zip(must.passages, stands.passages, strict=True):
        if spelling(right.text) != spelling(wrong.text):
            yield _fault(
                f"{right.place}; {wrong.place}",
                f"має бути {_around(right, wrong, spelling)}, а стоїть {_around(wrong, right, spelling)}",
            )


def _fault(place: str, reason: str) -> Fault:
    return Fault(reason, place=place)


def _shown(part: Part) -> str:
    return _cut(" | ".join(passage.text for passage in part.passages), 0)


def _around(text: Passage, other: Passage, spelling: Spelling) -> str:
    """Show `text` near the first letter in which it differs from `other`, as it is compared."""
    pairs = zip_longest(spelling(text.text), spelling(other.text))
    same = next(index for index, (letter, its) in enumerate(pairs) if letter != its)
    positions = range(len(text.text) + 1)
    return _cut(text.text, bisect(positions, same, key=lambda end: len(spelling(text.text[:end]))) - 1)


def _cut(text: str, middle: int, width: int = 30) -> str:
    start = max(0, middle - width)
    before, after = "…" if start else "", "…" if middle + width < len(text) else ""
    return f"«{before}{text[start : middle + width]}{after}»".replace("\n", " ¶ ").replace("\t", " → ")
