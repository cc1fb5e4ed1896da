"""A spreadsheet's ZIP archive, looked at before any of it is read: nothing in it may explode or run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.contracts import Complain
from pipeline.errors import PlainFault
from pipeline.untrusted.archives import Limits, unzip
from pipeline.untrusted.trees import parse
from pipeline.untrusted.unsound import Damaged, Unsound
from schemas.origin import Origin

LIMITS = Limits(expanded=50_000_000, ratio=200, entries=2000)
_MACROS = ("vbaProject", "Basic/", "Scripts/", "macrosheets/")


def opened(content: bytes, name: str, complain: Complain) -> Mapping[str, bytes] | None:
    """Give the parts of the file called `name`; None if it must not be read, and `complain` has been told why."""
    try:
        parts = unzip(content, LIMITS)
        faults = [PlainFault(reason, remedy, Origin(name)) for reason, remedy in dict.fromkeys(_unfit(parts))]
    except Damaged:
        complain(broken(name))
        return None
    except Unsound as refused:
        complain(PlainFault(str(refused), refused.remedy, Origin(name)))
        return None
    for fault in faults:
        complain(fault)
    return None if faults else parts


def broken(name: str) -> PlainFault:
    """Say that the file called `name` is not what its name promises."""
    return PlainFault(
        "файл пошкоджено, або це не таблиця", "Збережіть його наново в програмі для таблиць", Origin(name)
    )


def _unfit(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    if any(mark in part for part in parts for mark in _MACROS):
        yield "у файлі є макроси", "Збережіть його без макросів"
        return
    for part, content in parts.items():
        if b"encryption-data" in content and part == "META-INF/manifest.xml":
            yield "файл захищено паролем", "Збережіть його без пароля"
            return
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")) and content:  # LibreOffice leaves an empty one in Configurations2
            parse(content)
