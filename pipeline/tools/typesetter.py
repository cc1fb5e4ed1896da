"""A template of Typst and the words for it to a tagged PDF, within this process and off the network.

Words reach the template as values, so none is read as markup. Fails if the typeface is not there, or on a template that
cannot be set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import typst

from pipeline.errors import Fault, ProgramFailed, ProgramMissing
from pipeline.tools.typeface_file import INSTALL_FONTS, typeface_folder

FAMILY: Final = "Liberation Sans"
_STANDARDS: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]


def typeset(template: bytes, words: Mapping[str, str], stamp: dt.datetime) -> bytes:
    """Set `template` with `words`; the same of both, and the same moment, give the same bytes.

    Raises:
        ProgramMissing: the typeface is not there.
        ProgramFailed: Typst does not take the template.
    """
    try:
        return typst.compile(
            template,
            format="pdf",
            sys_inputs=dict(words),
            font_paths=_fonts(typeface_folder(FAMILY)),
            ignore_system_fonts=True,
            pdf_standards=_STANDARDS,
            timestamp=stamp,
        )
    except typst.TypstError as failure:
        reason = f"Typst не склав сторінки: {failure.message}"
        raise ProgramFailed(Fault(reason, "Це помилка програми: кличте супровідника")) from failure


@cache
def _fonts(folder: Path) -> typst.Fonts:
    """Give the only typefaces that Typst may use: neither the system's others, nor its own."""
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if FAMILY not in found.families():
        raise ProgramMissing(Fault(f"немає шрифту {FAMILY}", INSTALL_FONTS))
    return found
