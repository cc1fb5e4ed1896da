"""That a screen reader can follow: a structure that is whole, with scopes, levels, alternatives and one language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Dictionary

from pipeline.pdf.expecting import Subject
from pipeline.pdf.objects import is_true
from pipeline.pdf.structure import Element

_HEADING = re.compile(r"H([1-6])")
_PICTURES = frozenset({"Figure", "Formula"})
_HELD_BY = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note"},
    "LBody": {"LI"},
}
"""What may hold what (ISO 32000-1, 14.8.4.3)."""
_STANDARD = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Note"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Reference", "BibEntry", "Code"),
        *("Link", "Annot", "Figure", "Formula", "Form", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
    }
)
_SCOPES = frozenset({"Row", "Column", "Both"})
_LONGEST_NAME = 127
"""Bytes (ISO 32000-1, annex C; ISO 19005-1, 6.1.12)."""
_SOFT_HYPHEN = "\u00ad"


def is_tagged(subject: Subject) -> Iterator[str]:
    """Look for the structure and the bookmarks (ISO 19005-1, 6.8; ISO 14289-1, 7.1)."""
    root = subject.pdf.Root
    if not is_true(root.get("/MarkInfo", Dictionary()).get("/Marked")):
        yield "файл не позначено як структурований (MarkInfo)"
    if is_true(root.get("/MarkInfo", Dictionary()).get("/Suspects")):
        yield "файл сам не певен своєї структури (Suspects)"
    if "/ParentTree" not in root.StructTreeRoot:
        yield "структура не пов’язана зі сторінками (ParentTree)"
    if "/First" not in root.get("/Outlines", Dictionary()):
        yield "немає закладок"


def roles_are_sound(subject: Subject) -> Iterator[str]:
    """Ask of the role map that it leads to standard types, and leaves those as they are (ISO 14289-1, 7.1).

    LibreOffice makes a role of each paragraph style's name.
    """
    roles = {str(name): str(role) for name, role in subject.pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    for name, role in roles.items():
        steps = {name}
        while role in roles and role not in steps:
            steps.add(role)
            role = roles[role]  # noqa: PLW2901 - the end of the way is what counts
        if name[1:] in _STANDARD:
            yield f"стандартний тег {name} перевизначено (RoleMap)"
        elif role[1:] not in _STANDARD:
            yield f"тег {name} не веде до стандартного (RoleMap)"
        if len(name[1:].encode()) > _LONGEST_NAME:
            yield f"назва стилю «{name[1:]}» довша за {_LONGEST_NAME} байтів; скоротіть її в шаблоні"


def is_nested_rightly(subject: Subject) -> Iterator[str]:
    """Ask of each element whether it is known and where it may be, of each head cell what it heads.

    ISO 14289-1, 7.1, 7.2 and 7.5; ISO 19005-1, 6.8.3.4.
    """
    for element, holder in subject.elements:
        if element.tag not in _STANDARD:
            yield f"невідомий тег {element.tag}"
        if holder.tag not in _HELD_BY.get(element.tag, {holder.tag}):
            yield f"тег {element.tag} лежить у {holder.tag or 'корені'}"
        if element.tag == "TH" and element.scope not in _SCOPES:
            yield "клітинка заголовка таблиці не каже, що вона очолює (Scope)"


def tables_are_even(subject: Subject) -> Iterator[str]:
    """Count the columns of each row: a table's rows must be equally wide, and the first one its head.

    A single row without a head only puts blocks side by side (ISO 14289-1, 7.5 asks for heads where there are any).
    """
    for table, _ in subject.elements:
        if table.tag != "Table":
            continue
        rows = [row for row, _ in table.within() if row.tag == "TR"]
        if len({*_widths(rows)}) > 1:
            yield "рядки таблиці різної ширини"
        if len(rows) != 1 and not any(cell.tag == "TH" for row in rows[:1] for cell, _ in row.within()):
            yield "таблиця без заголовного рядка"


def _widths(rows: list[Element]) -> Iterator[int]:
    """Give how many columns each row covers, with the cells that reach down into it."""
    reaching: list[tuple[int, int]] = []
    for row in rows:
        cells = [(held.column_span, held.row_span) for held in row.held if isinstance(held, Element)]
        yield sum(width for width, _ in (*reaching, *cells))
        reaching = [(width, height - 1) for width, height in (*reaching, *cells) if height > 1]


def headings_descend(subject: Subject) -> Iterator[str]:
    """Follow the levels of the headings: from 1, and none is skipped (ISO 14289-1, 7.4.2)."""
    level = 0
    for element, _ in subject.elements:
        if element.tag == "H":
            yield "заголовок без рівня"
        if found := _HEADING.fullmatch(element.tag):
            deeper = int(found.group(1))
            if deeper > level + 1:
                yield f"після заголовка рівня {level} стоїть заголовок рівня {deeper}"
            level = deeper


def speaks_as_it_shows(subject: Subject) -> Iterator[str]:
    """Ask pictures for an alternative, and all else for the language and for no other words than it shows.

    ISO 14289-1, 7.2 and 7.3. LibreOffice gives a soft hyphen as a replacement of nothing.
    """
    language = subject.expected.language
    for element, _ in subject.elements:
        if element.tag in _PICTURES and not element.alternative:
            yield f"{element.tag} без опису для тих, хто його не бачить"
        if element.tag not in _PICTURES and (element.alternative or element.actual not in (None, _SOFT_HYPHEN)):
            yield f"{element.tag} читається вголос інакше, ніж показано"
        if element.language not in (None, language):
            yield f"мова частини документа — «{element.language}», а має бути «{language}»"
