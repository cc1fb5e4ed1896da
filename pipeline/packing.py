"""A finished document to the contents of its package: the files, what they were made of byte for byte, the description.

Refused: a data file that is no longer the one that the document was made of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from pipeline.archive import manifest, written
from pipeline.documents.requisites import own_requisites
from pipeline.errors import DataFaults, Fault
from pipeline.load import stamps
from pipeline.packages.contents import GUIDE, INPUTS, MANIFEST, TEMPLATES, Contents
from pipeline.packages.describing import described
from pipeline.packages.guide import guide
from pipeline.packages.surveying import LARGEST
from pipeline.produce import Produced
from pipeline.refusal import fault
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.workspace import Workspace
from schemas.manifest import PackageManifest
from schemas.origin import Origin

_CHANGED: Final = ("файл змінили, поки документ готувався", "Запустіть ще раз")


def pack(produced: Produced, workspace: Workspace, number: int | None = None) -> Contents:
    """Give what the document's package holds, under its number if it is to be sealed; of private registers only hashes.

    Raises:
        DataFaults: files were changed meanwhile, or cannot be read.
    """
    faults: list[Fault] = []
    inputs = dict(_inputs(produced, workspace, faults))
    private = dict(_private(produced, workspace, faults))
    if faults:
        raise DataFaults(faults)
    verified, report = produced.verified, produced.report
    document = verified.document
    told = PackageManifest(
        **dict(manifest(verified, produced.provenance)),
        layout=report.organization.layout,
        typography=produced.ready.enriched.typography,
        private=private,
        number=number,
    )
    form = {f"{TEMPLATES}{document.kind}.docx": produced.ready.template.content}
    files = {**verified.files, MANIFEST: written(told), **form, **inputs}
    pairs = described(document, report.organization, own_requisites(report, document), told)
    return Contents({**files, GUIDE: guide(told, files)}, pairs)


def _inputs(produced: Produced, workspace: Workspace, faults: list[Fault]) -> Iterator[tuple[str, bytes]]:
    """Give the public data files as they were used."""
    for name, right in produced.ready.facts.inputs.items():
        content = _read(name, workspace, faults)
        if content is not None and hashlib.sha256(content).hexdigest() != right:
            faults.append(Fault(*_CHANGED, Origin(name)))
        elif content is not None:
            yield INPUTS + name, content


def _private(produced: Produced, workspace: Workspace, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    """Give the hash of each private register that was read, by its name in the data."""
    folder = workspace.folder(produced.report.slug, produced.report.year)
    files = {
        name: folder.name(folder.year / register.file)
        for name, register in produced.report.registers.items()
        if register.is_private
    }
    hashes = {}
    for name, file in files.items():
        content = _read(file, workspace, faults)
        if content is not None:
            hashes[name] = hashlib.sha256(content).hexdigest()
    now, then = stamps(folder), produced.ready.facts.unpublished
    faults.extend(Fault(*_CHANGED, Origin(file)) for file in files.values() if now.get(file) != then.get(file))
    return iter(sorted(hashes.items()))


def _read(name: str, workspace: Workspace, faults: list[Fault]) -> bytes | None:
    try:
        return read_regular(workspace.root / name, workspace.root, LARGEST)
    except Unsound as refused:
        faults.append(Fault(str(refused), refused.remedy, Origin(name)))
    except OSError as failure:
        faults.append(fault(failure, "файл не читається", name))
    return None
