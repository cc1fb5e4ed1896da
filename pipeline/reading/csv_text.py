"""CSV to a grid: every field with its line and column; what is not RFC 4180 is refused, nothing is guessed away."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.contracts import Complain
from pipeline.errors import Fault, PlainFault
from pipeline.reading.cells import Cell, Row
from pipeline.reading.letters import decoded, unified
from pipeline.reading.tables import plain_head
from schemas.origin import Origin
from schemas.text import FOLDED, Text

DELIMITERS = ";,\t"
_CYRILLIC_UTF8 = re.compile(rb"[\xd0-\xd2][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')

_DOUBLE = "Візьміть усе поле в лапки, а лапки в ньому подвойте"
_INSTEAD_OF = {2: "двох", 3: "трьох", 4: "чотирьох", 5: "п’яти", 6: "шести"}


def read_csv(content: bytes, name: str, heads: Iterable[str], complain: Complain) -> tuple[Row, ...]:
    """Read the file called `name`, in UTF-8, UTF-16 or Windows-1251, parted by `;`, `,` or a tab: what finds `heads`.

    Gives the rows as wide as the first; the others are told to `complain`. None at all if the quotes are broken.
    """
    text = letters(content, name, complain)
    if text is None:
        return ()
    faults: list[Fault] = []
    delimiter = _delimiter(text, heads)
    rows = tuple(_Fields(text, delimiter, name, faults.append).rows())
    width = next((len(row) for row in rows if not _is_blank(row)), 1)
    rows = tuple(row * width if _is_blank(row) else row for row in rows)
    for fault in faults or [_uneven(row, width, delimiter) for row in rows if len(row) != width]:
        complain(fault)
    return () if faults else tuple(row for row in rows if len(row) == width)


def letters(content: bytes, name: str, complain: Complain) -> str | None:
    """Decode UTF-8, or else Windows-1251, which is what Excel writes where it is set to Ukrainian.

    UTF-16, which Excel calls «Текст Юнікод», is known by its mark. Bytes that are UTF-8 but for some damage are not
    taken for Windows-1251, which would take almost any.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as("utf-16", content, name, complain)
    try:
        return unified(content.decode("utf-8"))
    except UnicodeDecodeError:
        # Two bytes make a Cyrillic letter in UTF-8; in Windows-1251 such a pair is rare.
        if len(_HIGH.findall(content)) <= 4 * len(_CYRILLIC_UTF8.findall(content)):
            return decoded(content, name, complain)
    return _as("cp1251", content, name, complain)


def _as(encoding: str, content: bytes, name: str, complain: Complain) -> str | None:
    try:
        return unified(content.decode(encoding))
    except UnicodeDecodeError:
        complain(PlainFault("файл збережено в невідомому кодуванні", "Збережіть його наново в UTF-8", Origin(name)))
        return None


def _delimiter(text: str, heads: Iterable[str]) -> str:
    known = {plain_head(head) for head in heads}

    def found(delimiter: str) -> tuple[int, int]:
        not_told: list[Fault] = []
        first = next(_Fields(text, delimiter, "", not_told.append).rows(), ())
        return sum(plain_head(str(cell.content)) in known for cell in first), len(first)

    return max(DELIMITERS, key=found)


def _is_blank(row: Row) -> bool:
    return len(row) == 1 and row[0].content is None


def _uneven(row: Row, width: int, delimiter: str) -> Fault:
    origin, sign = row[0].origin, "знак табуляції" if delimiter == "\t" else f"«{delimiter}»"
    if len(row) == 1:
        reason = f"у рядку {origin.line} одне поле замість {_INSTEAD_OF.get(width, width)}"
        return PlainFault(reason, f"Між графами цього файлу ставлять {sign}", origin)
    reason = f"у рядку {origin.line} полів: {len(row)}, а граф: {width}"
    remedy = (
        f"Поле, в якому є {sign}, візьміть у лапки" if len(row) > width else f"Поставте {sign} і при порожніх полях"
    )
    return PlainFault(reason, remedy, origin)


@dataclass
class _Fields:
    """A walk over the fields of a text."""

    text: str
    delimiter: str
    name: str
    complain: Complain
    line: int = 1
    line_start: int = 0

    def rows(self) -> Iterator[Row]:
        """Give row after row; stops where quotes are not closed."""
        ends = re.compile(f"[{self.delimiter}\n]")
        at, row = 0, list[Cell]()
        while at < len(self.text) or row:
            quoted = _QUOTED.match(self.text, at)
            found = ends.search(self.text, quoted.end() if quoted else at)
            end = found.start() if found else len(self.text)
            row.append(self._quoted(at, quoted, end) if quoted else self._plain(at, end))
            if not self.text.startswith(self.delimiter, end):
                yield tuple(row)
                row = []
                self.line, self.line_start = self.line + 1, end + 1
            at = end + 1

    def _plain(self, at: int, end: int) -> Cell:
        value, origin = self.text[at:end], self._origin(at)
        if value.startswith('"'):
            self.complain(PlainFault("лапки не закрито", "Закрийте їх", origin))
        elif '"' in value:
            self.complain(PlainFault("лапки всередині поля", _DOUBLE, self._origin(at + value.index('"'))))
        return Cell(Text(value, origin) if value.strip() else None, origin)

    def _quoted(self, at: int, quoted: re.Match[str], end: int) -> Cell:
        origin = self._origin(at)
        if quoted.end() != end:
            self.complain(PlainFault("текст після закритих лапок", _DOUBLE, self._origin(quoted.end())))
        raw, inside = quoted[1], self._origin(at + 1)
        self.line += raw.count("\n")
        if "\n" in raw:
            self.line_start = at + 2 + raw.rindex("\n")
        text = Text(raw.replace('""', '"'), inside, FOLDED if '""' in raw else 1)
        return Cell(text if raw.strip() else None, origin)

    def _origin(self, at: int) -> Origin:
        return Origin(self.name, self.line, at - self.line_start + 1)
