"""YAML files made malformed on purpose: each change breaks a rule of the format, whatever place chance gives it.

What may be legal by chance is never made: a key that may be left out is not deleted, a line that goes on in the next
one is not emptied, a file is cut only before a part that the report cannot do without.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from pipeline.reading.files import MAX_TEXT

ORGANIZATION = "data/pervomaisk-rada/organization.yaml"
YEAR = "data/pervomaisk-rada/2023"

NEEDED = {
    ORGANIZATION: ("name", "role", "position"),
    f"{YEAR}/plan.yaml": ("heading", "title", "timeframe", "expected_result"),
    f"{YEAR}/report.yaml": ("heading", "by"),
    f"{YEAR}/marks.yaml": ("measure", "text"),
    f"{YEAR}/figures.yaml": ("title", "value"),
    f"{YEAR}/registers.yaml": ("title", "file"),
}
"""Keys that cannot be left out, each standing alone in its line."""

LAST = {
    ORGANIZATION: "role: officer",
    f"{YEAR}/plan.yaml": "number: 9.5",
    f"{YEAR}/report.yaml": "signatures:",
    f"{YEAR}/marks.yaml": "measure: 9.5",
    f"{YEAR}/figures.yaml": "інструктажі_новопризначених:",
    f"{YEAR}/registers.yaml": "наради:",
}
"""What stands near the end, and the report cannot do without."""

CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x9b\u2028\u2029\ufffe"
"""Letters that YAML 1.2 has nowhere, not in a comment either."""

Change = Callable[[random.Random, str, str], str | bytes]


def _line(chance: random.Random, file: str, text: str, *, whole: bool = False) -> re.Match[str]:
    """Choose a line of a needed key; a `whole` one does not go on in the next line."""
    keys = "|".join(NEEDED[file])
    found = list(re.finditer(rf"^( *)(- )?({keys}): (\S.*)\n", text, re.MULTILINE))
    return chance.choice([one for one in found if not whole or not _goes_on(text, one)])


def _goes_on(text: str, line: re.Match[str]) -> bool:
    following = text[line.end() :].partition("\n")[0]
    column = len(line[1]) + len(line[2] or "")
    return bool(following.strip()) and len(following) - len(following.lstrip(" ")) > column


def _with(text: str, line: re.Match[str], new: str) -> str:
    return text[: line.start()] + new + text[line.end() :]


def _value(new: str) -> Change:
    def change(chance: random.Random, file: str, text: str) -> str:
        line = _line(chance, file, text, whole=True)
        return _with(text, line, f"{line[1]}{line[2] or ''}{line[3]}: {new.replace('OLD', line[4])}\n")

    return change


def _foreign_byte(chance: random.Random, file: str, text: str) -> bytes:
    content = bytearray(text.encode())
    content[chance.randrange(len(content))] = chance.choice([0xC0, 0xC1, 0xF5, 0xFE, 0xFF])  # in no UTF-8
    return bytes(content)


def _control(chance: random.Random, file: str, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(CONTROLS) + text[at:]


def _cut(chance: random.Random, file: str, text: str) -> str:
    return text[: chance.randrange(text.index("\n"), text.index(LAST[file]))]


def _deleted(chance: random.Random, file: str, text: str) -> str:
    return _with(text, _line(chance, file, text), "")


def _doubled(chance: random.Random, file: str, text: str) -> str:
    line = _line(chance, file, text)
    key = " " * len(line[1] + (line[2] or "")) + line[3]
    return _with(text, line, f"{line[1]}{line[2] or ''}{line[3]}: ще раз\n{key}: {line[4]}\n")


def _tab(chance: random.Random, file: str, text: str) -> str:
    line = _line(chance, file, text)
    return _with(text, line, f"\t{line[0].lstrip(' ')}")


def _misspelt(chance: random.Random, file: str, text: str) -> str:
    line = _line(chance, file, text)
    return _with(text, line, line[0].replace(f"{line[3]}:", f"{line[3][:-1]}х:", 1))


def _second(chance: random.Random, file: str, text: str) -> str:
    at = chance.choice([found.start() for found in re.finditer(r"^[a-zа-яіїє]+:", text, re.MULTILINE)][1:])
    return f"{text[:at]}---\n{text[at:]}"


def _encoded(chance: random.Random, file: str, text: str) -> bytes:
    return text.encode(chance.choice(["cp1251", "utf-16", "koi8-u", "cp866"]), "replace")


def _merge_key(chance: random.Random, file: str, text: str) -> str:
    return f"{text}<<: *{chance.choice('абв')}\n"


def _huge(chance: random.Random, file: str, text: str) -> str:
    return f"{text}# {'х' * chance.randrange(MAX_TEXT // 2, MAX_TEXT // 2 + 100_000)}\n"


CHANGES: dict[str, Change] = {
    "a byte that is no UTF-8": _foreign_byte,
    "a control character": _control,
    "cut off": _cut,
    "a needed line deleted": _deleted,
    "a key doubled": _doubled,
    "a tab for spaces": _tab,
    "a key misspelt": _misspelt,
    "two documents": _second,
    "another encoding": _encoded,
    "a merge key": _merge_key,
    "an anchor": _value("&a OLD"),
    "an alias": _value("*a"),
    "a tag": _value("!!python/object:os.system OLD"),
    "a list for a text": _value("[1, [2, 3]]"),
    "keys for a text": _value("{a: {б: 1}}"),
    "nothing": _value("~"),
    "too deep": _value("[" * 60 + "]" * 60),
    "brackets left open": _value("[а, б"),
    "quotes left open": _value('"OLD'),
    "template code": _value("'{{ OLD.__class__ }}'"),
    "a letter that turns text around": _value('"\\u202eOLD"'),
    "spaces for a text": _value('"  \\u00a0 "'),
}


def mutants(chance: random.Random, file: str, content: bytes, each: int) -> Iterator[tuple[str, bytes]]:
    """Give `each` mutants of a file for every change: what was done, and the file."""
    text = content.decode()
    for kind, change in CHANGES.items():
        for _ in range(each):
            made = change(chance, file, text)
            yield kind, made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    yield "too large", _huge(chance, file, text).encode()
