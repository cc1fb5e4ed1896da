"""What a finished document is made of and with: the manifest beside it, and the one in its archival package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from schemas.base import Model
from schemas.changes import Change
from schemas.conformance import PdfA
from schemas.findings import Finding
from schemas.layout import Layout
from schemas.typography import AS_TYPED, Typography


class Amended(Model):
    """The sealed package that another one amends."""

    number: int = Field(ge=1, title="Номер запечатаного пакета")
    manifest: str = Field(pattern=r"^[0-9a-f]{64}$", title="Хеш його manifest.json")
    """Hash of its `data/manifest.json`, and by that of all that it was sealed with; signatures come later."""


class Amendment(Model):
    """What a document changes in the last one that was sealed."""

    number: int = Field(ge=2)
    """That its sealed package has, or would have."""
    amends: Amended
    changes: tuple[Change, ...]


class Manifest(Model):
    """A document's files, what they were made of, and with which programs; hashes are SHA-256 in hexadecimal."""

    format: Literal[1] = 1
    document: str
    """The kind: `report` or `plan`."""
    title: str
    organization: str
    year: int
    draft: bool
    pages: int
    pdfa: PdfA
    files: dict[str, str]
    """Hash of each file, by its name."""
    template: dict[str, str]
    inputs: dict[str, str]
    """Hash of each public data file, by its name from the workspace's root."""
    versions: dict[str, str]
    """Of programs and of the font that was found, by name."""
    fonts: tuple[str, ...]
    """Those that are in the PDF."""
    findings: tuple[Finding, ...]
    amendment: Amendment | None = None
    """What it amends, once an earlier state of the document has been sealed."""


class PackageManifest(Manifest):
    """The manifest in a package: what a rebuild and a check need besides."""

    layout: Layout
    typography: Typography = AS_TYPED
    """The signs that it is printed with; packages made before there was a profile have theirs as typed."""
    private: dict[str, str]
    """Hash of each private register that figures were computed from, by the register's name."""
    number: int | None = Field(default=None, ge=1)
    """Of the sealed package; None for one that is not sealed."""

    @model_validator(mode="before")
    @classmethod
    def _of_old(cls, typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
        """Read the apostrophe where packages had it before there was a profile: in the page's."""
        if isinstance(typed, Mapping) and isinstance(layout := typed.get("layout"), Mapping) and "apostrophe" in layout:
            page = {key: value for key, value in layout.items() if key != "apostrophe"}
            signs = {**AS_TYPED.model_dump(exclude={"origin"}), "apostrophe": layout["apostrophe"]}
            return {**typed, "layout": page, "typography": signs}
        return typed
