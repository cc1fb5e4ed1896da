"""`python -m bench.peers.contents ROOT FOLDER YEAR TODAY TIMES`: what every peer reads, of each organization of a root.

`FOLDER/plain/` and `FOLDER/flat/` hold the documents' texts, `templates/` the form in each
notation. A process of its own, so that what measures stays small: a child's peak counts from its parent's size.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers import templates
from bench.peers.content import flat, plain
from pipeline.contracts import Job
from pipeline.preparing import unjudged
from pipeline.workspace import workspace_at

_NOTATIONS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "ours": bytes,
    "stock": templates.stock,
    "docxtemplater": templates.docxtemplater,
    "carbone": templates.carbone,
}


@dataclass(frozen=True, slots=True)
class Contents:
    """The folder of all that peers read."""

    folder: Path

    def template(self, notation: str) -> Path:
        """Give the form in a peer's notation."""
        return self.folder / "templates" / f"{notation}.docx"

    def files(self, kind: str) -> list[Path]:
        """Give the content of each organization: `plain` or `flat`."""
        return sorted((self.folder / kind).glob("*.json"))


def write(root: Path, folder: Path, year: int, today: dt.date, times: int) -> None:
    """Write it all; the sections of each document so many times over."""
    for kind in ("templates", "plain", "flat"):
        (folder / kind).mkdir(parents=True)
    for notation, rewrite in _NOTATIONS.items():
        content = rewrite((root / "templates/report.docx").read_bytes())
        Contents(folder).template(notation).write_bytes(content)
    workspace = workspace_at(root)
    for organization in workspace.organizations():
        document = unjudged(Job(organization, year, "report", today), workspace).printable.document
        document = document.model_copy(update={"sections": times * document.sections})
        texts = plain(document)
        written = {"plain": _json(texts), "flat": _json(flat(texts))}
        for kind, text in written.items():
            (folder / kind / f"{organization}.json").write_text(text, encoding="utf-8")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


if __name__ == "__main__":
    _, typed, target, of, asof, repeated = sys.argv
    write(Path(typed), Path(target), int(of), dt.date.fromisoformat(asof), int(repeated))
