"""A sealed package to the signatures in it that may be published: no file that is called a signature and is none.

Fails if one of them is not of this document, and if they cannot be checked for want of the library of signatures.
"""

from __future__ import annotations

from pipeline.errors import Fault, NotProven
from pipeline.packages.naming import signatures
from pipeline.packages.opening import Package
from pipeline.signing.judging import require
from pipeline.signing.report import signature_checks
from pipeline.verdicts import Verdict

_REMEDY = "Нічого не оприлюднено. Візьміть пакет з іншої копії архіву або справжній підпис"


def sound_signatures(package: Package) -> dict[str, bytes]:
    """Give the files with signatures of a package's document, each of them looked at.

    Raises:
        NotProven: one of them is no signature of this document.
        ProgramMissing: there are some, and the library of signatures is not installed.
    """
    named = signatures(package.files, package.document.kind)
    if named:
        require()
    bad = [check for check in signature_checks(package) if check.verdict is Verdict.BAD]
    if bad:
        raise NotProven(*(Fault(check.found, _REMEDY, place=check.subject) for check in bad))
    return {name: package.files[name] for name in named}
