"""report.html: the document as one accessible page for the council's site.

From the content to the page (`writing`), with what it promises (`promising`) and how it is read back
(`reading`). It is no further format of each build: `publish` writes it beside the files that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from pipeline.contracts import Output
from pipeline.outputs.page.promising import promises
from pipeline.outputs.page.reading import read_back
from pipeline.outputs.page.writing import Download, page
from pipeline.summarizing.sheet import Sheet

__all__ = ["PAGE_HTML", "Download", "page", "page_with"]


def page_with(downloads: Sequence[Download], sheet: Sheet | None = None) -> Output:
    """Give the page that shows these neighbouring files, in their order, and the summary of the year, if it has one."""
    promised = partial(promises, downloads=downloads, sheet=sheet)
    return Output("{kind}.html", promised, partial(page, downloads=downloads, sheet=sheet), read_back)


PAGE_HTML: Final = page_with(())
"""The page alone, with no file to download."""
