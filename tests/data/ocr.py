"""The source of 2023, read anew: its lines, the places that source.csv lists, and the cells that follow from both.

Knows nothing of the YAML files, so that they can be held against it. Words are what stands between blanks,
with their punctuation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
YEAR = HERE.parents[1] / "data" / "pervomaisk-rada" / "2023"
COLUMNS = ("number", "title", "timeframe", "responsible_parties", "expected_result", "mark")
TABLE = range(15, 112)
TEAR = "‖"


@dataclass(frozen=True)
class Place:
    """A row of source.csv."""

    lines: tuple[int, ...]
    measure: str
    was: str
    now: str
    sure: bool

    @property
    def is_join(self) -> bool:
        """A text that a page's end tore."""
        return TEAR in self.was

    @property
    def is_move(self) -> bool:
        """A text that stood, word for word, in a neighbour's cell."""
        return not self.is_join and self.sure and self.was == self.now


@dataclass
class Fragment:
    """What one line of the source says of one cell."""

    line: int
    measure: str
    column: str
    text: str


def lines() -> dict[int, str]:
    """Give the source's lines from 1."""
    text = (HERE / "source-2023.txt").read_text(encoding="utf-8")
    return dict(enumerate(text.split("\n"), start=1))


def places() -> list[Place]:
    """Give all rows of source.csv."""
    with (YEAR / "source.csv").open(encoding="utf-8-sig", newline="") as file:
        return [
            Place(
                tuple(int(line) for line in row["Рядок"].split("+")),
                row["Місце"],
                row["Було"],
                row["Стало"],
                {"так": True, "ні": False}[row["Певно"]],
            )
            for row in csv.DictReader(file, delimiter=";")
        ]


def pattern(words: str) -> re.Pattern[str]:
    """Give the pattern of whole words; « … » stands for whatever is between the two ends."""
    return re.compile(rf"(?<!\S){_letters(words)}(?!\S)")


def full(words: str, line: str) -> str:
    """Give what `line` has for `words`, what « … » stands for included."""
    found = re.search(_letters(words), line)
    assert found, f"«{words}» does not stand in: {line}"
    return found.group()


def _letters(words: str) -> str:
    return re.escape(words).replace(r"\ …\ ", r"\s.*\s")


def repaired() -> dict[int, str]:
    """Give the lines with every change of source.csv, each made exactly once."""
    text = lines()
    for place in places():
        if place.is_join or place.was == place.now:
            continue
        (line,) = place.lines
        text[line], times = pattern(place.was).subn(lambda _, now=place.now: now, text[line])
        assert times == 1, place
    return text


def fragments(text: dict[int, str]) -> Iterator[Fragment]:
    """Read the table, and the paragraphs that fell out of it, line by line; a section is a title without columns."""
    measure = ""
    for line in TABLE:
        number, *cells = text[line].split("\t")
        if re.match(r"\d+\.\s", number):
            measure = number.partition(".")[0]
            yield Fragment(line, measure, "section", number)
        elif cells:
            if number:
                measure = number.removesuffix(".")
                yield Fragment(line, measure, "number", number)
            cell_texts = zip(COLUMNS[1:], cells, strict=True)
            yield from (Fragment(line, measure, column, cell) for column, cell in cell_texts if cell)
        elif number:
            yield Fragment(line, measure, "mark", number)


def moved(found: list[Fragment]) -> list[Fragment]:
    """Bring each text that stood in a neighbour's cell home; the order stays that of the lines."""
    for place in places():
        rows = [each for each in found if each.line == place.lines[0] and each.measure != place.measure]
        if not place.is_move or not rows:
            continue
        later = _sequence(place.measure) < _sequence(rows[0].measure)
        taken = next(each for each in rows if _cut(place.was, each.text, at_start=later))
        text = _cut(place.was, taken.text, at_start=later)
        rest = taken.text.removeprefix(text) if later else taken.text.removesuffix(text)
        found = [*found, Fragment(taken.line, place.measure, taken.column, text)]
        taken.text = rest.strip()
    return sorted((each for each in found if each.text), key=lambda each: each.line)


def _cut(words: str, cell: str, *, at_start: bool) -> str:
    shape = pattern(words).pattern
    found = re.match(shape, cell) if at_start else re.search(shape + r"\Z", cell)
    return found.group() if found else ""


def _sequence(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))
