"""Admission: which parts a template's package may have, of what types, and how they may be connected.

From parts to faults, and to the parts that are used. An allow-list; what Word adds by itself and no form needs (theme,
thumbnail, custom XML, authors, fonts and their table, settings of the web) is left out, so that nothing of it can do
anything. Fails never: it gives faults.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.errors import Fault
from pipeline.word.package import TYPES
from pipeline.word.wordml import PACKAGE_RELATIONS, RELATIONS, Element

CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_PACKAGE: Final = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class _Used:
    """A kind of part that a form is made of."""

    names: re.Pattern[str]
    content_type: str
    relation: str
    source: str


_USED: Final = tuple(
    _Used(re.compile(names), _TYPE.format(kind), f"{RELATIONS}/{relation}", source)
    for names, kind, relation, source in (
        (r"word/document\.xml", "document.main", "officeDocument", ""),
        (r"word/styles\.xml", "styles", "styles", "word/document.xml"),
        (r"word/numbering\.xml", "numbering", "numbering", "word/document.xml"),
        (r"word/settings\.xml", "settings", "settings", "word/document.xml"),
        (r"word/header\d*\.xml", "header", "header", "word/document.xml"),
        (r"word/footer\d*\.xml", "footer", "footer", "word/document.xml"),
    )
)
_TAGGED: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_UNUSED: Final = re.compile(
    r"docProps/[^/]+|docMetadata/[^/]+|customXml/.*|word/theme/[^/]+\.xml|word/(webSettings|people|fontTable|stylesWithEffects)\.xml"
    r"|word/(footnotes|endnotes)\.xml|word/fonts/[^/]+\.odttf|word/printerSettings/[^/]+|word/printerSettings\d*\.bin"
    r"|(.*/)?_rels/[^/]*\.rels"
)
_ADDRESS: Final = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)
_FAMILIES: Final = tuple(
    (re.compile(names, re.IGNORECASE), reason, remedy)
    for names, reason, remedy in (
        (r"vba|macro", "макроси", "Збережіть шаблон як .docx, без макросів"),
        (r"comments", "примітки", "Видаліть усі примітки: «Рецензування»"),
        (r"/media/", "рисунок", "Приберіть його: у формі бувають лише текст і таблиці"),
        (r"embeddings|activex|afchunk|/charts?/|/diagrams/|ink", "вкладений об’єкт", "Приберіть його"),
        (r"customui|attachedtoolbars", "власна стрічка Word", "Приберіть її"),
        (r"glossary", "блоки тексту й незаповнені поля", "Видаліть елементи керування вмістом"),
        (
            r"",
            "те, чого у формі не буває",
            "Збережіть її у Word як .docx або візьміть початкову з теки templates/ програми",
        ),
    )
)


def tagged(parts: Mapping[str, object]) -> tuple[str, ...]:
    """Give the names of the parts that may hold tags: the document, its headers and footers."""
    return tuple(name for name in sorted(parts) if _TAGGED.fullmatch(name))


def used(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts that a document is printed from; relationships among them, still with those to the others."""
    names = {name for name in parts if _kind(name)}
    relations = {name for name in parts if name.endswith(".rels") and source_of(name) in {"", *names}}
    return {name: parts[name] for name in parts if name in names | relations | {TYPES}}


def source_of(relations: str) -> str:
    """Give the part that a part of relationships belongs to; nothing for the package itself."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def target_of(relation: Element, relations: str) -> str:
    """Give the part that an internal relationship in the part `relations` leads to."""
    folder = posixpath.dirname(source_of(relations))
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def admission(parts: Mapping[str, bytes], trees: Mapping[str, Element], template: str) -> Iterator[Fault]:
    """Give a fault for each part, type and relationship that a form may not have; `trees` are those that connect."""
    for name in parts:
        if name != TYPES and not _kind(name) and not _UNUSED.fullmatch(name):
            reason, remedy = next((reason, remedy) for names, reason, remedy in _FAMILIES if names.search(name))
            yield Fault(f"у шаблоні є {reason}: {name}", remedy, place=template)
    yield from _types(parts, trees[TYPES], template)
    reached = {"": _PACKAGE}
    for name, root in trees.items():
        if name.endswith(".rels"):
            yield from _relations(root, name, parts, template)
            reached |= {target_of(one, name): name for one in root if one.get("TargetMode") != "External"}
    for name in parts:
        if _kind(name) and name not in reached:
            yield Fault(f"частина {name} ні з чим не пов’язана", "Збережіть шаблон у Word наново", place=template)


def _kind(name: str) -> _Used | None:
    return next((kind for kind in _USED if kind.names.fullmatch(name)), None)


def _types(parts: Mapping[str, bytes], types: Element, template: str) -> Iterator[Fault]:
    own: dict[str, set[str]] = {}
    for one in types:
        key = one.get("PartName", "").lstrip("/") or f".{one.get('Extension', '')}"
        own.setdefault(key, set()).add(one.get("ContentType", ""))
    for name in parts:
        kind = _kind(name)
        stated = own.get(name) or own.get(posixpath.splitext(name)[1], set())
        if kind and stated != {kind.content_type}:
            reason = f"частина {name} має тип «{', '.join(sorted(stated))}»"
            yield Fault(reason, "Збережіть шаблон у Word як .docx, без макросів", place=template)


def _relations(root: Element, name: str, parts: Mapping[str, bytes], template: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for one in root:
        identifier, target = one.get("Id", ""), one.get("Target", "")
        if one.tag != f"{{{PACKAGE_RELATIONS}}}Relationship" or not identifier or identifier in seen:
            yield Fault(f"зв’язки в частині {name} пошкоджено", "Збережіть шаблон у Word наново", place=template)
        elif one.get("TargetMode") == "External":
            if not _is_link(one, source_of(name)):
                remedy = "Вставте сам текст або приберіть зв’язок"
                if one.get("Type", "").endswith("/attachedTemplate"):
                    remedy = "У Word: «Розробник» → «Шаблон документа» → Normal"
                yield Fault(f"шаблон тягне щось іззовні: {target}", remedy, place=template)
        elif target_of(one, name) not in parts or "%" in target or ":" in target:
            yield Fault(f"зв’язок у {name} веде в нікуди: {target}", "Збережіть шаблон у Word наново", place=template)
        elif not _fits(one, name):
            reason = f"зв’язок у {name} не такий, як пише Word: {target}"
            yield Fault(reason, "Збережіть шаблон у Word наново", place=template)
        seen.add(identifier)


def _is_link(relation: Element, source: str) -> bool:
    is_link = relation.get("Type") == f"{RELATIONS}/hyperlink"
    return is_link and bool(_TAGGED.fullmatch(source) and _ADDRESS.fullmatch(relation.get("Target", "")))


def _fits(relation: Element, name: str) -> bool:
    """Tell whether a part is reached as the kind of part that it is, and nothing else is called so."""
    kind = _kind(target_of(relation, name))
    if kind is None:
        return relation.get("Type") not in {one.relation for one in _USED}
    return (kind.relation, kind.source) == (relation.get("Type"), source_of(name))
