"""A sheet to summary.pdf: one page if its letters can be read so, in PDF/A-2a and PDF/UA-1, proven to say what it must.

Fails if the typeface lacks a letter or is not there, or if the finished file does not say what the sheet says.
"""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_right
from dataclasses import asdict
from importlib import resources
from typing import Final

from pipeline.contracts import Pdf
from pipeline.errors import DataFaults, NotProven
from pipeline.pdf.archival import archival
from pipeline.pdf.damage import opened
from pipeline.pdf.edition import Edition
from pipeline.summarizing.proving import faults
from pipeline.summarizing.sheet import Sheet
from pipeline.tools.typesetter import typeset
from pipeline.wording.typeface import lacking

SUMMARY_PDF: Final = "summary.pdf"
_SIZES: Final = tuple(tenths / 10 for tenths in range(70, 96))
"""Of the letters, in points: the largest with which all stands on one page."""
_ON_SEVERAL_PAGES: Final = 8.5
_AS_DRAWN: Final = str.maketrans({"\u2011": "-", "\u2060": ""})
"""The typeface of tables has no hyphen that does not break, and needs no word joiner."""


def printed(sheet: Sheet) -> Pdf:
    """Print a sheet; the same sheet gives the same bytes.

    Raises:
        DataFaults: the typeface lacks a letter.
        NotProven: the finished file does not say what the sheet says.
        ProgramMissing: the typeface is not there.
    """
    if lacks := [fault for text in sheet.texts() for fault in lacking(text, place=f"«{text}»")]:
        raise DataFaults(lacks)
    edition = Edition("2a", dt.datetime.combine(sheet.dated, dt.time(), dt.UTC))
    pdf = Pdf(archival(_fitting(sheet, edition.stamp), edition))
    if found := faults(pdf, sheet, edition):
        raise NotProven(*found)
    return pdf


def _fitting(sheet: Sheet, stamp: dt.datetime) -> bytes:
    """Set the sheet on one page by the largest letters that allow it, or else on several."""
    fitting = bisect_right(_SIZES, 1, key=lambda size: _pages(_set(sheet, stamp, size)))
    return _set(sheet, stamp, _SIZES[fitting - 1] if fitting else _ON_SEVERAL_PAGES)


def _set(sheet: Sheet, stamp: dt.datetime, size: float) -> bytes:
    template = (resources.files("pipeline.summarizing") / "summary.typ").read_bytes()
    told = {**asdict(sheet), "full_title": sheet.full_title}
    words = json.dumps(told, ensure_ascii=False, default=str).translate(_AS_DRAWN)
    return typeset(template, {"sheet": words, "size": str(size)}, stamp)


def _pages(pdf: bytes) -> int:
    with opened(Pdf(pdf)) as file:
        return len(file.pages)
