"""The audit: a template is checked whole before anything is printed by it.

From a template's bytes to a `Form`, all faults together. Fails with `DataFaults`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.errors import DataFaults, Fault
from pipeline.untrusted.unsound import Unsound
from pipeline.word.contract import Reading
from pipeline.word.package import FOREIGN, unpack
from pipeline.word.places import place_of
from pipeline.word.shape import CONTENT, Each, Printed, Shape
from pipeline.word.styles import HYPERLINK, read_styles
from pipeline.word.wordml import (
    DOCUMENT,
    NUMBERING,
    PACKAGE_RELATIONS,
    STYLES,
    Element,
    parse,
    w,
)

_TAGGED: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_FOREIGN: Final = re.compile(r"vbaproject|activex|/embeddings/|comments|people\.xml|afchunk", re.IGNORECASE)
_FETCHING: Final = re.compile(r"\b(INCLUDE\w*|DDE\w*|LINK|DATABASE|IMPORT)\b", re.IGNORECASE)
_REVISION: Final = re.compile(r"(ins|del|moveFrom|moveTo|\w+Change|comment\w+|altChunk|subDoc|object)")
_ADDRESS: Final = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A template that has passed the audit."""

    name: str
    parts: Mapping[str, bytes]
    tagged: tuple[str, ...]
    """The parts that may hold tags: the document, its headers and footers."""
    printed: frozenset[str]
    """Every name of the content that it prints, as a path such as `approvals.word`."""
    signature_styles: frozenset[str]
    """The styles of the paragraphs in which it prints signatures."""

    @property
    def unprinted(self) -> tuple[str, ...]:
        """Give the names that the content has and the template never prints; columns are not counted."""
        return tuple(path for path in _leaves("", CONTENT) if path not in self.printed)


def audit(template: bytes, name: str) -> Form:
    """Check a template before use; `name` is what a clerk knows it by, `templates/report.docx`.

    Raises:
        DataFaults: everything about it that cannot be used, with table, row and cell.
    """
    try:
        parts = unpack(template, DOCUMENT, STYLES, limits=FOREIGN)
        trees = {part: parse(parts[part], part) for part in sorted(parts) if part.endswith((".xml", ".rels"))}
        styles = trees[STYLES]
    except Unsound as failure:
        raise DataFaults([Fault(str(failure), failure.remedy, place=name)]) from failure
    tagged = {part: trees[part] for part in trees if _TAGGED.fullmatch(part)}
    faults = list(_hazards(trees, parts, name))
    sheet = read_styles(styles, trees.get(NUMBERING))
    if not sheet.character(HYPERLINK):
        faults.append(Fault(f"немає стилю знака «{HYPERLINK}» (Гіперпосилання)", "Поверніть його", place=name))
    reading = Reading(name, sheet, faults.append)
    reading.read(tagged)
    if faults:
        raise DataFaults(faults)
    return Form(name, parts, tuple(tagged), frozenset(reading.printed), frozenset(reading.signature_styles))


def _hazards(trees: Mapping[str, Element], parts: Mapping[str, bytes], name: str) -> Iterator[Fault]:
    for part in parts:
        if _FOREIGN.search(part):
            yield Fault(
                f"шаблон містить сторонню частину {part}", "Приберіть макроси, примітки, вкладені файли", place=name
            )
    for part, root in trees.items():
        if part.endswith(".rels"):
            yield from _external(root, name)
        elif _TAGGED.fullmatch(part):
            yield from _revisions(root, part, name)
        elif re.search(rb"\{[{%]", parts[part]):
            yield Fault(f"позначки стоять у частині {part}", "Залиште їх лише в тексті та колонтитулах", place=name)


def _external(relations: Element, name: str) -> Iterator[Fault]:
    for one in relations.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        target = one.get("Target", "")
        hyperlink = one.get("Type", "").endswith("/hyperlink") and _ADDRESS.match(target)
        if one.get("TargetMode") == "External" and not hyperlink:
            yield Fault(
                f"шаблон тягне щось іззовні: {target}", "Вставте рисунок у файл або приберіть зв’язок", place=name
            )


def _revisions(root: Element, part: str, name: str) -> Iterator[Fault]:
    for element in root.iter(f"{w('*')}"):
        called = str(element.tag).rpartition("}")[2]
        instruction = (
            element.text if called == "instrText" else element.get(w("instr")) if called == "fldSimple" else ""
        )
        if _REVISION.fullmatch(called):
            reason, remedy = (
                "є незатверджене виправлення, примітка або вставлений об’єкт",
                "Прийміть виправлення у Word",
            )
        elif _FETCHING.search(instruction or ""):
            reason, remedy = f"поле «{(instruction or '').strip()}» тягне чужий файл", "Приберіть поле"
        else:
            continue
        yield Fault(reason, remedy, place=place_of(element, name, part))


def _leaves(path: str, shape: Shape) -> Iterator[str]:
    if isinstance(shape, Printed):
        yield path
    elif isinstance(shape, Each):
        yield from _leaves(path, shape.one)
    elif isinstance(shape, Mapping):
        for name, one in shape.items():
            yield from _leaves(f"{path}.{name}" if path else name, one)
