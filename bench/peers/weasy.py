"""`python weasy.py FOLDER CONTENT.json…`: WeasyPrint makes a PDF/A-1a of each content.

Runs with the peer's own packages, so that it imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import weasyprint

_STYLE = """
@page { size: A4 landscape; margin: 20mm 10mm 20mm 30mm; @top-center { content: counter(page) } }
body { font: 14pt "Liberation Serif"; white-space: pre-line; margin: 0 }
h1, h2 { text-align: center; font-size: 14pt }
table { border-collapse: collapse; width: 100%; font-size: 11pt; table-layout: fixed }
th, td { border: 0.5pt solid; padding: 0 1.9mm; vertical-align: top; text-align: left }
.approval { margin-left: 60% }
th:nth-child(1) { width: 5% }
th:nth-child(2) { width: 18% }
th:nth-child(6) { width: 33% }
th:nth-child(1) { width: 5% } th:nth-child(2) { width: 18% } th:nth-child(6) { width: 33% }
"""


def page(content: Mapping[str, Any]) -> str:
    """Lay the content out."""
    columns = content["columns"]
    body = "".join(
        (
            _lines("p", content["draft"]),
            *(_lines("p", text, ' class="approval"') for block in content["approvals"] for text in block.values()),
            _lines("h1", content["name"]),
            _lines("h2", content["heading"]),
            _lines("p", content["preamble"]),
            "<table><thead><tr>",
            *(_lines("th", head) for head in columns.values()),
            "</tr></thead>",
            *_rows(content["sections"], list(columns)),
            "</table>",
            _lines("p", content["closing"]),
            *(_lines("p", f"{block['post']}\n{block['name']}") for block in content["signatures"]),
        )
    )
    title = f"<title>{escape(content['name'])}</title>"
    return f'<html lang="uk"><head>{title}<style>{_STYLE}</style></head><body>{body}</body></html>'


def _rows(sections: list[dict[str, Any]], columns: list[str]) -> Iterator[str]:
    for section in sections:
        yield f'<tr><td colspan="{len(columns)}"><b>{escape(section["title"])}</b></td></tr>'
        for row in section["rows"]:
            yield f"<tr>{''.join(_lines('td', row[key]) for key in columns)}</tr>"


def _lines(element: str, text: str, more: str = "") -> str:
    return f"<{element}{more}>{escape(text)}</{element}>"


if __name__ == "__main__":
    folder, *contents = (Path(word) for word in sys.argv[1:])
    for each in contents:
        made = weasyprint.HTML(string=page(json.loads(each.read_bytes())))
        made.write_pdf(folder / f"{each.stem}.pdf", pdf_variant="pdf/a-1a")
