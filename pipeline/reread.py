"""A package's tables and data, read again, to the faults in which they do not say what the document says.

They may be hostile: nothing in one ends the look.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.contracts import Output
from pipeline.errors import Fault
from pipeline.outputs import OUTPUTS
from pipeline.packages.opening import Package
from pipeline.untrusted import trees
from pipeline.untrusted.archives import Limits, unzip
from schemas.document import Document

FOREIGN: Final = Limits(expanded=100_000_000, ratio=1_000, entries=200)
"""What a DOCX or XLSX of a foreign package may come to: five thousand measures."""


def table_faults(package: Package) -> Iterator[Fault]:
    """Give each further output that is not there, or says something else."""
    document = package.document
    for output in OUTPUTS:
        name = output.name(document)
        if name not in package.files:
            yield Fault("файлу немає", place=name)
        elif not _says(output, document, package.files[name]):
            yield Fault("файл не містить того, що в документі", place=name)


def _made_of(archive: bytes) -> tuple[set[str], set[tuple[str, str, str, str]]]:
    """Give the names of an archive's parts, and what each leads to: to a macro or another file, in a forged one.

    Raises:
        Unsound: it is none, or a part that connects others is no XML.
    """
    parts = unzip(archive, FOREIGN)
    ties = {
        (name, one.get("Type", ""), one.get("Target", ""), one.get("TargetMode", ""))
        for name, content in parts.items()
        if name.endswith(".rels")
        for one in trees.parse(content)
    }
    return set(parts), ties


def _says(output: Output, document: Document, stands: bytes) -> bool:
    if stands == output.write(document):  # as always but after a change of the program that wrote it
        return True
    try:
        if stands.startswith(b"PK") and _made_of(stands) != _made_of(output.write(document)):
            return False
        return list(output.promises(document)) == list(output.read_back(stands))
    except Exception:  # noqa: BLE001 - what cannot be read says nothing
        return False
