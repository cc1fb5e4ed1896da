"""Numbers and addresses that belong to a person, found in a text; act numbers, dates and ЄДРПОУ are none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.privacy.checksums import is_account, is_card, is_tax_number
from pipeline.privacy.found import DASH, SPACE, Found

_BEFORE = 60
"""So many letters before a number may say what it is."""
_CHECKED = rf"(?<![0-9A-Za-zА-ЯҐЄІЇа-яґєії/.,_=])(?<!{DASH})(?<![0-9]{SPACE})"
"""Before a number whose check digits are evidence enough, even after №."""
_ALONE = rf"{_CHECKED}(?<!№)(?<!№{SPACE})"
_ENDS = rf"(?![0-9]|[./]?{DASH}?[0-9]|[A-Za-zА-ЯҐЄІЇа-яґєії_])"
_GAP = f"(?:{SPACE}|{DASH}|[()]){{0,2}}"


_DIGITS = re.compile(rf"[0-9](?:(?:{_GAP}[0-9]){{4}}|[0-9]{{2}}\.[0-9]{{3}})")


class _Kind(NamedTuple):
    rule: str
    what: str
    shape: re.Pattern[str]
    confirms: Callable[[str], bool]
    """Takes the letters and digits alone."""
    context: re.Pattern[str] | None = None
    """What must stand before."""
    unless: re.Pattern[str] | None = None
    """What must not stand right before."""


def _always(_: str) -> bool:
    return True


def _is_account(typed: str) -> bool:
    return is_account(f"UA{typed[2:]}")


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PHONE = ("personal-phone", "номер телефону")
_TAX = ("personal-tax-number", "РНОКПП")
_CARD = ("personal-card", "номер платіжної картки")
_RECORD = ("personal-record", "номер у демографічному реєстрі (УНЗР)")
_PASSPORT = ("personal-passport", "номер паспорта")

_OF_PAPERS = _word(r"(?:\b(?:вхідн|вихідн|реєстраційн|догов[оі]р)\w*|\b(?:вх|вих)\.)\W*(?:номер\W*)?$")
_OF_OTHER_PAPERS = _word(
    r"\b(?:розпорядженн|наказ|рішенн|диплом|атестат|сертифікат|свідоцтв|ліцензі|догов[оі]р)\w*\W*(?:сері[яїію]\W*)?$"
)
_PHONE_WORD = r"\b(?:тел\b|тел\.|телефон(?!ограм)|факс|моб\.|дзвон|дзвін)"
_TAX_WORD = r"(?:РНОКПП|ІПН\b|ідентифікаційн|облікової картки)"
_PASSPORT_WORD = r"(?:паспорт|\b(?:id|ід).?карт)"
_SERIAL = rf"{SPACE}?(?:(?:№|номер){SPACE}?)?[0-9]{{6}}(?![0-9\w]|{DASH}[\w])"

_KINDS: tuple[_Kind, ...] = (
    _Kind(
        "personal-email",
        "адресу електронної пошти",
        _shape(r"(?<![\w.+-])[\w.+-]++@(?:[\w-]+\.)+[^\W\d_]{2,}"),
        _always,
    ),
    _Kind(
        "personal-account",
        "номер рахунку",
        _shape(rf"{_CHECKED}[Uu][AaАа](?:(?:{SPACE}|{DASH})?[0-9]){{27}}(?![0-9])"),
        _is_account,
    ),
    _Kind(*_CARD, _shape(rf"{_CHECKED}(?:[0-9](?:{SPACE}|{DASH})?){{12,18}}[0-9](?![0-9])"), is_card),
    _Kind(*_CARD, _shape(rf"{_CHECKED}[0-9]{{4}}(?:(?:\.|{SPACE}{{2}})[0-9]{{4}}){{3}}(?![0-9])"), is_card),
    _Kind(
        *_RECORD,
        _shape(r"(?<![0-9])(?:19|20)[0-9]{11}(?![0-9])"),
        _always,
        _word(r"УНЗР|демографічн"),
    ),
    _Kind(
        *_RECORD,
        _shape(rf"{_ALONE}(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]){DASH}[0-9]{{5}}(?![0-9])"),
        _always,
    ),
    _Kind(*_PHONE, _shape(rf"(?<![\w+])\+?38{_GAP}0(?:{_GAP}[0-9]){{9}}(?![0-9])"), _always),
    _Kind(*_PHONE, _shape(rf"(?<![\w+])\+[1-9](?:{_GAP}[0-9]){{7,13}}(?![0-9])"), _always),
    _Kind(*_PHONE, _shape(rf"{_ALONE}8(?:{SPACE}|{DASH}|\(){{1,2}}0(?:{_GAP}[0-9]){{9}}{_ENDS}"), _always),
    _Kind(
        *_PHONE,
        _shape(rf"(?<![\w+.])(?:\+?38\.?)?0[0-9]{{2}}\.[0-9]{{3}}\.[0-9]{{2}}\.[0-9]{{2}}{_ENDS}"),
        _always,
    ),
    _Kind(
        *_PHONE,
        _shape(rf"(?:{_ALONE}|(?<=[0-9]{{10}},))\(?0(?:{_GAP}[0-9]){{9}}{_ENDS}"),
        _always,
        unless=_OF_PAPERS,
    ),
    _Kind(
        *_PHONE,
        _shape(rf"(?<![0-9])\(?0(?:{_GAP}[0-9]){{9}}{_ENDS}"),
        _always,
        _word(rf"{_PHONE_WORD}\w*\W*(?:номер\w*\W*)?$"),
    ),
    _Kind(
        *_PHONE,
        _shape(rf"(?<![0-9./])(?<!від{SPACE})[0-9]{{1,3}}{DASH}[0-9]{{2}}{DASH}[0-9]{{2}}(?!{DASH}?[0-9])"),
        _always,
        _word(_PHONE_WORD),
    ),
    _Kind(*_TAX, _shape(rf"{_ALONE}[0-9]{{10}}{_ENDS}"), is_tax_number, unless=_OF_PAPERS),
    _Kind(*_TAX, _shape(r"(?<![0-9])[0-9]{10}(?![0-9])"), _always, _word(_TAX_WORD)),
    _Kind(
        *_TAX,
        _shape(rf"(?<![0-9])[0-9](?:(?:{SPACE}|{DASH})?[0-9]){{9}}(?![0-9])"),
        _always,
        _word(rf"{_TAX_WORD}[^0-9]*$"),
    ),
    _Kind(*_PASSPORT, _shape(rf"(?<![\w-])[А-ЯҐЄІЇ]{{2}}{_SERIAL}"), _always, unless=_OF_OTHER_PAPERS),
    _Kind(
        *_PASSPORT,
        _shape(rf"(?<![\w-])[А-ЯҐЄІЇA-Z]{{2}}{DASH}?{_SERIAL}"),
        _always,
        _word(rf"{_PASSPORT_WORD}|\bсері[яїію]"),
        _OF_OTHER_PAPERS,
    ),
    _Kind(*_PASSPORT, _shape(r"(?<![0-9])[0-9]{9}(?![0-9])"), _always, _word(_PASSPORT_WORD)),
    _Kind(
        *_PASSPORT,
        _shape(rf"(?<![0-9])[0-9]{{3}}(?:{SPACE}[0-9]{{3}}){{2}}(?![0-9])"),
        _always,
        _word(rf"{_PASSPORT_WORD}[^0-9]*(?:№|номер)\W*$"),
    ),
)


def numbers(text: str) -> Iterator[Found]:
    """Give every number and address in `text` that belongs to a person; no letter counts for two of them."""
    left = text
    if "@" not in text and not _DIGITS.search(text):
        return  # as most texts do: every kind has five digits with little between them, or the sign of an address
    for kind in _KINDS:
        for found in kind.shape.finditer(left):
            if _is_meant(kind, left, found):
                yield Found(kind.rule, kind.what, found.start(), found.group())
                left = left[: found.start()] + "\0" * len(found.group()) + left[found.end() :]


def _is_meant(kind: _Kind, text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    alone = "".join(letter for letter in found.group() if letter.isalnum())
    told = kind.context is None or kind.context.search(before) is not None
    return told and not (kind.unless and kind.unless.search(before)) and kind.confirms(alone)
