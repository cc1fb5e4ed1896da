"""Stripping: what Word adds to a template by itself, and a finished document must not carry, is taken out.

From a template's parts to those that are printed from. Sessions of editing, settings of one person's Word, colours by
theme (their values stay), refinements of letters that only Word knows, names that nobody sees. Fails with `Unsound` if
a part is no XML of Word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from pipeline.untrusted.unsound import Unsound
from pipeline.word.admission import CONTENT_TYPES, target_of, used
from pipeline.word.package import TYPES
from pipeline.word.unseen import forget_unseen_names
from pipeline.word.wordml import PACKAGE_RELATIONS, WORD, Element, parse, serialise, w

SETTINGS: Final = "word/settings.xml"

_SETTINGS: Final = frozenset(
    w(name)
    for name in re.findall(
        r"\w+",
        "zoom mirrorMargins gutterAtTop defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
        "doNotHyphenateCaps evenAndOddHeaders characterSpacingControl compat compatSetting themeFontLang decimalSymbol "
        "listSeparator",
    )
)
"""The settings that the look of a page depends on."""

_TRACE: Final = re.compile(rf"\{{{WORD}\}}(rsid\w*|theme(Color|Tint|Shade|Fill\w*))|\{{[^}}]*/word/20\d\d/[^}}]*\}}\w+")
"""Attributes: sessions of editing, the theme's colours (the colour itself stands beside them), later Words' own."""
_REFINED: Final = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/2010/wordml\}(ligatures|num(Form|Spacing)|cntxtAlts|stylisticSets)"
)
"""Refinements of letters that only Word prints (w14); Times New Roman has next to none of them."""


def stripped(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts that a document is printed from, without what Word added for itself.

    Raises:
        Unsound: a part is no XML of Word.
    """
    kept = {name: parse(part, name) for name, part in used(parts).items()}
    for name, root in kept.items():
        _refuse_another_root(root, name)
        if name == TYPES:
            _retype(root, kept)
        elif name.endswith(".rels"):
            _disconnect(root, name, kept)
        else:
            _strip(root)
    _prune(kept.get(SETTINGS), _SETTINGS)
    forget_unseen_names(kept)
    return {name: serialise(root) for name, root in kept.items()}


def _refuse_another_root(root: Element, name: str) -> None:
    # The «strict» variant of the format has other namespaces, and LibreOffice 7.4 reads it otherwise.
    connecting = f"{{{CONTENT_TYPES}}}Types" if name == TYPES else f"{{{PACKAGE_RELATIONS}}}Relationships"
    is_connecting = name == TYPES or name.endswith(".rels")
    if root.tag != connecting if is_connecting else etree.QName(root).namespace != WORD:
        raise Unsound(f"частина {name} не є документом Word", "Збережіть його як «Документ Word (.docx)», не «Строгий»")


def _retype(types: Element, kept: Mapping[str, Element]) -> None:
    for one in list(types):
        named, extension = one.get("PartName", "").lstrip("/"), one.get("Extension", "").lower()
        if named not in kept and (
            named or extension not in {"xml", "rels"} or one.tag != f"{{{CONTENT_TYPES}}}Default"
        ):
            types.remove(one)
    # In one sequence, whoever wrote them: Word and other programs have each their own.
    types[:] = sorted(types, key=lambda one: (one.get("PartName", ""), one.get("Extension", "")))


def _disconnect(relations: Element, name: str, kept: Mapping[str, Element]) -> None:
    for one in list(relations):
        if one.get("TargetMode") != "External" and target_of(one, name) not in kept:
            relations.remove(one)


def _strip(root: Element) -> None:
    for one in list(root.iter(etree.Element)):
        for attribute in [name for name in one.attrib if _TRACE.fullmatch(str(name))]:
            del one.attrib[attribute]
        parent = one.getparent()
        if parent is not None and _REFINED.fullmatch(str(one.tag)):
            parent.remove(one)


def _prune(root: Element | None, names: frozenset[str]) -> None:
    """Leave only elements of these names."""
    for one in [] if root is None else list(root.iter()):
        parent = one.getparent()
        if parent is not None and one.tag not in names:
            parent.remove(one)
