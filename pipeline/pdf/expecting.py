"""What the checks of a PDF are given: the opened file, its structure, and what the content says it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import pikepdf

from pipeline.pdf.edition import Edition
from pipeline.pdf.objects import dictionaries
from pipeline.pdf.structure import Element

FAMILIES = frozenset({"LiberationSerif", "TimesNewRomanPS", "TimesNewRomanPSMT", "Tinos"})
"""Times New Roman, in which official documents are set, and its metric equal."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the content says of the file."""

    title: str
    language: str = "uk-UA"
    families: frozenset[str] = FAMILIES
    edition: Edition = field(default_factory=Edition)


class Entries(NamedTuple):
    """A dictionary or a stream, and which entries it has: asking for one that is not there takes the longest."""

    held: pikepdf.Object
    keys: set[str]

    def is_a(self, kind: pikepdf.Object) -> bool:
        """Tell whether it says that it is of this type."""
        return "/Type" in self.keys and bool(self.held["/Type"] == kind)


@dataclass(frozen=True)
class Subject:
    """A PDF that is being checked."""

    raw: bytes
    pdf: pikepdf.Pdf
    tree: Element
    expected: Expected

    @cached_property
    def dictionaries(self) -> Sequence[Entries]:
        """Gather all dictionaries and streams but the elements of the structure."""
        return tuple(Entries(held, held.keys()) for held in dictionaries(self.pdf))

    @cached_property
    def elements(self) -> Sequence[tuple[Element, Element]]:
        """Gather every element of the structure with the one that holds it, in the order of reading."""
        return tuple(self.tree.within())


Check: TypeAlias = Callable[[Subject], Iterator[str]]
"""One property: gives a reason in Ukrainian for each place where it does not hold."""
