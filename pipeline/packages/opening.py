"""A folder to a `Package`: hashes first, then what the payload means.

Fails if anything is not as it was made; each fault names its file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.contracts import Template
from pipeline.errors import Fault, PackageDamaged
from pipeline.packages import integrity, tags
from pipeline.packages.contents import DESCRIPTION, MANIFEST, PAYLOAD, TEMPLATES
from pipeline.packages.surveying import Surveyed, survey
from schemas.base import Model
from schemas.document import Document
from schemas.layout import Layout
from schemas.manifest import PackageManifest
from schemas.typography import Typography

_Read = TypeVar("_Read", bound=Model)
_KIND = re.compile(r"[a-z][a-z0-9-]{0,63}")
LARGEST_JSON = 16 * 1024 * 1024
"""Bytes of a file that is parsed whole: of `{},` a parser makes many times as much."""
_UPDATE = "Оновіть програму: пакет, мабуть, зробила новіша"


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose every hash is right."""

    folder: Path
    document: Document
    template: Template
    files: Mapping[str, bytes]
    """The payload, by name relative to `data/`."""
    described: tuple[tuple[str, str], ...]
    """The pairs of bag-info.txt."""
    manifest: PackageManifest

    @property
    def layout(self) -> Layout:
        """The page's profile that the document was printed by."""
        return self.manifest.layout

    @property
    def typography(self) -> Typography:
        """The signs that the document was printed with."""
        return self.manifest.typography

    @property
    def manifest_hash(self) -> str:
        """The hash of `data/manifest.json`, and by that of all that it was made with; signatures come later."""
        return hashlib.sha256(self.files[MANIFEST]).hexdigest()


def open_package(folder: Path) -> Package:
    """Read a package.

    Raises:
        FilesUnusable: there is no such folder, or it cannot be listed.
        PackageDamaged: it is damaged, or is none; all faults together.
    """
    found = survey(folder)
    if faults := tuple(integrity.faults(found)):
        raise PackageDamaged(*faults)
    return understood(found)


def understood(found: Surveyed) -> Package:
    """Read what a bag whose hashes are right holds.

    Raises:
        PackageDamaged: it holds something else than the package of a document.
    """
    manifest = _model(found, MANIFEST, PackageManifest)
    if not _KIND.fullmatch(manifest.document):
        raise _odd(found, MANIFEST, "вид документа названо незвично")
    document = _model(found, f"{manifest.document}.json", Document)
    if (document.kind, document.year) != (manifest.document, manifest.year):
        raise _odd(found, MANIFEST, "описано не той документ, що в пакеті")
    form = f"{TEMPLATES}{manifest.document}.docx"
    for needed in (form, f"{manifest.document}.docx", f"{manifest.document}.pdf"):
        if PAYLOAD + needed not in found.files:
            raise _odd(found, needed, "файлу немає")
    return Package(
        folder=found.folder,
        document=document,
        template=Template(next(iter(manifest.template), form), found.files[PAYLOAD + form]),
        files={name.removeprefix(PAYLOAD): found.files[name] for name in found.files if name.startswith(PAYLOAD)},
        described=tags.pairs(found.files[DESCRIPTION]),
        manifest=manifest,
    )


def _model(found: Surveyed, name: str, model: type[_Read]) -> _Read:
    if PAYLOAD + name not in found.files:
        raise _odd(found, name, "файлу немає")
    if len(found.files[PAYLOAD + name]) > LARGEST_JSON:
        raise _odd(found, name, f"файл більший за {LARGEST_JSON // 1024 // 1024} МБ")
    try:
        return model.model_validate_json(found.files[PAYLOAD + name])
    except ValidationError as failure:
        first = failure.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise _odd(found, name, f"файл описано не так, як очікувалося ({where or 'не JSON'})") from failure


def _odd(found: Surveyed, name: str, reason: str) -> PackageDamaged:
    return PackageDamaged(Fault(reason, _UPDATE, place=found.place(PAYLOAD + name)))
