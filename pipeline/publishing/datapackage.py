"""The files of a publication to datapackage.json: what each is, how it is read, how to see that it is whole.

By the Data Package and Tabular Data Resource specifications of Frictionless Data. Fails never; a table that cannot be
described is told before, by `misfits`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final, TypeAlias

from pydantic import JsonValue

from pipeline.errors import Fault
from pipeline.outputs.tables import FIGURE_HEADS, SECTION, measures
from schemas.archive import Licence
from schemas.document import Document

DATAPACKAGE: Final = "datapackage.json"
_Described: TypeAlias = dict[str, JsonValue]
_MEDIA: Final = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".p7s": "application/pkcs7-signature",
    ".asice": "application/vnd.etsi.asic-e+zip",
    ".asics": "application/vnd.etsi.asic-s+zip",
}
_KINDS: Final = {".csv": "table", ".json": "json"}
"""By type, so that a validator does not guess: a file called report.json it takes for a report of its own."""
_TITLES: Final = {
    "summary.pdf": "Стислий підсумок року на одній сторінці",
    ".pdf": "Документ: PDF/A для архіву, PDF/UA для читача з екрана",
    ".html": "Документ як сторінка сайту",
    ".schema.json": "Будова файлу зі змістом (JSON Schema)",
    ".json": "Зміст документа; при кожному значенні — файл і рядок даних, звідки воно",
    ".xlsx": "Заходи й показники для Excel і LibreOffice",
    ".p7s": "Електронний підпис документа",
    ".asice": "Електронний підпис разом із документом",
    ".asics": "Електронний підпис разом із документом",
}
_TABLES: Final = {"measures.csv": "Заходи документа", "figures.csv": "Показники, які називає документ"}
_CSV: Final = (
    "UTF-8 з міткою порядку байтів. Перед текстом, який табличний процесор міг би взяти за формулу, стоїть апостроф."
)
_DIALECT: Final[_Described] = {
    "delimiter": ";",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\r\n",
    "skipInitialSpace": False,
    "header": True,
}
_FIGURES: Final[Mapping[str, _Described]] = {
    FIGURE_HEADS[0]: {"description": "Ім’я показника в даних органу", "constraints": {"required": True}},
    FIGURE_HEADS[1]: {"description": "Що показник означає", "constraints": {"required": True}},
    FIGURE_HEADS[2]: {
        "type": "number",
        "decimalChar": ",",
        "description": "Число, надруковане в документі",
        "constraints": {"required": True},
    },
}
_FORMULA_GUARD: Final = "'"


def misfits(document: Document) -> Iterator[Fault]:
    """Tell of two columns with one head: a program could not name them."""
    heads = [str(head) for head in measures(document)[0]]
    for head, times in Counter(heads).items():
        if times > 1:
            other = " (так названо й графу з розділом)" if head == SECTION else ""
            yield Fault(
                f"графу «{head}» названо двічі{other}, тому відкриті дані не опишеш",
                "Дайте графам різні заголовки (columns)",
                place=f"заголовки граф документа {document.kind}",
            )


def datapackage(document: Document, files: Mapping[str, bytes], licence: Licence | None) -> bytes:
    """Describe `files`, which say what `document` says; a licence is named only if one is given."""
    slug = f"{document.organization}-{document.year}-{document.kind}"
    said: _Described = {
        "profile": "data-package",
        "name": re.sub(r"[^a-z0-9._-]+", "-", slug.lower()).strip("-") or document.kind,
        "title": document.title,
        "description": f"{document.organization_name}, {document.year} рік: документ і його відкриті дані.",
        "created": f"{document.dated}T00:00:00Z",
        "contributors": [{"title": document.organization_name, "role": "publisher"}],
        "sources": [{"title": document.title, "path": f"{document.kind}.pdf"}],
        **_licences(licence),
        "resources": [_resource(name, content) for name, content in files.items()],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def title_of(file: str) -> str:
    """Give what people call a file of a publication; no two are called the same."""
    numbered = re.search(r"\.([0-9]+)\.[a-z0-9]+$", file)
    number = numbered[1] if numbered else ""
    if ".signed." in file:
        return "Документ з електронним підписом усередині" + (f", підписів: {number}" if number else "")
    title = _TABLES.get(file) or next(title for end, title in _TITLES.items() if file.endswith(end))
    return f"{title}, № {number}" if number else title


def _licences(licence: Licence | None) -> _Described:
    if licence is None:
        return {}
    named = {"name": licence.name, "title": licence.title, "path": licence.address}
    return {"licenses": [{key: str(value) for key, value in named.items() if value}]}


def _resource(name: str, content: bytes) -> _Described:
    suffix = PurePath(name).suffix
    resource: _Described = {
        "name": PurePath(name).stem if name in _TABLES else re.sub(r"[^a-z0-9]+", "-", name.lower()),
        "type": _KINDS.get(suffix, "file"),
        "path": name,
        "title": title_of(name),
        "format": suffix.removeprefix("."),
        "mediatype": _MEDIA[suffix],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    return resource | _table(name, content) if name in _TABLES else resource


def _table(name: str, content: bytes) -> _Described:
    heads = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    known = _FIGURES if name == "figures.csv" else {}
    fields: list[JsonValue] = [
        {"name": head, "type": "string", "title": head.removeprefix(_FORMULA_GUARD), **known.get(head, {})}
        for head in heads
    ]
    return {
        "profile": "tabular-data-resource",
        "description": _CSV,
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": {"fields": fields, "missingValues": [""]},
    }
