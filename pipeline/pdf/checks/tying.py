"""That the structure and the pages belong together: what one says of the other, the other says of it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.pdf.expecting import Subject
from pipeline.pdf.structure import Mark


def is_tied_to_pages(subject: Subject) -> Iterator[str]:
    """Hold the way from the tree to the marks on the pages against the way back (ISO 32000-1, 14.7.4.4)."""
    back = _parents(subject.pdf)
    for element, _ in subject.elements:
        for mark in element.held:
            if isinstance(mark, Mark) and back.pop(mark, None) != element.name:
                yield f"сторінка {mark.page}: структура і вміст розходяться (позначка {mark.number})"
    for mark in back:
        yield f"сторінка {mark.page}: вміст випав зі структури (позначка {mark.number})"


def _parents(pdf: pikepdf.Pdf) -> dict[Mark, tuple[int, int]]:
    """Give of each mark on a page the element that the parent tree names."""
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return {
        Mark(number, mark): parent.objgen
        for number, page in enumerate(pdf.pages, 1)
        if "/StructParents" in page.obj
        for mark, parent in enumerate(tree.get(int(page.obj.StructParents), Array()).as_list())
        if isinstance(parent, Dictionary)
    }


def links_are_tied(subject: Subject) -> Iterator[str]:
    """Ask of each annotation for the link in the structure that holds it (ISO 14289-1, 7.18.5)."""
    holders = dict(pikepdf.NumberTree(subject.pdf.Root.StructTreeRoot.ParentTree).items())
    for number, page in enumerate(subject.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", Array()).as_list():
            holder = holders.get(int(annotation.get("/StructParent", -1)))
            if not isinstance(holder, Dictionary) or annotation.objgen not in _annotations(holder):
                yield f"сторінка {number}: посилання не веде до свого тегу Link"


def _annotations(element: pikepdf.Object) -> set[tuple[int, int]]:
    """Give the annotations that a link's element holds; none if it is no link."""
    held = element.get("/K", Array())
    kids = held.as_list() if isinstance(held, Array) else [held]
    held_by = [kid.get("/Obj") for kid in kids if isinstance(kid, Dictionary)] if element.get("/S") == Name.Link else []
    return {annotation.objgen for annotation in held_by if isinstance(annotation, Dictionary)}
