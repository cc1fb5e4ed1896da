"""Seeded changes to a finished DOCX, such as a slip of a hand or of a program would make."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from lxml import etree

from tests.story import docx_looks
from tests.story.docx_looks import Body, W, texts


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _rows(body: Body) -> list[Body]:
    """The rows of measures: those that have all columns, but the head."""
    rows = list(body.iter(f"{W}tr"))
    widest = max(len(row.findall(f"{W}tc")) for row in rows)
    return [row for row in rows if len(row.findall(f"{W}tc")) == widest][1:]


def _exchange(first: Body, second: Body) -> None:
    mark = etree.Element("mark")
    first.getparent().replace(first, mark)  # type: ignore[union-attr] # it stands in the body
    second.getparent().replace(second, first)  # type: ignore[union-attr] # it stands in the body
    mark.getparent().replace(mark, second)  # type: ignore[union-attr] # just put there


def a_word(body: Body, chance: random.Random) -> None:
    """Another word stands in its place."""
    text = chance.choice(texts(body))
    words = (text.text or "").split(" ")
    words[chance.randrange(len(words))] = "інше"
    text.text = " ".join(words)


def a_digit(body: Body, chance: random.Random) -> None:
    """A digit is another one."""
    text = chance.choice([each for each in texts(body) if any(letter.isdecimal() for letter in each.text or "")])
    letters = list(text.text or "")
    place = chance.choice([index for index, letter in enumerate(letters) if letter.isdecimal()])
    letters[place] = str((int(letters[place]) + chance.randint(1, 9)) % 10)
    text.text = "".join(letters)


def a_lost_letter(body: Body, chance: random.Random) -> None:
    """A letter is gone."""
    text = chance.choice(texts(body))
    letters = text.text or ""
    place = chance.randrange(len(letters))
    text.text = letters[:place] + letters[place + 1 :]


def two_rows(body: Body, chance: random.Random) -> None:
    """Two rows change places."""
    _exchange(*chance.sample(_rows(body), 2))


def two_cells(body: Body, chance: random.Random) -> None:
    """Two cells of a row that differ change places."""
    cells = chance.choice(_rows(body)).findall(f"{W}tc")
    first = chance.randrange(len(cells) - 1)
    _exchange(cells[first], cells[first + 1])


def a_row(body: Body, chance: random.Random) -> None:
    """A row is dropped."""
    row = chance.choice(_rows(body))
    row.getparent().remove(row)  # type: ignore[union-attr] # it stands in a table


def a_foreign_paragraph(body: Body, chance: random.Random) -> None:
    """A leftover of a template stands between the paragraphs."""
    paragraph = etree.fromstring(
        f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>{chance.choice(["None", "{{ x }}", "0"])}</w:t></w:r></w:p>'
    )
    place = chance.choice([each for each in body.iter(f"{W}p") if each.findall(f".//{W}t")])
    place.addnext(paragraph)


def a_merged_cell(body: Body, chance: random.Random) -> None:
    """A cell goes on in the one below, which Word then hides."""
    cell = chance.choice(_rows(body)).findall(f"{W}tc")[chance.randrange(5)]
    properties = cell.find(f"{W}tcPr")
    assert properties is not None
    etree.SubElement(properties, f"{W}vMerge")


BODY: tuple[Callable[[Body, random.Random], None], ...] = (
    a_word,
    a_digit,
    a_lost_letter,
    two_rows,
    two_cells,
    a_row,
    a_foreign_paragraph,
    docx_looks.a_font,
    docx_looks.a_hidden_run,
    docx_looks.a_faint_run,
    docx_looks.a_watermark,
    docx_looks.a_page_without_margins,
    docx_looks.a_frame_off_the_page,
    docx_looks.a_raised_run,
    a_merged_cell,
)


def _another_language(parts: dict[str, bytes], chance: random.Random) -> None:
    other = chance.choice([b"en-US", b"ru-RU", b"pl-PL"])
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"uk-UA", other)


def _another_title(parts: dict[str, bytes], chance: random.Random) -> None:
    word = chance.choice(["РОБОТИ", "корупції"])
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = core.replace(word, "ПРАЦІ").encode()


PARTS = (_another_language, _another_title, docx_looks.a_style_that_hides, docx_looks.a_header)


def mutated(docx: bytes, seed: int) -> tuple[bytes, str]:
    """Give the document with the change number `seed`, and what was changed."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    parts = _parts(docx)
    kinds = len(BODY) + len(PARTS)
    if seed % kinds >= len(BODY):
        change = PARTS[seed % kinds - len(BODY)]
        change(parts, chance)
        return _packed(parts), change.__name__
    body = etree.fromstring(parts["word/document.xml"])
    BODY[seed % kinds](body, chance)
    parts["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _packed(parts), BODY[seed % kinds].__name__
