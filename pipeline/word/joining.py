"""Joining: a part of our own is put into a package, with its type and the relationship that leads to it.

From parts to parts. Fails never: what it joins is not among the parts yet, for a template's own was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.word.admission import CONTENT_TYPES
from pipeline.word.package import TYPES
from pipeline.word.wordml import PACKAGE_RELATIONS, parse, serialise


@dataclass(frozen=True, slots=True)
class Joint:
    """How a part belongs to a package."""

    part: str
    content_type: str
    relation: str
    """The relationship's type."""
    relations: str
    """The part of relationships that leads to it."""
    target: str
    """Its name as seen from there."""


def join(parts: Mapping[str, bytes], joint: Joint, content: bytes) -> dict[str, bytes]:
    """Give the parts with one more, connected as the Open Packaging Conventions ask (ISO/IEC 29500-2)."""
    types, relations = parse(parts[TYPES], TYPES), parse(parts[joint.relations], joint.relations)
    override = {"PartName": f"/{joint.part}", "ContentType": joint.content_type}
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", override)
    taken = {one.get("Id") for one in relations}
    identifier = next(f"rId{n}" for n in range(1, len(relations) + 2) if f"rId{n}" not in taken)
    attributes = {"Id": identifier, "Type": joint.relation, "Target": joint.target}
    etree.SubElement(relations, f"{{{PACKAGE_RELATIONS}}}Relationship", attributes)
    return {**parts, TYPES: serialise(types), joint.relations: serialise(relations), joint.part: content}
