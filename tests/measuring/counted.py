"""Nouns after numbers: from a paragraph to the places where a wrong form can be put. Nothing can fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_TYPED = """
захід заходи заходів|особа особи осіб|депутат депутати депутатів|ризик ризики ризиків|проєкт проєкти проєктів
консультація консультації консультацій|закупівля закупівлі закупівель|контрагент контрагенти контрагентів
догана догани доган|буклет буклети буклетів|плакат плакати плакатів|документ документи документів
відвідувач відвідувачі відвідувачів|робота роботи робіт|підприємство підприємства підприємств
заклад заклади закладів|рекомендація рекомендації рекомендацій|звіт звіти звітів|подарунок подарунки подарунків
посада посади посад|сторінка сторінки сторінок|договір договори договорів|учасник учасники учасників
година години годин|хвилина хвилини хвилин|пропозиція пропозиції пропозицій|розділ розділи розділів
урок уроки уроків|підрозділ підрозділи підрозділів|кандидат кандидати кандидатів|тема теми тем|день дні днів
реєстр реєстри реєстрів|раз рази разів|працівник працівники працівників|підстава підстави підстав
"""
FORMS: Final = tuple(tuple(forms.split()) for line in _TYPED.strip().splitlines() for forms in line.split("|"))
"""One, few, many."""
_FORM_OF: Final = {form: (number, forms) for forms in FORMS for number, form in enumerate(forms)}


def wrong_forms(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, end and wrong form of each noun that rightly agrees with the number before it."""
    for found in re.finditer(r"(?<![\d,.] )(?<![\d,.])(\d+) ([а-яіїєґ’]+)\b", text):
        number, forms = _FORM_OF.get(found.group(2), (None, ()))
        if number == category(int(found.group(1))):
            yield (*found.span(2), forms[2 if number == 1 else 1])


def category(count: int) -> int:
    """Give 0, 1 or 2: one, few or many (the plural rule of CLDR for Ukrainian)."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else 2
