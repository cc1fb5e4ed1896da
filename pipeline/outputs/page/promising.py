"""All that a page must say, in order, from the content alone and never from the template or what it made.

From a document and the files beside it to what `reading` will have to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.outputs.page.promising_summary import summary
from pipeline.outputs.page.writing import Download, followed, policy, style
from pipeline.summarizing.sheet import Sheet
from schemas.document import ApprovalBlock, Block, Document, PrintedParagraph
from schemas.prose import Run

_DECLARED = ("<!doctype html>",)


def promises(document: Document, downloads: Sequence[Download], sheet: Sheet | None = None) -> tuple[str, ...]:
    """Give the page's texts as `reading.read_back` tells them."""
    return (*_DECLARED, *_head(document), *_header(document), *_main(document, downloads, sheet))


def _head(document: Document) -> Iterator[str]:
    draft = f"{_plain(document.draft)}. " if document.draft else ""
    yield f"lang={document.language}"
    yield f"content={policy()}"
    yield "content=width=device-width, initial-scale=1"
    yield "content=light dark"
    yield "content=no-referrer"
    yield f"{draft}{document.title}"
    yield f"content={document.title}. {document.organization_name}"
    yield style()


def _header(document: Document) -> Iterator[str]:
    yield "a #measures: Перейти до таблиці"
    yield document.organization_name
    yield from _block(document.draft)
    for approval in (*document.concurrences, *document.approvals):
        yield from _approval(approval)


def _approval(approval: ApprovalBlock) -> Iterator[str]:
    for part in (approval.word, approval.authority, approval.name, approval.date, approval.seal):
        yield from _block(part)


def _main(document: Document, downloads: Sequence[Download], sheet: Sheet | None) -> Iterator[str]:
    for block in (document.name, document.heading, document.preamble):
        yield from _block(block)
    if document.sections:
        yield "Зміст"
    for number, section in enumerate(document.sections, 1):
        yield f"a #section-{number}: {_plain(section.title)}"
    yield from _files(downloads)
    if sheet:
        yield from summary(sheet)
    yield from _table(document)
    yield from _block(document.closing)
    for signature in document.signatures:
        for block in (*signature.post_lines, signature.last_post_line, signature.name):
            yield from _block(block)


def _files(downloads: Sequence[Download]) -> Iterator[str]:
    if downloads:
        yield "Файли"
    for file in downloads:
        yield f"a {file.address}: {file.title}"
        yield " "
        yield f"small: {file.name}, {file.extent}"


def _table(document: Document) -> Iterator[str]:
    yield "Заходи і стан їх виконання" if document.prints_marks else "Заходи"
    heads = {column.key: _plain(column.head) for column in document.columns}
    for column in document.columns:
        yield from _block(column.head)
    for section in document.sections:
        yield from _block(section.title)
        for row in section.rows:
            for key, head in heads.items():
                yield f"data-label={head}"
                yield from _block(row.cells[key])


def _block(block: Block) -> Iterator[str]:
    for paragraph in block:
        if place := paragraph.item:
            mark = "–" if place.ordinal is None else f"{place.ordinal}{place.delimiter}"
            yield f"{'  ' * place.level}{mark}"
        if paragraph.text.strip(" \t\n"):
            yield from _words(paragraph)


def _words(paragraph: PrintedParagraph) -> Iterator[str]:
    looks = (
        (look, letters) for run in _addressed(paragraph.runs) for look, letters in [(_look(run), run.text)] if letters
    )
    for look, parts in groupby(looks, lambda part: part[0]):
        letters = "".join(text for _, text in parts)
        yield f"{look}: {letters}" if look else letters


def _addressed(runs: Iterable[Run]) -> Iterator[Run]:
    """Put the address of a link that may not be followed into letters behind it."""
    for link, linked in groupby(runs, lambda run: run.emphasis.link):
        yield from linked
        if link and not followed(link):
            yield Run(text=f" ({link})")


def _look(run: Run) -> str:
    look = run.emphasis
    link = f"a {look.link}" if look.link and followed(look.link) else ""
    styles = ("strong" * look.bold, "em" * look.italic, "sup" * look.superscript)
    return " ".join(word for word in (link, *styles) if word)


def _plain(block: Block) -> str:
    return " ".join(paragraph.text for paragraph in block)
