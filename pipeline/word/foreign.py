"""Foreign elements: whatever in a template the grammar of forms does not know, each with its place.

From a part's tree to what is foreign in it. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.word.grammar import GRAMMAR, LETTERED
from pipeline.word.wordml import WORD, Element, value

_OFF: Final = frozenset({"0", "false", "off"})
_SAVE_ANEW: Final = "Збережіть шаблон у Word наново"
_BRACE: Final = re.compile(r"[{}]")

# By name, and first found; toggles among them are harmless if switched off.
_FAMILIES: Final = tuple(
    (re.compile(names), reason, remedy)
    for names, reason, remedy in (
        (
            r"ins|del|delText|delInstrText|move(From|To)\w*|\w+Change|cell(Ins|Del|Merge)|customXml(Ins|Del|Move)\w*",
            "є незатверджене виправлення",
            "Прийміть або відхиліть його: «Рецензування» → «Прийняти»",
        ),
        (r"comment\w*|annotationRef", "є примітка", "Видаліть її на вкладці «Рецензування»"),
        (
            r"drawing|pict|object|control|movie|AlternateContent|txbxContent|inline|anchor|shape\w*|binData",
            "є рисунок, фігура, напис або вставлений об’єкт",
            "Приберіть його: у формі бувають лише текст і таблиці",
        ),
        (r"altChunk|subDoc", "є вкладений документ", "Приберіть його або вставте його текст"),
        (r"(foot|end)note\w*", "є виноска", "Приберіть її: пояснення пишуть у даних"),
        (r"vanish|specVanish|webHidden|hidden", "є прихований текст", "Зніміть «Прихований» у вікні «Шрифт»"),
        (r"strike|dstrike", "є закреслений текст", "Зніміть закреслення"),
        (
            r"outline|shadow|emboss|imprint|effect|em|fitText|tcFitText",
            "є ефект тексту",
            "Зніміть його у вікні «Шрифт»",
        ),
        (r"framePr|tblpPr|tblOverlap", "є рамка, яку видно не там, де вона стоїть", "Приберіть рамку чи обтікання"),
        (r"rtl|bidi|bidiVisual|dir|bdo|rtlGutter", "текст іде справа наліво", "Задайте напрям зліва направо"),
        (r"[vh]Merge", "клітинки об’єднано по вертикалі", "Роз’єднайте їх"),
        (r"sdt\w*|dataBinding|customXml|smartTag", "є елемент керування вмістом", "Видаліть його, лишивши текст"),
        (r"sym|pgNum|ptab", "є знак, якого немає в тексті", "Наберіть його літерою або приберіть"),
        (r"lnNumType", "рядки пронумеровано", "Вимкніть номери рядків на вкладці «Макет»"),
        (r"background", "сторінка має тло", "Приберіть колір сторінки на вкладці «Конструктор»"),
    )
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that a form has no place for."""

    part: str
    element: Element
    reason: str
    remedy: str


def foreign(root: Element, part: str) -> Iterator[Foreign]:
    """Give each element that may not stand where it stands, the outermost only, and letters where none may be."""
    parent = _name(root)
    for one in root:
        if callable(one.tag):
            yield Foreign(part, root, "у розмітці є коментар або вказівка програмі", _SAVE_ANEW)
        elif unfit := _unfit(one, parent):
            yield Foreign(part, one, *unfit)
        else:
            yield from _stray(one, part)
            yield from foreign(one, part)


def _unfit(element: Element, parent: str) -> tuple[str, str] | None:
    name = _name(element)
    if name in GRAMMAR.get(parent, frozenset()):
        return None
    bare = name.rpartition(":")[2]
    for names, reason, remedy in _FAMILIES:
        if names.fullmatch(bare):
            return None if value(element) in _OFF else (reason, remedy)
    return (
        f"є «{name}», чого у формі не буває",
        "Приберіть це або візьміть початковий шаблон із теки templates/ програми",
    )


def _name(element: Element) -> str:
    name = etree.QName(element)
    return name.localname if name.namespace == WORD else f"{element.prefix or 'x'}:{name.localname}"


def _stray(element: Element, part: str) -> Iterator[Foreign]:
    """Find letters where no reader looks for them, and docxtpl does: it takes a part as one text."""
    beside = "" if _name(element) in LETTERED else element.text or ""
    if beside.strip() or (element.tail or "").strip():
        yield Foreign(part, element, "є текст поза абзацом", _SAVE_ANEW)
    elif _BRACE.search(" ".join(str(one) for one in element.attrib.values())) or _is_braced_instruction(element):
        yield Foreign(part, element, "позначка стоїть не в тексті", "Приберіть її: позначки пишуть у тексті абзаців")


def _is_braced_instruction(element: Element) -> bool:
    return _name(element) == "instrText" and _BRACE.search(element.text or "") is not None
