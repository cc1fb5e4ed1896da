"""What travels to a worker and back: a document that is wanted with all that it is made of, and what became of it.

Both are bytes and plain values: a worker needs no disk in common with whoever sends it work. Nothing can fail.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from pipeline import __version__
from pipeline.contracts import Job
from pipeline.errors import Fault
from schemas.answer import Answer

FORMAT: Final = 1
"""Grows with each change of what travels: a worker of another program refuses it instead of misreading it."""

Odd: TypeAlias = Literal["folder", "link", "pipe"]
"""What lies in a file's place and is none: an empty folder, a symbolic link, anything else."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies in a folder, by name from it, with `/`."""

    place: str
    """Where the folder lies, as messages name it."""
    files: Mapping[str, bytes]
    odd: Mapping[str, Odd] = field(default_factory=dict)

    def said(self) -> Iterator[bytes]:
        """Give all that lies there, in one sequence; the place does not matter."""
        for name, content in sorted(self.files.items()):
            yield from (name.encode("utf-8", "surrogateescape"), hashlib.sha256(content).digest())
        for name, kind in sorted(self.odd.items()):
            yield from (name.encode("utf-8", "surrogateescape"), kind.encode())


@dataclass(frozen=True, slots=True)
class Parcel:
    """One document that is wanted, and all that it is made of."""

    job: Job
    root: Tree
    """The part of the workspace that is read."""
    originals: Tree | None = None
    """The sealed packages that are read, if they lie apart."""
    faults: tuple[Fault, ...] = ()
    """What is wrong that only the machine can see on which the files lie."""
    program: str = __version__
    format: int = FORMAT

    def mark(self) -> str:
        """Give a hash of all that the document is made of, the programs not counted."""
        job = self.job
        wish = repr((self.format, job.organization, job.year, job.document, job.today, job.pdfa, job.template))
        whole = hashlib.sha256(wish.encode())
        for tree in (self.root, self.originals):
            for part in tree.said() if tree else ():
                whole.update(len(part).to_bytes(8, "big") + part)
            whole.update(b"end")
        whole.update(repr(self.faults).encode("utf-8", "surrogateescape"))
        return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a parcel: the finished files, or what keeps them from being made."""

    answer: Answer
    """What a run of its own would answer: the document, its faults with their places, its findings."""
    files: Mapping[str, bytes]
    """By name, as they are shelved, the manifest among them; none if it failed."""
    seconds: float
    memory: int
    """The most that the worker's process has held so far, in MiB."""
    format: int = FORMAT
