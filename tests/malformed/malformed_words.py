"""What is well-formed YAML, Markdown or CSV and yet says nothing that a report could be made of: each by a fixed edit.

An edit is applied at a place that chance chooses among those where its `old` stands; wherever that is, `new` is wrong:
a number, date, state, name, path or letter that the format forbids.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.malformed.malformed_yaml import ORGANIZATION, YEAR

PATHS = (
    *(
        "../marks/2.1.md",
        "/etc/passwd",
        "~/2.1.md",
        "..\\2.1.md",
        "C:\\2.1.md",
        "marks/../../plan.yaml",
        "marks//2.1.md",
    ),
    *(
        "./2.1.md",
        "%2e%2e/2.1.md",
        "marks/2.1.md ",
        "marks/2.1.md.",
        "marks/CON.md",
        "marks/aux",
        "MARKS/2.1.md",
    ),
    *("marks/\u202e2.1.md", "file:///etc/passwd", "http://example.org/x.md", "-", "marks/2.1.md%00"),
)
"""None of them names a file of the year's folder."""
NUMBERS = ("1e5", "1,2,3", "NaN", "inf", "--5", "0x10", "١٢", "5O", "5 %", "1/2", "так", "1_000", "∞", "2.1.3")
DATES = (
    "30.02.2023",
    "2023-13-01",
    "32.01.2023",
    "вчора",
    "29/12/2023",
    "29.12.23",
    "0000-00-00",
    "29 грудень 2023",
    "٢٩.١٢.٢٠٢٣",
)
STATES = ("dome", "готово", "так", "1", "DONE!", "done done")
NAMES = ("1показник", "показник з пробілом", "по/каз", "<b>", "a.b", "x" * 65)
LETTERS = (
    "\u202e",
    "\ufeff",
    "\u200f",
    "😀",
    "漢",
    "\ue000",
    "\u0e01",
    "{{ x }}",
    "{% if %}",
    "[[",
    "\ufffc",
    "\u2066",
)
"""Turned around, invisible, not in the typeface, or template code."""
MARKUP = (
    *("<script>1</script>", "<!-- x -->", "![рисунок](x.png)", "[посилання][а]\n\n[а]: http://example.org", "`код`"),
    *(
        "# Заголовок",
        "> цитата",
        "| а | б |\n|---|---|\n| 1 | 2 |",
        "[тут](javascript:alert)",
        "[[немає_такого]]",
        "---",
    ),
    *("[[ ]]", "[^1]\n\n[^1]: виноска", "<https://example.org/><br>", "&nbsp;", "[[розпорядження_кадрові|немає]]"),
)

EDITS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("a path that leads elsewhere", f"{YEAR}/marks.yaml", r"(?<=file: )\S+", tuple(f"'{path}'" for path in PATHS)),
    ("a path that leads elsewhere", f"{YEAR}/registers.yaml", r"(?<=file: )\S+", tuple(f"'{path}'" for path in PATHS)),
    ("no number", f"{YEAR}/figures.yaml", r"(?<=value: )\S+", NUMBERS),
    ("no number", f"{YEAR}/registers/briefings.csv", r"(?<=;)\d+", NUMBERS),
    ("no year", f"{YEAR}/registers/declarations.csv", r"(?<=;)20\d\d(?=;)", ("20x3", "203", "2O23", "-2023", "2023.5")),
    ("no date", f"{YEAR}/report.yaml", r"(?<=date: )\S+", DATES),
    ("no state", f"{YEAR}/marks.yaml", r"(?<=status: )\w+", STATES),
    ("no name", f"{YEAR}/figures.yaml", r"(?<=\n  )\w+(?=:\n    title)", NAMES),
    ("no measure of the plan", f"{YEAR}/marks.yaml", r"(?<=measure: )\S+", ("99.9", "2,1", "2.1.", "..", "2.1")),
    ("a measure's number twice", f"{YEAR}/plan.yaml", r"(?<=  - number: )(?!2\.1\n)\d\.\d+", ("2.1",)),
    ("another figure", f"{YEAR}/marks.yaml", r"(?<=\[\[)\w+", ("немає", "x", "розпорядження")),
    ("another register", f"{YEAR}/figures.yaml", r"(?<=register: )\w+", ("немає", "x")),
    ("another role", f"{YEAR}/report.yaml", r"(?<=official: )\w+", ("head", "немає")),
    ("a version to come", f"{YEAR}/plan.yaml", r"(?<=format: )1", ("2", "1.0", "так")),
    ("a version to come", ORGANIZATION, r"(?<=format: )1", ("2", "9")),
    ("a letter that cannot be printed", f"{YEAR}/marks.yaml", r"(?<=\n      )(?=[А-Я])", LETTERS),
    ("a letter that cannot be printed", f"{YEAR}/plan.yaml", r"(?<=timeframe: )(?=П)", LETTERS),
    ("a letter that cannot be printed", ORGANIZATION, r"(?<=position: )", LETTERS),
    ("markup", f"{YEAR}/marks/6.1.md", r"\Z", tuple(f"\n\n{one}\n" for one in MARKUP)),
    ("markup", f"{YEAR}/marks/2.1.md", r"\A", tuple(f"{one}\n\n" for one in MARKUP)),
)


def mutants(chance: random.Random, file: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a mutant of the file for every edit of it, in one of the places where that can be made."""
    text = content.decode("utf-8")
    for kind, edited, old, news in EDITS:
        for new in news if edited == file else ():
            place = chance.choice([one for one in re.finditer(old, text) if one[0] != new])
            yield kind, (text[: place.start()] + new + text[place.end() :]).encode()
