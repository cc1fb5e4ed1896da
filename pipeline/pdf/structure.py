"""From a tagged PDF to its structure tree as frozen values; the tags are the standard ones. Fails on a broken tree.

The tree itself is read, not PDFium's view of it page by page: there a row that runs over a page end falls into two
pieces, here it is the one element that it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

_CELLS = frozenset({"TH", "TD"})
_DEPTH = 60
"""How deep elements may be nested; a list in a cell of a table in a table needs a dozen."""


class BrokenTree(ValueError):
    """The structure tree does not hold together."""


class Mark(NamedTuple):
    """A piece of a page's content that an element holds; by it letters are looked up, which is fastest of a tuple."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page that an element holds."""

    page: int
    address: str
    box: tuple[float, ...] = ()
    """Its left, bottom, right and top, in points."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure."""

    tag: str
    """Its standard type (ISO 32000-1, 14.8.4), as the role map tells."""
    held: tuple[Held, ...]
    name: tuple[int, int] = (0, 0)
    """The number and generation of its object."""
    column_span: int = 1
    row_span: int = 1
    scope: str = ""
    """What a head cell heads: Column, Row or Both."""
    alternative: str = ""
    """What is said instead of a picture."""
    actual: str | None = None
    """What is said instead of the letters."""
    language: str | None = None
    """If it is told of the element itself."""

    def within(self) -> Iterator[tuple[Element, Element]]:
        """Give every element below with the one that holds it, in the order of reading."""
        waiting = [(held, self) for held in reversed(self.held) if isinstance(held, Element)]
        while waiting:
            element, holder = waiting.pop()
            yield element, holder
            waiting += [(held, element) for held in reversed(element.held) if isinstance(held, Element)]


Held: TypeAlias = Element | Mark | Annotation


def structure(pdf: pikepdf.Pdf) -> Element:
    """Give the whole tree, under one element that has no tag.

    Raises:
        BrokenTree: there is none, or it is nested without end or points to pages that are none.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        raise BrokenTree("документ не має структури")
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    reader = _Reader(pages, root.get("/RoleMap", Dictionary()))
    return Element("", tuple(reader.held(root, 0, 0)))


def address(annotation: pikepdf.Object) -> str:
    """Give where a link leads: an address, or «#» for a place in the document."""
    action = annotation.get("/A", Dictionary())
    return str(action.get("/URI", "#"))


class _Reader:
    """Reads elements, knowing the pages' numbers and the roles of the tags.

    There are a hundred elements a page, and asking pikepdf for an entry that is not there takes the longest; so which
    entries there are is asked first.
    """

    def __init__(self, pages: Mapping[tuple[int, int], int], roles: pikepdf.Object) -> None:
        self._pages = pages
        self._seen: set[tuple[int, int]] = set()
        self._roles = {str(name): str(role) for name, role in roles.items()}
        self._tags: dict[str, str] = {}

    def held(self, parent: pikepdf.Object, page: int, depth: int) -> Iterator[Held]:
        """Give what `parent` holds, in the order of reading."""
        if depth > _DEPTH:
            raise BrokenTree("структура вкладена без кінця")
        kids = parent["/K"] if "/K" in parent else Array()
        for kid in kids.as_list() if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                yield Mark(page, kid)
            elif isinstance(kid, Dictionary):
                yield self._one(kid, page, depth)
            else:
                raise BrokenTree("елемент структури містить невідоме")

    def _one(self, kid: pikepdf.Object, page: int, depth: int) -> Held:
        keys = kid.keys()
        if "/Pg" in keys:
            page = self._page(kid["/Pg"])
        if "/S" in keys:
            return self._element(kid, keys, page, depth)
        if "/Type" in keys and kid["/Type"] == Name.OBJR:
            return Annotation(page, address(kid.Obj), tuple(float(edge) for edge in kid.Obj.Rect.as_list()))
        if "/MCID" in keys and "/Stm" not in keys:
            return Mark(page, int(kid["/MCID"]))
        raise BrokenTree("елемент структури містить невідоме")

    def _element(self, kid: pikepdf.Object, keys: set[str], page: int, depth: int) -> Element:
        name = kid.objgen
        if kid.is_indirect and name in self._seen:
            raise BrokenTree("елемент структури стоїть у ній двічі")
        self._seen.add(name)
        tag = self._tag(str(kid["/S"]))
        table = _cell_attributes(kid["/A"]) if "/A" in keys and tag in _CELLS else {}
        return Element(
            tag,
            tuple(self.held(kid, page, depth + 1)),
            name,
            column_span=_whole(table.get("/ColSpan", 1)),
            row_span=_whole(table.get("/RowSpan", 1)),
            scope=str(table.get("/Scope", "")).removeprefix("/"),
            alternative=str(kid["/Alt"]) if "/Alt" in keys else "",
            actual=next((str(kid[key]) for key in ("/ActualText", "/E") if key in keys), None),
            language=str(kid["/Lang"]) if "/Lang" in keys else None,
        )

    def _page(self, page: pikepdf.Object) -> int:
        if page.objgen not in self._pages:
            raise BrokenTree("елемент структури вказує на сторінку, якої немає")
        return self._pages[page.objgen]

    def _tag(self, name: str) -> str:
        if name not in self._tags:
            self._tags[name] = self.standard(name)
        return self._tags[name]

    def standard(self, name: str) -> str:
        """Follow the role map; a name that leads back to itself stays."""
        seen: set[str] = set()
        while name in self._roles and name not in seen:
            seen.add(name)
            name = self._roles[name]
        return name.removeprefix("/")


def _whole(value: object) -> int:
    """Take a number of columns or rows."""
    if not isinstance(value, int):
        raise BrokenTree("клітинка таблиці розтягнута невідомо на скільки")
    return value


def _cell_attributes(told: pikepdf.Object) -> dict[str, object]:
    """Give what an element's attributes say of a cell."""
    owners = told.as_list() if isinstance(told, Array) else [told]
    tables = (owner for owner in owners if isinstance(owner, Dictionary) and owner.get("/O") == Name.Table)
    return {key: value for table in tables for key, value in table.items()}
