"""A PDF's pages as small grey pictures, from its bytes; and where two such pictures differ for the eye."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

_DPI = 40
_FINER = 4
"""Drawn so many times as large, then made smaller: else a hairline's shade would depend on where a pixel begins."""
_GREYS = 17
"""The step between two shades: sixteen of them keep a page at some 15 kB."""
_AROUND = 3
"""Pixels around each (2 mm) that are looked at together."""
_UNLIKE = 22
"""By how many of 255 shades their means may differ. Other ways of smoothing the same page came to 17 at most, the
loss of the shortest line, «1.1.», to 29 at least: measured on the 18 pages of a report."""
_INK = 255


@dataclass(frozen=True)
class Difference:
    """Where a page does not look as it did."""

    share: float
    """Of the page's surface, up to 1."""
    where: Image.Image
    """The old page in grey, with what differs in red."""


def draw(pdf: bytes) -> list[Image.Image]:
    """Draw all pages, with what forms and signatures show."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        document.init_forms()
        return [_drawn(page) for page in document]


def png(page: Image.Image) -> bytes:
    """Give a page as a file, in few shades."""
    written = io.BytesIO()
    page.point(lambda shade: round(shade / _GREYS) * _GREYS).save(written, "PNG", optimize=True)
    return written.getvalue()


def difference(before: Image.Image, now: Image.Image) -> Difference | None:
    """Tell where two pages differ by more than their drawing may."""
    if before.size != now.size:
        return Difference(1, Image.new("RGB", before.size, "red"))
    blurred = (page.filter(ImageFilter.BoxBlur(_AROUND)) for page in (before, now))
    unlike = ImageChops.difference(*blurred).point(lambda shade: _INK if shade > _UNLIKE else 0)
    count = unlike.histogram()[_INK]
    if not count:
        return None
    shown = before.convert("RGB")
    shown.paste("red", mask=ImageChops.multiply(unlike, ImageChops.invert(before.point(lambda shade: shade // 2))))
    return Difference(count / (before.width * before.height), shown)


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    large = page.render(scale=_FINER * _DPI / 72, grayscale=True).to_pil().convert("L")
    size = (round(large.width / _FINER), round(large.height / _FINER))
    return large.resize(size, Image.Resampling.BOX)
