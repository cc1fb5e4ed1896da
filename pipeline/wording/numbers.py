"""Quantities and the nouns that agree with them, by the Unicode CLDR's rules for Ukrainian."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias, cast

from babel import Locale
from babel.numbers import format_decimal

from schemas.figures import CaseForms, Noun

_UKRAINIAN = Locale("uk")

PluralCategory: TypeAlias = Literal["one", "few", "many", "other"]
"""The categories that the CLDR has for Ukrainian."""


def printed_quantity(quantity: Decimal) -> str:
    """Print a quantity with a decimal comma and non-breaking groups: 1 234,5. No digit is rounded away."""
    return format_decimal(quantity.normalize(), locale=_UKRAINIAN, decimal_quantization=False)


def agreed(noun: Noun, quantity: Decimal, case: CaseForms | None = None) -> str | None:
    """Give the form of `noun` that `quantity` demands: 1 захід, 2 заходи, 5 заходів, 1,5 заходу.

    In a `case` it is that case's form: у 1 заході, у 2 заходах; after a fraction the noun stands in the genitive still.
    None if the noun has no form for fractions.
    """
    own: Noun | CaseForms = case or noun
    forms = {"one": own.one, "few": own.few or own.many, "many": own.many, "other": noun.other}
    return forms[plural_category(quantity)]


@lru_cache(maxsize=1024)
def plural_category(quantity: Decimal) -> PluralCategory:
    """Give what a noun near `quantity` agrees with: one (1, 21), few (2, 24), many (0, 5, 11), other (1,5)."""
    return cast("PluralCategory", _UKRAINIAN.plural_form(quantity.normalize()))


def counted(number: int, forms: tuple[str, str, str]) -> str:
    """Print a count with its noun: forms for 1, for 2 and for 5."""
    one, few, many = forms
    return f"{number} {({'one': one, 'few': few}).get(_UKRAINIAN.plural_form(number), many)}"
