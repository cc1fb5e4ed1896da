"""The content to one accessible HTML page, by the templates and style sheets that lie beside this file.

Nothing in the page acts or comes from elsewhere; neighbouring files may be shown to be downloaded. It cannot fail: a
link that may not be followed is printed in letters.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from pipeline.outputs.page.lists import pieces
from pipeline.summarizing.sheet import FULL, Sheet, Slice
from schemas.document import Document, Row
from schemas.prose import Run

_FOLDER: Final = Path(__file__).parent
_ADDRESS: Final = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
_KILOBYTE: Final = 1000
LONGEST_BAR: Final = 44
"""In percent of the room beside its label; its number stands behind it."""
_MUCH: Final = 500
"""Letters in one cell: about a third of a sheet in the column of marks."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that lies beside the page."""

    name: str
    title: str
    """What an officer calls it: «Звіт у форматі PDF»."""
    size: int
    """In bytes."""

    @property
    def address(self) -> str:
        """Where the page finds it."""
        return quote(self.name)

    @property
    def extent(self) -> str:
        """Its size as people read it, in decimal units (ДСТУ IEC 60027-2)."""
        if self.size < _KILOBYTE:
            return f"{self.size}\u00a0Б"
        kilobytes = self.size / _KILOBYTE
        if kilobytes < _KILOBYTE:
            return f"{kilobytes:.0f}\u00a0КБ"
        return f"{kilobytes / _KILOBYTE:.1f}\u00a0МБ".replace(".", ",")


@cache
def style() -> str:
    """Give the page's style sheet."""
    return "".join((_FOLDER / name).read_text("utf-8") for name in ("page.css", "summary.css"))


@cache
def policy() -> str:
    """Give the page's Content-Security-Policy: its own style sheet, known by its hash, and nothing else (CSP 3)."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(document: Document, downloads: Sequence[Download], sheet: Sheet | None = None) -> bytes:
    """Write the page that shows these files, and the year's summary; the same of all give the same bytes."""
    return _template().render(document=document, downloads=downloads, sheet=sheet).encode()


def followed(link: str | None) -> bool:
    """Tell whether a link may be followed from the page; the data's own check lets no other through."""
    return link is not None and bool(_ADDRESS.match(link))


def _links(runs: Sequence[Run]) -> Iterator[tuple[str | None, list[Run]]]:
    """Give the runs by their links; those that touch are one link."""
    for link, linked in groupby(runs, lambda run: run.emphasis.link):
        yield link, list(linked)


def percent(length: int, longest: int = 100) -> str:
    """Give the length of a bar, as a share of its room of which the longest takes so many percent."""
    return f"{length * longest / FULL:.1f}%"


def _placed(slices: Sequence[Slice]) -> Iterator[tuple[Slice, str]]:
    """Give each piece of a bar with where it begins."""
    starts = accumulate((each.length for each in slices), initial=0)
    return ((each, percent(start)) for each, start in zip(slices, starts, strict=False))


def _fills_a_page(row: Row) -> bool:
    """Tell whether a row is so high that it goes on over the foot of a sheet rather than leave much of one empty."""
    return any(sum(len(paragraph.text) for paragraph in cell) > _MUCH for cell in row.cells.values())


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_FOLDER),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # The style sheet is ours; letters of HTML in it would be none within <style>.
    tools = {"pieces": pieces, "links": _links, "followed": followed, "fills_a_page": _fills_a_page}
    charts = {"percent": percent, "placed": _placed, "longest": LONGEST_BAR}
    known = {"style": Markup(style()), "policy": policy(), **tools, **charts}  # noqa: S704
    return environment.get_template("page.html.jinja", globals=known)
