"""What a batch has come to, and the words for it. Nothing can fail."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.errors import ExitCode
from pipeline.kinds import KINDS
from pipeline.telling.notices import where
from schemas.answer import DocumentAnswer, Notice
from schemas.batch import Entry

OUTCOMES: Final[Mapping[str, str]] = {
    "built": "складено",
    "unchanged": "без змін",
    "failed": "не складено",
    "unreached": "ще не складали",
}
DONE: Final = ("built", "unchanged", "failed")
"""What may become of a document that somebody came to."""


@dataclass(frozen=True, slots=True)
class Results:
    """All that a batch has come to."""

    entries: Sequence[Entry]
    """One for each document that is wanted, in the order in which they were found."""
    today: dt.date
    faults: Sequence[Notice] = ()
    """What is wrong besides: a folder that no organization can have, a line of the list that names nothing."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Count the documents by what became of them."""
        counts = Counter[str](entry.outcome for entry in self.entries)
        return {said: counts[kind] for kind, said in OUTCOMES.items() if counts[kind] or kind in DONE}

    @property
    def left(self) -> int:
        """Count the documents that nobody came to, because somebody asked to end."""
        return sum(entry.outcome == "unreached" for entry in self.entries)

    @property
    def exit_code(self) -> ExitCode:
        """Give the code of the first document that was not made."""
        return next((ExitCode(entry.document.exit_code) for entry in self.failed), ExitCode.OK)

    @property
    def failed(self) -> tuple[Entry, ...]:
        """Give the entries of the documents that were not made."""
        return tuple(entry for entry in self.entries if entry.outcome == "failed")


def title(document: DocumentAnswer) -> str:
    """Give what an officer calls the document."""
    kind = KINDS.get(document.document or "")
    return kind.title if kind else ""


def is_made(entry: Entry) -> bool:
    """Tell whether the document is there, as it should be."""
    return entry.outcome in {"built", "unchanged"}


def stage(entry: Entry) -> str:
    """Say how far the document has come: a draft, approved, sealed, or an amendment of what has been."""
    document = entry.document
    if not is_made(entry):
        return ""
    if document.is_sealed:
        return f"запечатано № {document.number}"
    approved = f"затверджено {document.approved_on:%d.%m.%Y}" if document.approved_on else "проєкт"
    return f"зміна № {document.number}, {approved}" if document.amends else approved


def pdf(entry: Entry) -> str | None:
    """Name the document's PDF, from where the search began."""
    document = entry.document
    name = next((name for name in document.files if name.endswith(f"/{document.document}.pdf")), None)
    return below(entry.workspace, name) if name else None


def earlier(entry: Entry) -> str | None:
    """Name the PDF that still lies there of a document that was not made, from where the search began."""
    return below(entry.workspace, entry.earlier) if entry.earlier else None


def below(workspace: str, name: str) -> str:
    """Name what lies in a workspace, from where the search began."""
    return os.path.join(workspace, name)  # noqa: PTH118 - a name, which may begin with nothing


def place(entry: Entry, fault: Notice) -> str:
    """Give the place of what keeps a document from being made, from where the search began."""
    if fault.file is None:
        return ": ".join(filter(None, (entry.workspace, where(fault))))
    return below(entry.workspace, where(fault))
