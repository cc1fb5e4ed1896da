"""From a finished PDF to what keeps it from being archival and accessible: our own checks, on every machine.

They stand for the rules of PDF/A (ISO 19005, level A) and PDF/UA-1 (ISO 14289-1) that a document of ours could break,
and ask for what the content says besides: title, language, font. A validator says more, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.contracts import Pdf
from pipeline.errors import Fault
from pipeline.pdf.checks import carrying, colours, identity, prohibitions, tagging, tying, typefaces
from pipeline.pdf.damage import Damaged, opened, told_as_damage
from pipeline.pdf.expecting import Check, Expected, Subject
from pipeline.pdf.structure import structure

_HEADER = re.compile(rb"%PDF-(1\.[0-7])\r?\n%[\x80-\xff]{4}")


def is_plain(subject: Subject) -> Iterator[str]:
    """Look at the file as bytes: its version, nothing packed together or appended (ISO 19005-1, 6.1.2 to 6.1.4)."""
    header, version = _HEADER.match(subject.raw), subject.expected.edition.standard.version
    if not header or header[1].decode() != version:
        yield f"файл не є PDF {version}"
    if b"/ObjStm" in subject.raw or b"/XRef" in subject.raw:
        yield "об’єкти файлу запаковано разом"
    if subject.raw.count(b"startxref") != 1 or not subject.raw.rstrip().endswith(b"%%EOF"):
        yield "до файлу щось дописано після його створення"
    if "/ID" not in subject.pdf.trailer:
        yield "файл не має ідентифікатора"


CHECKS: tuple[Check, ...] = (
    is_plain,
    identity.names_itself,
    identity.declares_standards,
    identity.agrees_with_itself,
    identity.keeps_to_its_properties,
    colours.carries_colours,
    prohibitions.has_what_it_needs_only,
    prohibitions.holds_nothing_active,
    prohibitions.shows_pages_as_they_are,
    prohibitions.holds_nothing_foreign,
    prohibitions.shows_annotations,
    carrying.carries_its_files,
    carrying.carries_no_other,
    typefaces.embeds_fonts,
    typefaces.fonts_are_themselves,
    tagging.is_tagged,
    tagging.roles_are_sound,
    tying.is_tied_to_pages,
    tying.links_are_tied,
    tagging.is_nested_rightly,
    tagging.tables_are_even,
    tagging.headings_descend,
    tagging.speaks_as_it_shows,
)
"""To add a property, add its function here."""


def faults(pdf: Pdf, expected: Expected) -> tuple[Fault, ...]:
    """Tell what is wrong with a finished PDF; nothing if it is as it must be. Each reason is given once."""
    try:
        with opened(pdf) as file:
            return faults_of(Subject(pdf, file, structure(file), expected))
    except Damaged as damage:
        return damage.faults


def faults_of(subject: Subject) -> tuple[Fault, ...]:
    """Tell the same of a PDF that is open."""
    try:
        with told_as_damage():
            reasons = dict.fromkeys(reason for check in CHECKS for reason in check(subject))
    except Damaged as damage:
        return damage.faults
    return tuple(Fault(reason, place="PDF") for reason in reasons)
