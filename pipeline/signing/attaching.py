"""A sealed package and a file from outside to the package with it beside the untouched document.

Fails if the file is no signature of exactly these bytes; the package is as it was then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.claiming import claimed
from pipeline.errors import Fault, NotSigned
from pipeline.packages.adding import put_into
from pipeline.packages.naming import detached, free_name
from pipeline.packages.opening import Package, open_package
from pipeline.signing.armour import LARGEST
from pipeline.signing.handed import handed_in
from pipeline.signing.judging import judged
from pipeline.signing.signature import Signed


@dataclass(frozen=True, slots=True)
class Attached:
    """A file with signatures that lies in a package."""

    name: str
    """In the package, beside the document."""
    signed: Signed
    was_there: bool


def attach(sealed: Mapping[int, Package], file: Path, patience: float) -> Attached:
    """Add the file to the last of the packages, unless it is there already.

    Raises:
        NotSigned: it is no signature of these bytes, or those of an earlier package may be meant.
        ProgramMissing: the library of signatures is not installed.
        FilesUnusable: the file cannot be read, or the package not be written.
        PackageDamaged: a package is not as it was made.
        Busy: another run has been at work on it for so long.
    """
    try:
        signed = _judged(sealed, handed_in(file, LARGEST, "не вдалося прочитати файл підпису"))
    except NotSigned as refused:
        raise NotSigned(
            *(Fault(fault.reason, fault.remedy, place=_place(file, fault)) for fault in refused.faults)
        ) from refused
    package = sealed[max(sealed)]
    with claimed(package.folder, patience):
        package = open_package(package.folder)  # another may have been attached meanwhile
        attached = _attached(package.files, package.document.kind, signed)
        if not attached.was_there:
            put_into(package, {attached.name: signed.content})
    return attached


def _attached(files: Mapping[str, bytes], kind: str, signed: Signed) -> Attached:
    """Find the name under which it lies there already, or the free one."""
    for name in detached(files, kind):
        if files[name] == signed.content:
            return Attached(name, signed, was_there=True)
    return Attached(free_name(files, kind, signed.extension), signed, was_there=False)


def _judged(sealed: Mapping[int, Package], content: bytes) -> Signed:
    """Hold a signature against the last package; nobody but a person decides for it if it fits an earlier one, too."""
    *earlier, last = sorted(sealed)
    fitting = [number for number in earlier if not isinstance(_tried(sealed[number], content), NotSigned)]
    found = _tried(sealed[last], content)
    if isinstance(found, Signed):
        if fitting:
            reason = f"не видно, якого із запечатаних це підпис: № {_listed([*fitting, last])}"
            raise NotSigned(Fault(reason, "Скажіть, якого: NUMBER=… (zvit: --number …)"))
        return found
    if fitting:
        reason = f"це підпис запечатаного № {_listed(fitting)}, а не останнього, № {last}"
        raise NotSigned(Fault(reason, f"Додайте NUMBER={fitting[-1]} (zvit: --number {fitting[-1]})"))
    raise found


def _tried(package: Package, content: bytes) -> Signed | NotSigned:
    document = f"{package.document.kind}.pdf"
    try:
        return judged(content, package.files[document], document)
    except NotSigned as refused:
        return refused


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _place(file: Path, fault: Fault) -> str:
    return ": ".join(filter(None, (file.name, fault.place)))
