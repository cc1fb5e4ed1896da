"""A sealed package and a file from outside to the package with it beside the untouched document.

Fails if the file is no signature of exactly these bytes; the package is as it was then.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Fault, FilesUnusable, NotSigned
from pipeline.packages.adding import add
from pipeline.packages.naming import detached, free_name
from pipeline.packages.opening import Package
from pipeline.refusal import told
from pipeline.signing.armour import LARGEST
from pipeline.signing.judging import judged
from pipeline.signing.signature import Signed
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound


@dataclass(frozen=True, slots=True)
class Attached:
    """A file with signatures that lies in a package."""

    name: str
    """In the package, beside the document."""
    signed: Signed
    was_there: bool


def attach(package: Package, file: Path, patience: float) -> Attached:
    """Add the file to the package, unless it is there already.

    Raises:
        NotSigned: it is no signature of these bytes.
        ProgramMissing: the library of signatures is not installed.
        FilesUnusable: the file cannot be read, or the package not be written.
        PackageDamaged: the package is not as it was made.
        Busy: another run has been at work on it for so long.
    """
    kind = package.document.kind
    document = f"{kind}.pdf"
    try:
        signed = judged(_read(file), package.files[document], document)
    except NotSigned as refused:
        raise NotSigned(
            *(Fault(fault.reason, fault.remedy, place=_place(file, fault)) for fault in refused.faults)
        ) from refused
    for name in detached(package.files, kind):
        if package.files[name] == signed.content:
            return Attached(name, signed, was_there=True)
    name = free_name(package.files, kind, signed.extension)
    add(package.folder, {name: signed.content}, patience)
    return Attached(name, signed, was_there=False)


def _place(file: Path, fault: Fault) -> str:
    return ": ".join(filter(None, (file.name, fault.place)))


def _read(file: Path) -> bytes:
    with told("не вдалося прочитати файл підпису", file):
        try:
            return read_regular(file, file.parent, LARGEST)
        except Unsound as refused:
            raise FilesUnusable(Fault(str(refused), refused.remedy, place=str(file))) from refused
