"""What people had done to a document's folder, to what is said of it when a new one took its place."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.contracts import Archived
from pipeline.workspace import Workspace


def by_hand(archived: Archived, workspace: Workspace) -> Iterator[str]:
    """Say where that lies now which the program has not made; and what seems to be open, and is old therefore."""
    there = archived.replaced
    if there and there.kept:
        names = ", ".join((*there.changed, *there.added))
        yield f"  змінене чи додане не програмою ({names}) збережено в {workspace.name(there.kept)}"
    for name in there.opened if there else ():
        yield f"  схоже, {name} відкрито у Word чи LibreOffice: закрийте й відкрийте знову, бо в теці вже новий"
