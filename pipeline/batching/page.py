"""The results of a batch to one accessible page, by the template and the style sheet that lie beside this file.

Nothing in it acts or comes from elsewhere; its links lead to the documents, wherever the whole folder is carried. It
cannot fail.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from pipeline.batching.outcome import OUTCOMES, Results, below, earlier, is_made, pdf, place, stage, title
from pipeline.telling.notices import sentence, where

_FOLDER: Final = Path(__file__).parent


def page(results: Results, up: str) -> bytes:
    """Write the page; `up` leads from it to where the search began."""

    def address(name: str) -> str:
        return quote(os.path.join(up, name))  # noqa: PTH118 - an address, not a file

    return _template().render(results=results, address=address).encode()


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
    style = (_FOLDER / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    known: dict[str, object] = {"outcomes": OUTCOMES, "policy": policy}
    known["style"] = Markup(style)  # noqa: S704 - the style sheet is ours
    known |= {"below": below, "day": _day, "earlier": earlier, "is_made": is_made, "pdf": pdf, "place": place}
    known |= {"sentence": sentence, "stage": stage, "title": title, "where": where}
    return environment.get_template("page.html.jinja", globals=known)


def _day(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"
