"""From a command and a document to what a person types, which is `make`: the program itself is not on the PATH."""

from __future__ import annotations

from pipeline.contracts import Job


def as_typed(verb: str, job: Job) -> str:
    """Give the words of make; the document is named unless it is the one that is meant without a name."""
    document = "" if job.document == "report" else f" DOCUMENT={job.document}"
    return f"make {verb} YEAR={job.year}{document}"
