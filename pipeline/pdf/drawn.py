"""From any PDF to the letters that its pages draw, each piece with its place and its mark. Reads with PDFium.

Whether they can be seen is not told; of what LibreOffice makes, `drawing` tells it.
White space is unreliable here: PDFium guesses some of it, and LibreOffice draws none at a line's end.
"""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Iterator
from typing import Any

import pikepdf  # noqa: F401 - brings the codec pdfdoc
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.pdf.pieces import Piece

_LINE_END_HYPHEN = "\x02"
"""What PDFium puts for a hyphen that ends a line, real or soft."""


def drawn(pdf: pypdfium2.PdfDocument) -> Iterator[Piece]:
    """Give every piece of text of every page, in the order of drawing."""
    for index in range(len(pdf)):
        page = pdf[index]
        letters = pdfium.FPDFText_LoadPage(page.raw)
        try:
            reader = _Reader(index + 1, page.get_bbox(), letters)
            for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
                drawing = pdfium.FPDFPage_GetObject(page.raw, place)
                if pdfium.FPDFPageObj_GetType(drawing) == pdfium.FPDF_PAGEOBJ_TEXT:
                    yield reader.piece(drawing)
        finally:
            pdfium.FPDFText_ClosePage(letters)
            page.close()


class _Reader:
    """Reads the text objects of one page; keeps one buffer for all its letters."""

    def __init__(self, page: int, paper: tuple[float, float, float, float], letters: Any) -> None:  # noqa: ANN401
        self._page = page
        self._paper = paper
        self._letters = letters
        self._buffer = ctypes.create_string_buffer(8192)

    def piece(self, drawing: Any) -> Piece:  # noqa: ANN401 - PDFium's handle
        matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
        pdfium.FPDFPageObj_GetMatrix(drawing, matrix)
        pdfium.FPDFTextObj_GetFontSize(drawing, size)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(drawing, left, bottom, right, top)
        x0, y0, x1, y1 = self._paper
        on_paper = left.value < x1 and right.value > x0 and bottom.value < y1 and top.value > y0
        artifact, spoken = self._marks(drawing)
        return Piece(
            text=self._text(drawing),
            page=self._page,
            x=matrix.e,
            y=matrix.f,
            right=right.value,
            size=size.value * abs(matrix.d),
            mark=pdfium.FPDFPageObj_GetMarkedContentID(drawing),
            artifact=artifact,
            visible=on_paper,
            spoken=spoken,
        )

    def _text(self, drawing: Any) -> str:  # noqa: ANN401
        length = pdfium.FPDFTextObj_GetText(drawing, self._letters, self._words(), len(self._buffer))
        if length > len(self._buffer):
            self._buffer = ctypes.create_string_buffer(length)
            length = pdfium.FPDFTextObj_GetText(drawing, self._letters, self._words(), length)
        return self._said(length).replace(_LINE_END_HYPHEN, "-")

    def _marks(self, drawing: Any) -> tuple[bool, str | None]:  # noqa: ANN401
        """Tell whether the piece lies in an artifact, and what is to be spoken instead of it."""
        artifact, spoken, length = False, None, ctypes.c_ulong()
        for index in range(pdfium.FPDFPageObj_CountMarks(drawing)):
            mark = pdfium.FPDFPageObj_GetMark(drawing, index)
            pdfium.FPDFPageObjMark_GetName(mark, self._words(), len(self._buffer), length)
            artifact = artifact or self._said(length.value) == "Artifact"
            if pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", self._bytes(), len(self._buffer), length):
                spoken = _text_string(self._buffer.raw[: length.value])
        return artifact, spoken

    def _words(self) -> Any:  # noqa: ANN401
        return ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))

    def _bytes(self) -> Any:  # noqa: ANN401
        return ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ubyte))

    def _said(self, length: int) -> str:
        return self._buffer.raw[: max(0, length - 2)].decode("utf-16-le", errors="replace")


def _text_string(raw: bytes) -> str:
    """Read a text string of PDF (ISO 32000-1, 7.9.2.2); PDFium's own way of it takes each byte for a letter."""
    if raw.startswith(codecs.BOM_UTF16_BE):
        return raw[2:].decode("utf-16-be", errors="replace")
    return raw.decode("pdfdoc", errors="replace")
