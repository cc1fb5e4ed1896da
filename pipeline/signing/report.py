"""A package to what every signature in it is, of its own PDF and of no other: one check for each signer and each fault.

Never fails for what a file holds; without the library of signatures it says that nothing was checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import NotSigned
from pipeline.packages.naming import detached, signatures
from pipeline.packages.opening import Package
from pipeline.signing.judging import INSTALL, installed, judged
from pipeline.verdicts import Check, Verdict

_OTHER = "Візьміть пакет з іншої копії архіву або справжній підпис"


def signature_checks(package: Package) -> tuple[Check, ...]:
    """Look at the signatures that were put beside the document, and at those in its signed PDFs."""
    if installed():
        return (*_outside(package), *_inside(package))
    named = signatures(package.files, package.document.kind)
    reason = "не перевірено: бібліотеки електронних підписів немає"
    return tuple(Check(f"Підпис {name}", Verdict.DOUBTFUL, reason, INSTALL) for name in named)


def _outside(package: Package) -> Iterator[Check]:
    document = f"{package.document.kind}.pdf"
    for name in detached(package.files, package.document.kind):
        try:
            yield from judged(package.files[name], package.files[document], document).checks(name)
        except NotSigned as refused:
            for fault in refused.faults:
                yield Check(f"Підпис {name}", Verdict.BAD, fault.reason, fault.remedy or _OTHER)


def _inside(package: Package) -> Iterator[Check]:
    from pipeline.signing.pades.package import pades_checks  # noqa: PLC0415 - needs the extra

    yield from pades_checks(package)
