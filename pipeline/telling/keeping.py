"""What an officer is told of a run since which nothing has changed. Little is loaded for it: it is said at once."""

from __future__ import annotations

from pipeline.keeping.records import Record


def again(record: Record, seconds: float, *more: str) -> str:
    """Say what was said of the document when it was made, and that it is so still."""
    proven = "усе, з чого його складено, і готові файли ті самі, що тоді, коли їх звірено з даними"
    return "\n".join((*record.told, *more, f"  {lasted('без змін', seconds)}: {proven}"))


def lasted(done: str, seconds: float) -> str:
    """Say what was done in how many seconds."""
    return f"{done} за {seconds:.1f} с".replace(".", ",")
