"""report.html: the document as one accessible page for the council's site.

From the content to the page (`page_writing`), with what it promises (`page_promises`) and how it is read back
(`page_reading`). It is no further format of each build: `publish` writes it beside the files that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from pipeline.contracts import Output
from pipeline.outputs.page_promises import promises
from pipeline.outputs.page_reading import read_back
from pipeline.outputs.page_writing import Download, page

__all__ = ["PAGE_HTML", "Download", "page", "page_with"]


def page_with(downloads: Sequence[Download]) -> Output:
    """Give the page that shows these neighbouring files, in their order."""
    return Output("{kind}.html", partial(promises, downloads=downloads), partial(page, downloads=downloads), read_back)


PAGE_HTML: Final = page_with(())
"""The page alone, with no file to download."""
