"""A package to how it agrees with itself and with the one that it amends. Nothing can fail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain

from pipeline.errors import Fault
from pipeline.packages.contents import GUIDE, INPUTS, MANIFEST, PAYLOAD, TEMPLATES
from pipeline.packages.naming import signatures
from pipeline.packages.opening import LARGEST_JSON, Package
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.verdicts import Check, Verdict


def manifest_faults(package: Package) -> Iterator[Fault]:
    """Give each file that is not the one that manifest.json names."""
    manifest = package.manifest
    form = {f"{TEMPLATES}{manifest.document}.docx": right for right in manifest.template.values()}
    inputs = {INPUTS + name: right for name, right in manifest.inputs.items()}
    for name, right in chain(manifest.files.items(), form.items(), inputs.items()):
        if name not in package.files:
            yield Fault("manifest.json називає файл, якого немає", place=name)
        elif hashlib.sha256(package.files[name]).hexdigest() != right:
            yield Fault("вміст не той, що названо в manifest.json", place=name)
    for name in sorted(package.files):
        if name.startswith((INPUTS, TEMPLATES)) and name not in {*inputs, *form}:
            yield Fault("файл, якого manifest.json не називає", place=name)


def added(package: Package) -> Iterator[Check]:
    """Tell of the files that were put beside the document after the package was made: signatures, or something else."""
    manifest, kind = package.manifest, package.manifest.document
    made = {GUIDE, MANIFEST, f"{TEMPLATES}{kind}.docx", *manifest.files, *(INPUTS + name for name in manifest.inputs)}
    later = sorted(name for name in package.files.keys() - made if not name.startswith((INPUTS, TEMPLATES)))
    known = signatures(later, kind)
    if known:
        yield Check("Додано пізніше", Verdict.GOOD, f"файли підписів, їхні хеші правильні: {', '.join(known)}")
    if strange := [name for name in later if name not in known]:
        said = f"невідомо, що це: {', '.join(strange)}"
        yield Check("Додано пізніше", Verdict.DOUBTFUL, said, "Спитайте того, хто додав")


def amended(package: Package) -> Iterator[Check]:
    """Look at the package that this one amends, if it lies beside it, where a sealed one has it."""
    if package.manifest.amendment is None:
        return
    amends = package.manifest.amendment.amends
    name = f"{package.document.kind}-{amends.number}"
    subject = f"Виправлений пакет № {amends.number}"
    manifest = package.folder.parent / name / PAYLOAD / MANIFEST
    try:
        content = read_regular(manifest, package.folder.parent, LARGEST_JSON)
    except (OSError, Unsound):
        if package.manifest.number is None:
            return
        yield Check(subject, Verdict.DOUBTFUL, f"поруч немає теки {name}, тому не перевірено")
        return
    if hashlib.sha256(content).hexdigest() == amends.manifest:
        yield Check(subject, Verdict.GOOD, "саме той, що запечатано перед цим")
    else:
        yield Check(
            subject, Verdict.BAD, f"{name}/{PAYLOAD}{MANIFEST} не той, що запечатано", "Візьміть іншу його копію"
        )
