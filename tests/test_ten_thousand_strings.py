"""Ten thousand hostile strings: each is refused with its place, or printed unaltered wherever a document has text."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from pydantic import TypeAdapter, ValidationError

from pipeline.word.reading import read
from pipeline.word.texts import DocxReading, ReadTable
from schemas.document import Block, Document, PrintedSection, printed
from schemas.layout import Layout
from schemas.origin import Origin
from schemas.text import Text
from tests.printed import HEADS, approval, document, paragraph, row, signature
from tests.word.forms import render, with_running_heads

TEXT: TypeAdapter[Text] = TypeAdapter(Text)
MANY = 10_000
PER_DOCUMENT = 250

# fmt: off
PIECES = (
    "Рога & Копита", "a < b", "<b>жирний</b>", "<select>", "</w:t>", "x</w:t></w:r></w:p><w:tr>",
    "<?xml version='1.0'?>", "]]>", "<![CDATA[", "<!--", "-->", "&amp;", "&#39;", "&lt;", "&bogus;", "{{ 7*7 }}",
    "{% raw %}", "{# x #}", "{_{ x }_}", "{_% y %_}", "{", "}", "{ {", "%}", "${x}", "#{x}", "[[слухачі]]",
    "{{ cycler.__init__.__globals__.os }}", "|safe", "\\a", "\\f", "\a", "\f", "\r\n", "\r", "\n", "\n\n", "\t",
    "\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff", "\ufdd0", "\ud800", "\udfff", "\u202e",
    "\u2066", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u2028", "\ue000", "\U000e0041", "None", "True",
    "nan", "0.1", "2.10", "1e9", "''", '"', "'", "’", "ʼ", "`", "«»", "„“", "–", "—", "\u2011", "\u00a0", "\u202f",
    "об’єкт", "обовʼязок", "и\u0306", "е\u0301", "ї", "Ї", "Ґ", "👩🏽", "🇺🇦", "𝔸", "𠀀", "שלום", "مرحبا", "中文", "ﬁ",
    "ẞ", "İ", "ǅ", "\U0001f469\u200d\u2696\ufe0f", " ", "  ", "_x000D_", "=1+1", "@x", "№", "§", "…", "%s", "%(x)s",
    "\\", "/", "C:\\", "~", "^", "довгий текст " * 40, "а" * 300, "слово",
)
# fmt: on
"""Words of XML, Jinja, docxtpl, Python, spreadsheets and of many alphabets, and what files smuggle in among them."""


def hostile(seed: int) -> Iterator[Text]:
    """Strings of a few pieces and of any characters, as typed in a file."""
    chosen = random.Random(seed)  # noqa: S311 - the same strings each time
    for number in range(MANY):
        pieces = [chosen.choice(PIECES) for _ in range(chosen.randint(1, 4))]
        if chosen.random() < 0.3:
            pieces.insert(0, "".join(chr(chosen.randrange(0x20, 0x3000)) for _ in range(chosen.randint(1, 5))))
        if chosen.random() < 0.1:
            pieces.append(chr(chosen.randrange(0x110000)))
        yield Text("".join(pieces), Origin("а.yaml", line=number + 1, column=1), 1)


def accepted(typed: Text, counts: Counter[str]) -> bool:
    """Whether the model takes the text; if not, that the refusal names a character and its place."""
    try:
        TEXT.validate_python(typed)
    except ValidationError as refused:
        (error,) = refused.errors()
        place = typed.at(error.get("ctx", {}).get("position", 0))
        assert place is not None
        assert place.line >= 1
        assert error["type"] in {"text_forbidden", "text_invisible", "text_empty"}
        counts["refused"] += 1
        return False
    return True


def spread(texts: Sequence[str]) -> Document:
    """A document with the texts in every kind of place, in turn; the file's properties among them."""
    plain = list(texts)
    name, heading, author, *plain = plain
    heads, plain = plain[:6], plain[6:]
    third = len(plain) // 8
    titles, preamble, closing, posts = (plain[place * third : (place + 1) * third] for place in range(4))
    cells = plain[4 * third :]
    made = [row(str(number), mark=cell) for number, cell in enumerate(cells)]
    base = document(*made)
    headed = zip(base.columns, heads, strict=True)
    columns = tuple(column.model_copy(update={"head": printed(head)}) for column, head in headed)
    return document(
        organization_name=author,
        name=printed(name),
        heading=printed(heading),
        approvals=tuple(approval(name=post) for post in posts),
        preamble=tuple(paragraph(one) for one in preamble),
        columns=columns,
        sections=(*(PrintedSection(title=printed(title), rows=()) for title in titles), base.sections[0]),
        closing=tuple(paragraph(one) for one in closing),
        signatures=tuple(signature(post, name=post) for post in posts),
    )


def said(found: DocxReading) -> list[str]:
    """Everything that the file says, place by place, in the sequence of reading."""
    lines = [one.text for part in (found.before, found.after) for one in part if not isinstance(one, ReadTable)]
    return [
        *lines,
        *(cell.text for one in found.rows for cell in one.cells),
        *found.properties.values(),
        *found.headers.values(),
    ]


def promised(made: Document) -> list[str]:
    """What the file must say, from the content."""
    blocks = [*(one for block in made.approvals for one in (block.word, block.authority, block.name, block.date))]
    before = [line.text for block in (*blocks, made.name, made.heading, made.preamble) for line in block]
    ends = [f"{joined(one.last_post_line)}\t{joined(one.name)}" for one in made.signatures]
    cells = [joined(column.head) for column in made.columns]
    for section in made.sections:
        cells += [joined(section.title), *(joined(one.cells[key]) for one in section.rows for key in HEADS)]
    dated = f"{made.dated}T00:00:00Z"
    properties = [made.title, made.organization_name, "uk-UA", dated, dated]
    running = [joined(made.heading), joined(made.name), made.organization_name]
    return [*before, *(line.text for line in made.closing), *ends, *cells, *properties, *running]


def joined(block: Block) -> str:
    """A block's letters as a cell has them."""
    return "\n".join(one.text for one in block)


@pytest.mark.hard
def test_ten_thousand_hostile_strings_are_refused_or_arrive(capsys: pytest.CaptureFixture[str]) -> None:
    """None is altered or lost: table, paragraphs, approvals, signatures, headers, footers and properties say them."""
    counts = Counter(lost=0, altered=0)
    form = with_running_heads("{{r name }}", "{{r heading }}", "{{r organization }}")
    taken = [typed for typed in hostile(2023) if accepted(typed, counts)]
    for start in range(0, len(taken), PER_DOCUMENT):
        texts = taken[start : start + PER_DOCUMENT]
        filled = [*texts, *(["а"] * (PER_DOCUMENT - len(texts)))]
        made = spread(filled)
        promise, finding = promised(made), said(read(render(made, form, Layout())))
        counts["lost"] += abs(len(promise) - len(finding))
        counts["altered"] += sum(one != other for one, other in zip(promise, finding, strict=False))
        counts["arrived"] += len(texts)
    with capsys.disabled():
        told = ", ".join(f"{counts[name]} {name}" for name in ("arrived", "refused", "altered", "lost"))
        sys.stdout.write(f"\n{MANY} strings: {told}\n")

    assert (MANY, 0, 0) == (counts["arrived"] + counts["refused"], counts["altered"], counts["lost"])
    assert min(counts["arrived"], counts["refused"]) > MANY / 10
