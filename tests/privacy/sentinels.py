"""Words that occur nowhere else, the private registers that hold them, and a search for them in any file."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.spreadsheets import NAMESPACES, saved, zipped

REGISTERS = """
  {0}:
    title: Облік {0}
    file: private/{1}
    columns:
      хто: {{head: Хто, type: text}}
      номер: {{head: Номер, type: id}}
      коли: {{head: Коли, type: date}}
      скільки: {{head: Скільки, type: quantity}}
"""
HEADS = ("Хто", "Номер", "Коли", "Скільки")
KINDS = ("csv", "xlsx", "ods")
ROWS = 2


class Sentinels:
    """Makes words and numbers that occur nowhere else, and remembers them by what they are put into."""

    def __init__(self, seed: int) -> None:
        """Start; the same seed makes the same words."""
        self._random = random.Random(seed)  # noqa: S311 - words for a test
        self.made: dict[str, str] = {}
        """What was put, by where it was put."""

    def word(self, place: str) -> str:
        """A word of Cyrillic letters."""
        return self._put(place, "".join(self._random.choice(pair) for pair in ("жґщц", "юєїи") * 5))

    def latin(self, place: str) -> str:
        """A word of Latin letters."""
        return self._put(place, "".join(self._random.choice(pair) for pair in ("qxzjk", "aeiouy") * 5))

    def digits(self, place: str) -> str:
        """A number."""
        return self._put(place, str(self._random.randrange(10**11, 10**12)))

    def number(self, place: str) -> str:
        """A number of an act."""
        letters = "".join(self._random.choice(pair) for pair in ("QXZJK", "AEIOU") * 4)
        return self._put(place, f"{letters}-{self._random.randrange(10**7, 10**8)}")

    def date(self, place: str) -> str:
        """A day of a year that no report tells of, as an office writes it."""
        day = dt.date(1901, 1, 1) + dt.timedelta(self._random.randrange(9000))
        return self._put(place, day.strftime("%d.%m.%Y"))

    def row(self, place: str) -> tuple[str, str, str, str]:
        """Fill a row of a register."""
        return (
            f"{self.word(f'{place}, слово')} {self.latin(f'{place}, латиниця')}",
            self.number(f"{place}, номер"),
            self.date(f"{place}, дата"),
            self.digits(f"{place}, число"),
        )

    def _put(self, place: str, made: str) -> str:
        assert place not in self.made
        assert made not in self.made.values()
        self.made[place] = made
        return made


def register(kind: str, sentinels: Sentinels) -> bytes:
    """A private register with a sentinel in every place of the file, seen or unseen."""
    rows = [sentinels.row(f"{kind}, рядок {number}") for number in range(ROWS)]
    if kind == "csv":
        return "\n".join(";".join(row) for row in (HEADS, *rows)).encode()
    return _xlsx(rows, sentinels) if kind == "xlsx" else _ods(rows, sentinels)


def _xlsx(rows: list[tuple[str, str, str, str]], sentinels: Sentinels) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sentinels.word("xlsx, аркуш")
    for who, number, day, amount in [HEADS, *rows]:
        sheet.append([who, number, day, int(amount) if amount.isdigit() else amount])
    sheet["A2"].comment = Comment(sentinels.word("xlsx, примітка"), sentinels.word("xlsx, автор примітки"))
    sheet["B2"].hyperlink = f"https://example.org/{sentinels.latin('xlsx, посилання')}"
    sheet.oddHeader.center.text = sentinels.word("xlsx, колонтитул")
    hidden = book.create_sheet(sentinels.word("xlsx, прихований аркуш"))
    hidden.sheet_state = "hidden"
    hidden["A1"] = sentinels.word("xlsx, клітинка прихованого аркуша")
    for name in ("creator", "title", "subject", "description", "keywords", "category", "lastModifiedBy"):
        setattr(book.properties, name, sentinels.word(f"xlsx, властивість {name}"))
    return saved(book)


def _ods(rows: list[tuple[str, str, str, str]], sentinels: Sentinels) -> bytes:
    note = f"<office:annotation><text:p>{sentinels.word('ods, примітка')}</text:p></office:annotation>"
    hidden = (
        f'<table:table table:name="{sentinels.word("ods, прихований аркуш")}" table:style-name="unseen">'
        f"{_ods_row([sentinels.word('ods, клітинка прихованого аркуша')])}</table:table>"
    )
    style = '<style:style style:name="unseen"><style:table-properties table:display="false"/></style:style>'
    table = f'<table:table table:name="{sentinels.word("ods, аркуш")}">'
    body = "".join(_ods_row(row, note if not number else "") for number, row in enumerate([HEADS, *rows]))
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{style}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{table}{body}</table:table>{hidden}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    meta = (
        f'<office:document-meta {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{sentinels.word('ods, назва')}</dc:title><dc:creator>{sentinels.word('ods, автор')}</dc:creator>"
        "</office:meta></office:document-meta>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, "meta.xml": meta})


def _ods_row(texts: list[str] | tuple[str, ...], note: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string">{note}<text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def found(sentinels: dict[str, str], where: dict[str, bytes]) -> set[tuple[str, str]]:
    """Give each place of a sentinel with the file, or part of a file, in which it occurs in any writing."""
    parts = {part: content.lower() for name, content in where.items() for part, content in unpacked(name, content)}
    return {
        (place, part)
        for place, made in sentinels.items()
        for writing in writings(made)
        for part, content in parts.items()
        if writing in content
    }


def writings(made: str) -> set[bytes]:
    """The ways in which a program may write a word, in lower case as bytes have it."""
    days = {made}
    if made[2:3] == ".":
        day = dt.datetime.strptime(made, "%d.%m.%Y").replace(tzinfo=dt.UTC)
        days |= {day.strftime("%Y-%m-%d"), f"datetime.date({day.year}, {day.month}, {day.day})"}
    plain = {text.encode(code) for text in days for code in ("utf-8", "utf-16-be", "utf-16-le", "cp1251")}
    escaped = {json.dumps(text)[1:-1].encode() for text in days}
    entities = {"".join(f"&#{ord(letter)};" for letter in text).encode() for text in days}
    return {each.lower() for each in (*plain, *(each.hex().encode() for each in plain), *escaped, *entities)}


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file's name and bytes, and of an archive or a PDF everything that is packed inside."""
    yield name, name.encode() + b"\n" + content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name}, зауваги архіву", archive.comment + b"".join(each.comment for each in archive.infolist())
            for part in archive.namelist():
                yield from unpacked(f"{name}/{part}", archive.read(part))
    elif content.startswith(b"%PDF"):
        yield from _unpacked_pdf(name, content)


def _unpacked_pdf(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, found_object in enumerate(pdf.objects):
            yield f"{name}, об’єкт {number}", _object_bytes(found_object)
        for attached, spec in pdf.attachments.items():
            yield f"{name}, долучено {attached}", spec.get_file().read_bytes()
        yield f"{name}, trailer", _object_bytes(pdf.trailer)
    read = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    yield f"{name}, текст", b"".join(read.stdout.split())


def _object_bytes(one: pikepdf.Object) -> bytes:
    """An object's own bytes, its strings as text, and its stream unpacked."""
    strings = "\n".join(_strings(one)).encode()
    if isinstance(one, pikepdf.Stream):
        return one.read_bytes(pikepdf.StreamDecodeLevel.specialized) + b"\n" + strings
    return one.unparse() + b"\n" + strings


def _strings(one: object, depth: int = 0) -> Iterator[str]:
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Array) and depth < 3:
        for each in list(one):
            yield from _strings(each, depth + 1)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and depth < 3:
        for each in one.values():
            yield from _strings(each, depth + 1)


def files_of(*folders: Path) -> dict[str, bytes]:
    """Read every file below `folders`, by its path."""
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file): file.read_bytes() for file in files}
