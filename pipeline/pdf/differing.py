"""Two PDF of one content to what is not the same in them: pages, text, fonts, pictures, metadata, tags.

Fails if one of them cannot be opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import pikepdf
import pypdfium2

from pipeline.contracts import Pdf
from pipeline.pdf.damage import opened
from pipeline.pdf.objects import dictionaries, fonts
from pipeline.pdf.structure import structure


def differences(was: Pdf, now: Pdf) -> tuple[str, ...]:
    """Name the parts in which two files differ; nothing if they are the same bytes.

    Raises:
        Damaged: one of them is broken.
    """
    if was == now:
        return ()
    with opened(was) as first, opened(now) as second:
        named = tuple(name for name, look in _LOOKS.items() if look(first) != look(second))
    return (*_counted(was, now), *_texts(was, now), *named) or ("лише запис об’єктів файлу, не те, що він показує",)


def _counted(was: Pdf, now: Pdf) -> Iterator[str]:
    before, after = len(_words(was)), len(_words(now))
    if before != after:
        yield f"кількість сторінок ({before} → {after})"


def _texts(was: Pdf, now: Pdf) -> Iterator[str]:
    pages = zip(_words(was), _words(now), strict=False)
    odd = [str(number) for number, (before, after) in enumerate(pages, 1) if before != after]
    if odd:
        yield f"текст сторінок {', '.join(odd[:10])}"


def _words(pdf: Pdf) -> tuple[str, ...]:
    with pypdfium2.PdfDocument(pdf) as shown:
        return tuple(page.get_textpage().get_text_range() for page in shown)


def _fonts(pdf: pikepdf.Pdf) -> object:
    return sorted((str(font.get("/BaseFont", "")), _program(font)) for font in fonts(pdf))


def _program(font: pikepdf.Object) -> str:
    for inner in (font, *font.get("/DescendantFonts", [])):
        described = inner.get("/FontDescriptor")
        if described is not None and "/FontFile2" in described:
            return hashlib.sha256(described["/FontFile2"].read_bytes()).hexdigest()
    return ""


def _pictures(pdf: pikepdf.Pdf) -> object:
    pictures = (each for each in dictionaries(pdf) if each.get("/Subtype") == pikepdf.Name.Image)
    return sorted(hashlib.sha256(each.read_raw_bytes()).hexdigest() for each in pictures)


def _drawing(pdf: pikepdf.Pdf) -> object:
    return [b"".join(part.read_bytes() for part in _streams(page)) for page in pdf.pages]


def _streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _metadata(pdf: pikepdf.Pdf) -> object:
    packet = pdf.Root.get("/Metadata")
    told = {name: str(value) for name, value in pdf.trailer.get("/Info", pikepdf.Dictionary()).items()}
    return told, packet.read_bytes().strip() if packet is not None else b""


def _tags(pdf: pikepdf.Pdf) -> object:
    return tuple((replace(element, held=(), name=(0, 0)), above.tag) for element, above in structure(pdf).within())


_LOOKS: Mapping[str, Callable[[pikepdf.Pdf], object]] = MappingProxyType(
    {
        "шрифти": _fonts,
        "рисунки": _pictures,
        "розташування на сторінках": _drawing,
        "метадані": _metadata,
        "розмітка для читача з екрана": _tags,
    }
)
