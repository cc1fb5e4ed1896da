"""The record of a run: all that its document depended on, what came of it, what was told; and the next look at that.

From a job to its last run, to what has changed since; nothing can fail but the record, which counts as not there then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Final

from pipeline.contracts import Job
from pipeline.keeping.keys import key_of
from pipeline.keeping.looking import Seen
from pipeline.keeping.store import Store

_KIND: Final = "run"


@dataclass(frozen=True, slots=True)
class Record:
    """A run that has made a document."""

    seen: Mapping[str, Seen]
    """All that the document depended on, by group."""
    shelf: Seen
    """The finished files."""
    told: Sequence[str]
    """What was said of the document, in lines for the officer."""
    stages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What each stage depended on, by the stage's name."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that is not what it was when the document was last made."""

    group: str
    name: str
    deed: str
    """added, removed or changed."""


def wish_key(job: Job) -> str:
    """Give the key of what was wished for; the day is not part of it, so that its change shows as one."""
    return key_of(
        {
            "organization": job.organization,
            "year": str(job.year),
            "document": job.document,
            "pdfa": job.pdfa or "",
            "template": job.template,
        }
    )


def put(record: Record, job: Job, store: Store) -> None:
    """Keep the record of a job's last run."""
    store.put(_KIND, wish_key(job), json.dumps(asdict(record)).encode())


def get(job: Job, store: Store) -> Record | None:
    """Give the record of the job's last run; None if there is none that can be read."""
    kept = store.get(_KIND, wish_key(job))
    if kept is None:
        return None
    try:
        return Record(**json.loads(kept))
    except TypeError:  # another version of the program has kept it
        return None


def changes(before: Mapping[str, Seen], now: Mapping[str, Seen]) -> tuple[Changed, ...]:
    """Give what differs, by group and name."""
    return tuple(
        Changed(group, name, _deed(name, before.get(group, {}), now.get(group, {})))
        for group in {**before, **now}
        for name in sorted(before.get(group, {}).keys() | now.get(group, {}).keys())
        if before.get(group, {}).get(name) != now.get(group, {}).get(name)
    )


def _deed(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in before:
        return "added"
    return "changed" if name in now else "removed"
