"""The audit: a template is checked whole before anything is printed by it.

From a template's bytes to a `Form`; every fault is told.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.untrusted.unsound import Unsound
from pipeline.word.admission import admission, tagged
from pipeline.word.contract import Reading
from pipeline.word.fields import FIELDS, fields
from pipeline.word.foreign import foreign
from pipeline.word.hyphens import divided
from pipeline.word.left_out import left_out
from pipeline.word.oddities import in_use, oddities
from pipeline.word.package import FOREIGN, TYPES, unpack
from pipeline.word.places import place_of
from pipeline.word.running import RunningHeads, running_heads
from pipeline.word.shape import CONTENT, Each, Printed, Shape
from pipeline.word.stripping import SETTINGS, stripped
from pipeline.word.structure import misbuilt
from pipeline.word.styles import HYPERLINK, StyleSheet, read_styles
from pipeline.word.typefaces import foreign_typefaces
from pipeline.word.wordml import DOCUMENT, DOCUMENT_RELATIONS, NUMBERING, STYLES, Element, parse


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A template that has passed the audit; each is only itself."""

    name: str
    parts: Mapping[str, bytes]
    """Those that a document is printed from, without what Word added for itself."""
    tagged: tuple[str, ...]
    """The parts that may hold tags: the document, its headers and footers."""
    printed: frozenset[str]
    """Every name of the content that it prints, as a path such as `approvals.word`."""
    signature_styles: frozenset[str]
    """The styles of the paragraphs in which it prints signatures."""
    running: RunningHeads
    """What its headers and footers print."""

    @property
    def unprinted(self) -> tuple[str, ...]:
        """Give the names that the content has and the template never prints; columns are not counted."""
        return tuple(path for path in _leaves("", CONTENT) if path not in self.printed)


def audit(template: bytes, name: str, complain: Complain) -> Form | None:
    """Check a template before use; `name` is what a clerk knows it by, `templates/report.docx`.

    Everything about it that cannot be used is told to `complain`, with table, row and cell; then there is no form.
    """
    form, faults = _audited(template, name)
    for fault in faults:
        complain(fault)
    return form


@functools.lru_cache(maxsize=8)
def _audited(template: bytes, name: str) -> tuple[Form | None, tuple[Fault, ...]]:
    """Check a template once, of however many documents it is the form."""
    faults: list[Fault] = []
    form = _form(template, name, faults.append)
    return None if faults else form, tuple(faults)


def _form(template: bytes, name: str, complain: Complain) -> Form | None:
    try:
        parts = unpack(template, DOCUMENT, STYLES, "_rels/.rels", limits=FOREIGN)
        for fault in _hazards(parts, name):
            complain(fault)
        kept = stripped(parts)
        trees = {part: parse(content, part) for part, content in kept.items()}
    except Unsound as failure:
        complain(Fault(str(failure), failure.remedy, place=name))
        return None
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    with_tags = {part: trees[part] for part in tagged(trees)}
    for fault in _looks(trees, sheet, name):
        complain(fault)
    reading = Reading(name, sheet, complain)
    reading.read(with_tags)
    for fault in divided(trees.get(SETTINGS), reading.requisites, sheet, name):
        complain(fault)
    names = {part: tuple(found) for part, found in reading.running.items()}
    return Form(
        name,
        kept,
        tuple(with_tags),
        frozenset(reading.printed),
        frozenset(reading.signature_styles),
        running_heads(trees[DOCUMENT], trees.get(DOCUMENT_RELATIONS), names),
    )


def _hazards(parts: Mapping[str, bytes], name: str) -> Iterator[Fault]:
    """Judge the whole package, what would be left out of it, too.

    Raises:
        Unsound: a part that connects others is no XML.
    """
    connecting = {part: parse(parts[part], part) for part in parts if part == TYPES or part.endswith(".rels")}
    yield from admission(parts, connecting, name)
    yield from left_out(parts, name)


def _looks(trees: Mapping[str, Element], sheet: StyleSheet, name: str) -> Iterator[Fault]:
    with_tags = {part: trees[part] for part in tagged(trees)}
    yield from _contents(trees, sheet, name)
    for part, root in with_tags.items():
        yield from fields(root, name, part)
    yield from foreign_typefaces({part: trees[part] for part in (*with_tags, STYLES, NUMBERING) if part in trees}, name)
    yield from misbuilt(with_tags, name)
    if not sheet.character(HYPERLINK):
        yield Fault(f"немає стилю знака «{HYPERLINK}» (Гіперпосилання)", "Поверніть його", place=name)


def _contents(trees: Mapping[str, Element], sheet: StyleSheet, name: str) -> Iterator[Fault]:
    """Judge each element once: by the grammar of forms, and what that lets through by what it does to letters."""
    roots = [(part, trees[part]) for part in (*tagged(trees), NUMBERING) if part in trees]
    found = [
        one
        for part, root in (*roots, *((STYLES, style) for style in in_use(trees, sheet)))
        for one in foreign(root, part)
    ]
    told = {one.element for one in found}
    for one in found:
        yield Fault(one.reason, one.remedy, place=place_of(one.element, name, one.part))
    for oddity in oddities(trees, sheet):
        if oddity.element.tag not in FIELDS and told.isdisjoint((oddity.element, *oddity.element.iterancestors())):
            yield Fault(oddity.reason, "Змініть це в абзаці або в його стилі", place=oddity.place(name))


def _leaves(path: str, shape: Shape) -> Iterator[str]:
    if isinstance(shape, Printed):
        yield path
    elif isinstance(shape, Each):
        yield from _leaves(path, shape.one)
    elif isinstance(shape, Mapping):
        for name, one in shape.items():
            yield from _leaves(f"{path}.{name}" if path else name, one)
