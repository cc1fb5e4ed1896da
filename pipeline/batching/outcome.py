"""What a batch has come to, and the words for it. Nothing can fail."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.errors import ExitCode
from pipeline.kinds import KINDS
from schemas.answer import DocumentAnswer, Notice
from schemas.batch import Entry

OUTCOMES: Final[Mapping[Literal["built", "unchanged", "failed"], str]] = {
    "built": "складено",
    "unchanged": "без змін",
    "failed": "не складено",
}


@dataclass(frozen=True, slots=True)
class Results:
    """All that a batch has come to."""

    entries: Sequence[Entry]
    """In the order in which their documents were found."""
    wanted: int
    """How many there should be."""
    today: dt.date
    faults: Sequence[Notice] = ()
    """What is wrong besides: a folder that no organization can have, a line of the list that names nothing."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Count the documents by what became of them."""
        counts = Counter(entry.outcome for entry in self.entries)
        return {said: counts[outcome] for outcome, said in OUTCOMES.items()}

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


def stage(entry: Entry) -> str:
    """Say how far the document has come: a draft, approved, sealed, or an amendment of what has been."""
    document = entry.document
    if entry.outcome == "failed":
        return ""
    if document.is_sealed:
        return f"запечатано № {document.number}"
    approved = f"затверджено {document.approved_on:%d.%m.%Y}" if document.approved_on else "проєкт"
    return f"зміна № {document.number}, {approved}" if document.amends else approved


def pdf(entry: Entry) -> str | None:
    """Name the document's PDF, from where the search began."""
    document = entry.document
    name = next((name for name in document.files if name.endswith(f"/{document.document}.pdf")), None)
    return os.path.join(entry.workspace, name) if name else None  # noqa: PTH118 - a name, which may begin with nothing
