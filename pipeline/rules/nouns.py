"""Forms of nouns that stand near numbers: from a written word to what it can be, by a table and two sure endings.

The table has the nouns of the field; the officer's own, of figures.yaml, join it. A word of neither is unknown, and
nothing is said of it. Fails never: a test reads the table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from schemas.figures import Noun

_TABLE: Final = Path(__file__).with_name("nouns.csv")
_CTION: Final = re.compile(r"([а-щьюяєіїґ’]{2,})ці(?:я|ї|ю|й)")
_ING: Final = re.compile(r"([а-щьюяєіїґ’]{2,}[аеєиіїя]н)(?:ня|ь)")
_NO_ING: Final = re.compile(
    r"січень|квітень|травень|червень|липень|серпень|вересень|жовтень|грудень|березень|ступінь|рівень|перстень|камінь"
    r"|корінь|промінь|велетень|стрижень|учень|півень|олень|кремінь|ясень|тиждень|засідан(?:ня|ь)"
)
"""Words in -нь that are no genitive plural, and meetings, which are numbered: «протокол 5 засідання»."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A noun's forms: «захід, заходу, заходи, заходів»."""

    one: str
    genitive: str
    few: str
    many: str
    is_animate: bool = False

    @property
    def accusative(self) -> str:
        """The singular form of an object: of feminine nouns it is their own, of living beings the genitive."""
        if self.one.endswith("а"):
            return f"{self.one[:-1]}у"
        if self.one.endswith("я") and not self.one.endswith("ння"):
            return f"{self.one[:-1]}ю"
        return self.genitive if self.is_animate else self.one

    @property
    def locative(self) -> str:
        """The plural form after «у»: нарадах, заходах, деклараціях, розслідуваннях."""
        stem, last = self.few[:-1], self.few[-1]
        return f"{stem}{'ах' if last in 'иа' or stem[-1] in 'жчшщ' else 'ях'}"

    @property
    def singular(self) -> frozenset[str]:
        """All forms of one that are known."""
        return frozenset({self.one, self.genitive, self.accusative})

    @property
    def plural(self) -> frozenset[str]:
        """All forms of several that are known."""
        return frozenset({self.few, self.many})


Nouns = Mapping[str, Forms]
"""What each written form belongs to."""


def nouns(own: Iterable[Noun]) -> Nouns:
    """Join the officer's nouns of one word to those of the field; the officer's win."""
    added = (
        Forms(str(noun.one), str(genitive), str(noun.few), str(noun.many))
        for noun in own
        if (genitive := noun.genitive.one if noun.genitive else noun.other) and " " not in noun.one
    )
    return {**_of_the_field(), **_by_form(added)}


def forms_of(word: str, known: Nouns) -> Forms | None:
    """Give the noun that `word` is a form of; None if it is not known for certain."""
    written = word.casefold().replace("'", "’").replace("ʼ", "’")
    return known.get(written) or _by_ending(written)


def _by_ending(word: str) -> Forms | None:
    if found := _CTION.fullmatch(word):
        stem = found[1]
        return Forms(f"{stem}ція", f"{stem}ції", f"{stem}ції", f"{stem}цій")
    if (found := _ING.fullmatch(word)) and not _NO_ING.fullmatch(word):
        stem = found[1]
        return Forms(f"{stem}ня", f"{stem}ня", f"{stem}ня", f"{stem}ь")
    return None


@cache
def _of_the_field() -> Nouns:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return _by_form(
        Forms(row["one"], row["genitive"], row["few"], row["many"], is_animate=bool(row["animate"])) for row in rows
    )


def _by_form(all_forms: Iterable[Forms]) -> Nouns:
    return {word: forms for forms in all_forms for word in forms.singular | forms.plural}
