"""How a defect is made in a finished PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Dictionary, Name, Pdf, StreamDecodeLevel


def elements(pdf: Pdf, *tags: str) -> Iterator[pikepdf.Object]:
    """Give the structure elements of these types."""
    for held in pdf.objects:
        if isinstance(held, Dictionary) and held.get("/Type") == Name.StructElem and str(held.S) in tags:
            yield held


def element(pdf: Pdf, *tags: str) -> pikepdf.Object:
    """Give the first of them."""
    return next(elements(pdf, *tags))


def fonts(pdf: Pdf) -> list[pikepdf.Object]:
    """Give the fonts of the first page."""
    return [font for _, font in sorted(pdf.pages[0].Resources.Font.items())]


def link(pdf: Pdf) -> pikepdf.Object:
    """Give the first link on a page."""
    return next(page.obj.Annots[0] for page in pdf.pages if "/Annots" in page.obj)


def other_xmp(pdf: Pdf, old: str, new: str) -> None:
    """Change the metadata packet."""
    before = pdf.Root.Metadata.read_bytes()
    assert old.encode() in before
    pdf.Root.Metadata.write(before.replace(old.encode(), new.encode()))


def put(place: Callable[[Pdf], pikepdf.Object], key: str, value: object) -> Callable[[Pdf], None]:
    """Make a defect by an entry."""

    def damage(pdf: Pdf) -> None:
        holder = place(pdf)
        holder[key] = value(pdf) if callable(value) else value

    return damage


def drop(place: Callable[[Pdf], pikepdf.Object], key: str) -> Callable[[Pdf], None]:
    """Make a defect by taking an entry away."""

    def damage(pdf: Pdf) -> None:
        del place(pdf)[key]

    return damage


def root(pdf: Pdf) -> pikepdf.Object:
    """Give the catalogue."""
    return pdf.Root


def damaged(good: bytes, damage: Callable[[Pdf], None]) -> bytes:
    """Give the PDF with one defect and nothing else changed."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        damage(pdf)
        pdf.save(
            written,
            force_version=pdf.pdf_version,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
            fix_metadata_version=False,
        )
    return written.getvalue()


def rewritten(good: bytes, **options: object) -> bytes:
    """Write the PDF anew, in another way."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        pdf.save(written, **options)
    return written.getvalue()
