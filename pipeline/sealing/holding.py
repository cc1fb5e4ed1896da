"""A document made anew to how it stands to the last sealed one: the same, or an amendment with its changes.

What people's data the changes would repeat is masked: it may be just what an amendment takes out. Fails never.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.comparing.documents import changes
from pipeline.contracts import Template
from pipeline.packages.describing import UNSTATED
from pipeline.packages.opening import Package
from pipeline.privacy.searching import Public
from pipeline.sealing.discretion import discreet, public_of
from pipeline.sealing.standing import Standing
from pipeline.wording.typography import typeset
from schemas.changes import Change
from schemas.conformance import PdfA
from schemas.document import Document
from schemas.layout import Layout
from schemas.manifest import Amended, Amendment
from schemas.organization import Organization
from schemas.typography import Typography

_DESCRIBED: Final = {
    "Organization-Code": "код ЄДРПОУ",
    "Registration-Index": "реєстраційний індекс",
    "Registration-Date": "дата реєстрації",
    "Retention-Article": "стаття переліку",
    "Retention-Term": "строк зберігання",
}
"""What is compared of the description, besides what the document says itself; by the names in bag-info.txt."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A document made anew, and what it was printed by."""

    document: Document
    layout: Layout
    typography: Typography
    template: Template
    pdfa: PdfA
    described: Mapping[str, str]
    """What the data say of it and no reader sees, by the names in bag-info.txt."""


def held(sealed: Package, fresh: Fresh, organization: Organization) -> Standing:
    """Hold a document against the last sealed one."""
    known = public_of(organization, sealed.document, fresh.document)
    found = (*_written(sealed, fresh), *_form(sealed, fresh))
    differing = (*(_discreet(change, known) for change in found), *_description(sealed, fresh))
    if not differing:
        return Standing(sealed, sealed.manifest.amendment, is_sealed=True)
    number = sealed.manifest.number or 0
    amended = Amended(number=number, manifest=sealed.manifest_hash)
    return Standing(sealed, Amendment(number=number + 1, amends=amended, changes=differing))


def _written(sealed: Package, fresh: Fresh) -> Iterator[Change]:
    """Give what differs in what is written; what differs in its signs alone is one change, however often it does."""
    exact = changes(sealed.document, fresh.document)
    alike = fresh.typography.joined(sealed.typography)
    reworded = changes(typeset(sealed.document, alike), typeset(fresh.document, alike)) if exact else ()
    yield from reworded
    if exact != reworded:
        was, now = str(sealed.typography), str(fresh.typography)
        told = {"before": was, "after": now} if was != now else {}
        yield Change(part="typography", name="typography", deed="changed", **told)


def _form(sealed: Package, fresh: Fresh) -> Iterator[Change]:
    """Give what differs in the page and the form, not in what is written."""
    was, now = sealed.layout.model_dump(mode="json"), fresh.layout.model_dump(mode="json")
    for name in now:
        if was[name] != now[name]:
            yield _changed("layout", name, str(was[name] or ""), str(now[name] or ""))
    if sealed.manifest.pdfa != fresh.pdfa:
        yield _changed("layout", "pdfa", sealed.manifest.pdfa, fresh.pdfa)
    if sealed.template.content != fresh.template.content:
        before, after = (hashlib.sha256(form.content).hexdigest() for form in (sealed.template, fresh.template))
        yield _changed("template", fresh.template.name, before, after)


def _description(sealed: Package, fresh: Fresh) -> Iterator[Change]:
    """Give what the package's description would say otherwise."""
    was = dict(sealed.described)
    for name, title in _DESCRIBED.items():
        before, after = was.get(name, UNSTATED), fresh.described[name]
        if before != after:
            yield _changed("description", title, before, after)


def _changed(part: str, name: str, before: str, after: str) -> Change:
    return Change.model_validate({"part": part, "name": name, "deed": "changed", "before": before, "after": after})


def _discreet(change: Change, known: Public) -> Change:
    said = {field: getattr(change, field) for field in ("name", "before", "after")}
    return change.evolve(**{field: discreet(text, known) if text else text for field, text in said.items()})
