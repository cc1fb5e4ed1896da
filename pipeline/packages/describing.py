"""A document, its organization and manifest to the pairs of bag-info.txt: RFC 8493's names where it has one.

What the data do not say is «не вказано», never a claim. Nothing can fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pipeline.packages.bagging import version as bagit_version
from pipeline.tools.soffice import WRITER
from pipeline.tools.versions import PACKAGES
from schemas.document import Document
from schemas.manifest import PackageManifest
from schemas.organization import Organization
from schemas.requisites import Requisites
from schemas.text import Text

_Pairs: TypeAlias = Mapping[str, tuple[object, ...]]

UNSTATED = "не вказано"
_PROGRAMS = frozenset({"Python", WRITER.title, *PACKAGES})
"""What versions are given of, besides this program; the rest is the font that was found."""


def described(
    document: Document, organization: Organization, requisites: Requisites, manifest: PackageManifest
) -> Mapping[str, tuple[str, ...]]:
    """Describe a package for whoever keeps it."""
    return {**derived(document, manifest), **_lines(_kept(document.kind, organization, requisites))}


def derived(document: Document, manifest: PackageManifest) -> Mapping[str, tuple[str, ...]]:
    """Give what a package's description says that its own document and manifest say."""
    return _lines({**_bag(document, manifest), **_document(document, manifest), **_programs(manifest)})


def _lines(pairs: _Pairs) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(" ".join(str(value).splitlines()) for value in values) for name, values in pairs.items()}


def _bag(document: Document, manifest: PackageManifest) -> _Pairs:
    identity = f"{document.organization}/{document.year}/{document.kind}"
    program = manifest.versions.get("zvit", "")
    return {
        "External-Identifier": (f"{identity}-{manifest.number}" if manifest.number else identity,),
        "External-Description": (document.title,),
        "Bag-Group-Identifier": (identity,),
        "Bagging-Date": (document.dated.isoformat(),),
        "Bag-Software-Agent": (f"zvit {program}; bagit {bagit_version()}",),
    }


def _document(document: Document, manifest: PackageManifest) -> _Pairs:
    return {
        "Source-Organization": (document.organization_name,),
        "Document-Kind": (document.kind,),
        "Document-Kind-Name": ("".join(part.text for part in document.name) or UNSTATED,),
        "Document-Title": (document.title,),
        "Document-Date": (document.dated.isoformat() if document.approved_on else UNSTATED,),
        "Document-Period": (f"{document.year}-01-01/{document.year}-12-31",),
        "Document-Language": (document.language,),
        "Document-Stage": ("approved" if document.approved_on else "draft",),
        "Document-Approved": (document.approved_on or UNSTATED,),
        "Document-Number": (manifest.number or UNSTATED,),
        "Document-Amends": (_amended(manifest),),
    }


def stated(kind: str, organization: Organization, requisites: Requisites) -> Mapping[str, str]:
    """Give what the data say of a document of that kind and no reader of it sees, by the names in bag-info.txt."""
    return {name: said for name, (said,) in _lines(_kept(kind, organization, requisites)).items()}


def _kept(kind: str, organization: Organization, requisites: Requisites) -> _Pairs:
    retention = organization.archive.retention.get(Text(kind))
    registration = requisites.registration
    return {
        "Organization-Code": (organization.code or UNSTATED,),
        "Registration-Index": (registration.index if registration else UNSTATED,),
        "Registration-Date": ((registration and registration.date) or UNSTATED,),
        "Retention-Article": ((retention and retention.article) or UNSTATED,),
        "Retention-Term": ((retention and retention.term) or UNSTATED,),
    }


def _programs(manifest: PackageManifest) -> _Pairs:
    versions = {name: f"{name} {number}" for name, number in manifest.versions.items() if name != "zvit"}
    fonts = tuple(said for name, said in versions.items() if name not in _PROGRAMS)
    return {
        "Made-With": tuple(said for name, said in versions.items() if name in _PROGRAMS),
        "Font-Found": fonts or (UNSTATED,),
        "Font-Embedded": manifest.fonts or (UNSTATED,),
    }


def _amended(manifest: PackageManifest) -> str:
    if manifest.amendment is None:
        return "немає"
    return f"{manifest.amendment.amends.number} {manifest.amendment.amends.manifest}"
