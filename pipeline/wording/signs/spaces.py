"""Spaces at which no line may break: № 75-ра, ст. 51, 2023 року, 5 %, 29 грудня, О. В. Прізвище, before a dash. Pure.

By the technical rules of breaking lines (Український правопис 2019) and the custom of offices. A number is kept with
the word that it counts only if that is short: in a narrow column a long pair would be torn. Fails never.
"""

from __future__ import annotations

import re
from typing import Final

from schemas.months import MONTHS

UNBROKEN: Final = "\u00a0"
_DOT: Final = r"\."
_SPACE: Final = "[ \u00a0]"
_CAPITAL: Final = "[А-ЩЬЮЯҐЄІЇ]"
_LOW: Final = "[а-щьюяґєії’'ʼ]"
_LETTER: Final = "[А-ЩЬЮЯҐЄІЇа-щьюяґєії’'ʼ]"
_SHORT_PARTS: Final = "ст|ч|п|пп|абз|розд|гл|дод|рис|табл|стор|с|т|вип|кн|буд|кв|оф|каб|корп|прим"
_PARTS: Final = "статт|статей|пункт|підпункт|частин|розділ|додат"
_ENDINGS: Final = tuple(r"[^\W\d_]" * letters for letters in range(4))
"""Any letters: for a set of Cyrillic ones Python makes a table of 64 KiB each time that it stands in a pattern."""
_UNITS: Final = (
    r"(?:рр?|тис|ст|год|хв|с|ос|шт|екз|арк|стор|прим|коп)\.|год|хв|млн|млрд|грн|коп|кг|г|т|км|м|га|см|мм|[%‰°]"
)
_UNCOUNTED: Final = (
    "або|але|від|для|без|над|під|при|про|ніж|між|щодо|проти|після|перед|через|котр|яки|яка|які"
    "|стат|пункт|частин|абзац|розділ"
)
"""How words begin that are not counted by the number before them."""
_PLACES: Final = "м|с|смт|вул|просп|пров|бульв|пл|обл|ім|гр|акад|проф|доц"


def _after(words: str, *ends: str) -> str:
    """Give the pattern of the place behind a space and one of `words`; a look back needs to know its length."""
    return "|".join(rf"(?<=\b{word}{end} )" for end in ends for word in words.split("|"))


_JOINTS: Final = (
    r"(?<=[№§] )(?=[0-9_]|[^\W\d_]{1,3}[-/]?[0-9])",
    rf"(?=[0-9])(?:{_after(_SHORT_PARTS, _DOT)}|{_after(_PARTS, *_ENDINGS)})",
    rf"(?<=[0-9] )(?=(?:{_UNITS})(?!\w))",
    rf"(?<=[0-9] )(?!{_UNCOUNTED})(?={_LOW}{{3,12}}(?![\w’'ʼ-]))",
    rf"(?<=[0-9]» )(?=(?:{'|'.join(MONTHS)})\b)",
    rf"(?={_CAPITAL})(?<=(?<!\w){_CAPITAL}\. )",
    rf"(?<={_LETTER} )(?={_CAPITAL}\.{_SPACE}?{_CAPITAL}\.(?!{_SPACE}?{_CAPITAL}))",
    rf"(?={_CAPITAL})(?:{_after(_PLACES, _DOT)})",
    r"(?<=\bт\. )(?=(?:д|п|ч|ін|зв)\.)",
    r"(?<=\b[Тт]\. )(?=в\.)",
    r"(?<=\b[Вв]\. )(?=о\.)",
    r"(?<=\bта )(?=ін\.)",
    r"(?<=\bі )(?=(?:т|под)\.)",
    r"(?<=\S )(?=[–—](?:\s|$))",
)
_JOINT: Final = re.compile(f" (?:{'|'.join(_JOINTS)})")
"""Every pattern looks around from the space: so one search goes from space to space."""


def with_unbroken_spaces(text: str) -> str:
    """Set every space at which no line may break."""
    return _JOINT.sub(UNBROKEN, text)
