"""Spaces at which no line may break: № 75-ра, ст. 51, 2023 року, 5 %, 29 грудня, О. В. Прізвище, before a dash. Pure.

By the technical rules of breaking lines (Український правопис 2019) and the custom of offices. A number is kept with
the word that it counts only if that is short: in a narrow column a long pair would be torn. Fails never.
"""

from __future__ import annotations

import re
from typing import Final

from schemas.months import MONTHS

UNBROKEN: Final = "\u00a0"
_SPACE: Final = "[ \u00a0]"
_CAPITAL: Final = "[А-ЩЬЮЯҐЄІЇ]"
_LOW: Final = "[а-щьюяґєії’'ʼ]"
_PARTS: Final = (
    r"(?:ст|ч|п|пп|абз|розд|гл|дод|рис|табл|стор|с|т|вип|кн|буд|кв|оф|каб|корп|прим)\."
    r"|(?:стат(?:т|ей)|пункт|підпункт|частин|розділ|додат)[а-щьюяґєії]{0,3}"
)
_UNITS: Final = (
    r"(?:рр?|тис|ст|год|хв|с|ос|шт|екз|арк|стор|прим|коп)\.|год|хв|млн|млрд|грн|коп|кг|г|т|км|м|га|см|мм|[%‰°]"
)
_UNCOUNTED: Final = (
    "або|але|від|для|без|над|під|при|про|ніж|між|щодо|проти|після|перед|через|котр|яки|яка|які"
    "|стат|пункт|частин|абзац|розділ"
)
"""How words begin that are not counted by the number before them."""
_PLACES: Final = "м|с|смт|вул|просп|пров|бульв|пл|обл|ім|гр|акад|проф|доц"

_JOINTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[№§]) (?=[0-9_]|[^\W\d_]{1,3}[-/]?[0-9])",
        rf"\b(?:{_PARTS}) (?=[0-9])",
        rf"(?<=[0-9]) (?=(?:{_UNITS})(?!\w))",
        rf"(?<=[0-9]) (?!{_UNCOUNTED})(?={_LOW}{{3,12}}(?![\w’'ʼ-]))",
        rf"(?<=[0-9]») (?=(?:{'|'.join(MONTHS)})\b)",
        rf"(?<!\w){_CAPITAL}\. (?={_CAPITAL})",
        rf"(?<={_LOW}|{_CAPITAL}) (?={_CAPITAL}\.{_SPACE}?{_CAPITAL}\.(?!{_SPACE}?{_CAPITAL}))",
        rf"\b(?:{_PLACES})\. (?={_CAPITAL})",
        r"(?<=\bт\.) (?=(?:д|п|ч|ін|зв)\.)",
        r"(?<=\b[Тт]\.) (?=в\.)",
        r"(?<=\b[Вв]\.) (?=о\.)",
        r"(?<=\bта) (?=ін\.)",
        r"(?<=\bі) (?=(?:т|под)\.)",
        r"(?<=\S) (?=[–—](?:\s|$))",
    )
)


def with_unbroken_spaces(text: str) -> str:
    """Set every space at which no line may break."""
    for joint in _JOINTS:
        text = joint.sub(_joined, text)
    return text


def _joined(found: re.Match[str]) -> str:
    return found[0].replace(" ", UNBROKEN)
