"""Check digits of numbers that belong to a person: whether a row of digits can be one."""

from __future__ import annotations

import datetime as dt

_TAX_WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
_TAX_EPOCH = dt.date(1899, 12, 31)
_BORN = range(1910, 2100)
_CARD_STARTS = {13: ("4",), 15: ("34", "37"), 16: ("22", "23", "24", "25", "26", "27", "4", "5", "6", "9804")}
_MAESTRO = ("50", "56", "57", "58", "6")
"""With 18 and 19 digits; 17 digits are no card but a criminal proceeding's number."""


def is_tax_number(digits: str) -> bool:
    """Tell whether ten digits are a РНОКПП.

    The first five count days from 31.12.1899 to the birth; the last is the weighted sum of the others modulo 11,
    modulo 10. No act states this; it is how the numbers of the State Register are known to be built.
    """
    born = _TAX_EPOCH + dt.timedelta(days=int(digits[:5]))
    total = sum(weight * int(digit) for weight, digit in zip(_TAX_WEIGHTS, digits, strict=False))
    return born.year in _BORN and total % 11 % 10 == int(digits[-1])


def is_account(number: str) -> bool:
    """Tell whether an IBAN without spaces is right: ISO 13616, letters as 10…35, the whole is 1 modulo 97."""
    moved = number[4:] + number[:4]
    return int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


def is_card(digits: str) -> bool:
    """Tell whether digits are a payment card's number: ISO/IEC 7812-1, an issuer's start and Luhn's check digit."""
    starts = _CARD_STARTS.get(len(digits), _MAESTRO if len(digits) in (18, 19) else ())
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return digits.startswith(starts) and sum(value // 10 + value % 10 for value in doubled) % 10 == 0
