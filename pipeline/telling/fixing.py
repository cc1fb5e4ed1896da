"""What a class of signs changes in the officer's files, as a difference of lines. Fails never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

import click

from pipeline.edits import applied
from pipeline.fixing.classes import CLASSES
from pipeline.fixing.editing import Edited, Wanted, decoded
from pipeline.untrusted.visible import visible
from pipeline.wording.numbers import counted

_PLACES: Final = ("місце", "місця", "місць")
_FILES: Final = ("файл", "файли", "файлів")
_AROUND: Final = 20


def difference(files: Sequence[Edited]) -> Iterator[str]:
    """Give the difference of every file, as `diff -u` shows it, then what a person must put right."""
    for file in files:
        if file.done:
            yield from _difference(file)
    left = [wanted for file in files for wanted in file.left]
    if left:
        yield f"Правте самі, бо набрано так, що програма сюди не втручається ({len(left)}):"
        yield from (f"  {_place(each)}" for each in left)


def size(files: Sequence[Edited]) -> str:
    """Say how much is changed."""
    places = sum(len(each.edits) for file in files for each in file.done)
    return f"{counted(places, _PLACES)}, {counted(sum(1 for file in files if file.done), _FILES)}"


def classes(found: Mapping[str, int]) -> Iterator[str]:
    """Name every class, with how many places it would change."""
    longest = max(map(len, CLASSES))
    for name, each in CLASSES.items():
        yield f"  {name:{longest}}  {each.title} — {counted(found[name], _PLACES)}"


def _difference(file: Edited) -> Iterator[str]:
    """Give the lines that differ as `diff -U1` does; line stands for line, so nothing has to be searched for."""
    before, after = (decoded(content).removesuffix("\n").split("\n") for content in (file.before, file.after))
    pairs = [*zip(before, after, strict=True)]
    yield click.style(f"--- {file.name}\n+++ {file.name}", bold=True)
    for start, end in _hunks([number for number, (was, now) in enumerate(pairs) if was != now], len(pairs)):
        place = f"{start + 1},{end - start}"
        yield click.style(f"@@ -{place} +{place} @@", fg="cyan")
        for same, lines in groupby(pairs[start:end], key=lambda pair: pair[0] == pair[1]):
            yield from _lines([*lines], same=same)


def _hunks(changed: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Give the first line and the end of each stretch of changed lines, with one more on either side."""
    start = end = -1
    for number in changed:
        if number > end:
            if end > 0:
                yield start, end
            start = max(0, number - 1)
        end = min(count, number + 2)
    if end > 0:
        yield start, end


def _lines(pairs: Sequence[tuple[str, str]], *, same: bool) -> Iterator[str]:
    if same:
        yield from (f" {visible(was)}" for was, _ in pairs)
        return
    yield from (click.style(f"-{visible(was)}", fg="red") for was, _ in pairs)
    yield from (click.style(f"+{visible(now)}", fg="green") for _, now in pairs)


def _place(wanted: Wanted) -> str:
    """Show the first place of a text, and what should stand there."""
    text, first = str(wanted.typed.text), wanted.edits[0]
    begin, end = max(0, first.start - _AROUND), first.end + _AROUND
    now = applied(text[:end], [first])[begin:]
    shown = [" ".join(part.split()) for part in (text[begin:end], now)]
    more = f", і ще {counted(len(wanted.edits) - 1, _PLACES)}" if len(wanted.edits) > 1 else ""
    return visible(f"{wanted.typed.place}: «{shown[0]}» → «{shown[1]}»{more}")
