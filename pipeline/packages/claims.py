"""What a package says of itself to what its document and its PDF are: manifest.json, bag-info.txt, ЧИТАЙ.txt.

Hashes that are right prove only that nothing was changed by accident. Fails if the PDF cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.contracts import Pdf
from pipeline.errors import Fault
from pipeline.packages.contents import DESCRIPTION, GUIDE, INPUTS, MANIFEST, TEMPLATES
from pipeline.packages.describing import derived
from pipeline.packages.guide import guide
from pipeline.packages.opening import Package
from pipeline.pdf.checks.typefaces import font_names
from pipeline.pdf.damage import opened
from pipeline.verdicts import Check, Verdict
from schemas.manifest import PackageManifest

_AGENT = "Bag-Software-Agent"
_UNDERIVED = frozenset(
    {
        "Organization-Code",
        "Registration-Index",
        "Registration-Date",
        "Retention-Article",
        "Retention-Term",
        "Payload-Oxum",
        _AGENT,
    }
)
"""What neither document nor manifest say; the weight is looked at with the hashes."""


def claim_faults(package: Package) -> Iterator[Fault]:
    """Give each claim of manifest.json that is not so.

    Raises:
        Damaged: the PDF cannot be read.
    """
    manifest, document = package.manifest, package.document
    pdf = Pdf(package.files[f"{document.kind}.pdf"])
    with opened(pdf) as file:
        pages, fonts = len(file.pages), font_names(file)
    claims: Mapping[str, tuple[object, object]] = {
        "title": (manifest.title, document.title),
        "organization": (manifest.organization, document.organization_name),
        "draft": (manifest.draft, document.approved_on is None),
        "pages": (manifest.pages, pages),
        "fonts": (sorted(manifest.fonts), sorted(fonts)),
    }
    for name, (said, found) in claims.items():
        if said != found:
            yield Fault(f"{name}: сказано {_told(said)}, а насправді {_told(found)}", place=MANIFEST)
    yield from _misnumbered(manifest)


def description_faults(package: Package) -> Iterator[Fault]:
    """Give each pair of bag-info.txt that the document and the manifest do not say."""
    stands: dict[str, tuple[str, ...]] = {}
    for name, value in package.described:
        stands[name] = (*stands.get(name, ()), value)
    wanted = derived(package.document, package.manifest)
    agent = f"zvit {package.manifest.versions.get('zvit', '')}; "
    if not all(value.startswith(agent) for value in stands.get(_AGENT, ("",))):
        yield Fault(f"{_AGENT}: не та програма, що в manifest.json", place=DESCRIPTION)
    for name in sorted((wanted.keys() | stands.keys()) - _UNDERIVED):
        if stands.get(name, ()) != wanted.get(name, ()):
            said, right = (" і ".join(each.get(name, ())) or "нічого" for each in (stands, wanted))
            yield Fault(f"{name}: сказано «{said}», а має бути «{right}»", place=DESCRIPTION)


def unproven(package: Package) -> str:
    """Name what bag-info.txt says that nothing in the package proves."""
    told = {name for name, value in package.described if name in _UNDERIVED - {_AGENT, "Payload-Oxum"}}
    return ", ".join(sorted(told))


def guided(package: Package) -> Iterator[Check]:
    """Hold ЧИТАЙ.txt against the one that this version of the program writes."""
    manifest = package.manifest
    names = (*manifest.files, MANIFEST, f"{TEMPLATES}{manifest.document}.docx", *(INPUTS + n for n in manifest.inputs))
    if package.files.get(GUIDE) != guide(manifest, names):
        found = "не той, що його пише ця версія програми"
        yield Check(GUIDE, Verdict.DOUBTFUL, found, "Якщо пакет зробила не інша версія, не вірте тому, що там написано")


def _misnumbered(manifest: PackageManifest) -> Iterator[Fault]:
    """Tell of numbers that contradict one another: the first amends nothing, each later one that before it."""
    amendment, number = manifest.amendment, manifest.number
    if number and (number > 1) != (amendment is not None):
        said = "нічого не виправляє" if amendment is None else "щось виправляє"
        yield Fault(f"number: пакет № {number}, а {said}", place=MANIFEST)
    if amendment and (
        amendment.number != (number or amendment.number) or amendment.amends.number != amendment.number - 1
    ):
        reason = (
            f"amendment: № {amendment.number} виправляє № {amendment.amends.number}, а пакет № {number or 'не має'}"
        )
        yield Fault(reason, place=MANIFEST)


def _told(said: object) -> str:
    if isinstance(said, bool):
        return "проєкт" if said else "затверджено"
    return ", ".join(map(str, said)) if isinstance(said, list) else f"«{said}»"
