"""What the checks of a PDF are given: the opened file, its structure, and what the content says it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

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


@dataclass(frozen=True)
class Subject:
    """A PDF that is being checked."""

    raw: bytes
    pdf: pikepdf.Pdf
    tree: Element
    expected: Expected

    @cached_property
    def dictionaries(self) -> Sequence[pikepdf.Object]:
        """Gather all dictionaries and streams but the elements of the structure."""
        return tuple(dictionaries(self.pdf))


Check: TypeAlias = Callable[[Subject], Iterator[str]]
"""One property: gives a reason in Ukrainian for each place where it does not hold."""
