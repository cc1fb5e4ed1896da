"""Glyphs: how wide letters are in Times New Roman, so that no column is narrower than its longest word.

From letters to widths, without the font: Liberation Serif has the same metrics (a test holds this table against it).
Fails never: a letter that is not in the table counts as wide as the type is high, which is wider than nearly all are.
"""

from __future__ import annotations

import unicodedata
from typing import Final

EM: Final = 2048
"""The units of the widths below to the height of the type."""

_REGULAR: Final = (
    (369, "'"),
    (410, "|"),
    (512, " ,."),
    (569, "/:;\\ijltії"),
    (614, "²³"),
    (682, "!()-I[]`fr’‘ІЇ·"),
    (717, "•"),
    (719, "ґ"),
    (797, "Js"),
    (809, "з"),
    (819, "°"),
    (836, '"'),
    (840, "г"),
    (879, "эє"),
    (895, "т"),
    (909, "?acez“”„аесё"),
    (922, "Ґ"),
    (934, "ь"),
    (942, "я"),
    (961, "^"),
    (967, "в"),
    (983, "{}"),
    (995, "к"),
    (1022, "л"),
    (1024, "#$*0123456789_bdghknopquvxy«»§–орух"),
    (1026, "З"),
    (1030, "ч"),
    (1042, "бд"),
    (1059, "ъ"),
    (1096, "ийнпц"),
    (1108, "~"),
    (1124, "±"),
    (1139, "FPSР"),
    (1155, "+<=>−"),
    (1176, "БЬ"),
    (1184, "Г"),
    (1251, "ELTZЕТЁ"),
    (1296, "м"),
    (1327, "ф"),
    (1331, "Ч"),
    (1352, "ЭЄ"),
    (1366, "BCRВКСЯ"),
    (1376, "ы"),
    (1389, "Л"),
    (1397, "Д"),
    (1415, "ж"),
    (1446, "Ъ"),
    (1450, "У"),
    (1479, "ADGHKNOQUVXYwАИЙНОПХЦ"),
    (1530, "ю"),
    (1577, "шщ"),
    (1593, "&m"),
    (1618, "Ф"),
    (1706, "%"),
    (1786, "Ы"),
    (1821, "MМ"),
    (1835, "Ж"),
    (1886, "@"),
    (1933, "W"),
    (1954, "№"),
    (2048, "—…"),
    (2066, "ШЩ"),
    (2105, "Ю"),
)

_BOLD: Final = (
    (451, "|"),
    (512, " ,."),
    (683, "·"),
    (569, "'/\\ilії"),
    (614, "²³"),
    (682, "!()-:;[]`fjt’‘"),
    (717, "•"),
    (797, "IsґІЇ"),
    (807, "{}"),
    (819, "°"),
    (823, "з"),
    (885, "эє"),
    (909, "cerzесё"),
    (930, "г"),
    (1006, "т"),
    (1024, "#$*0123456789?J_agovxy«»§–“”„абоух"),
    (1036, "д"),
    (1065, "~Ґ"),
    (1081, "З"),
    (1083, "ь"),
    (1106, "в"),
    (1108, "я"),
    (1124, "±"),
    (1137, '"'),
    (1139, "Sbdhknpquр"),
    (1149, "л"),
    (1155, "ч"),
    (1167, "+<=>−"),
    (1180, "ийкнпц"),
    (1190, "^"),
    (1194, "ъ"),
    (1251, "FPР"),
    (1303, "Г"),
    (1354, "БЬ"),
    (1366, "BELTZВЕТЁ"),
    (1389, "ЭЄ"),
    (1395, "м"),
    (1409, "Д"),
    (1417, "ф"),
    (1479, "ACDNRUVXYwАСХЯ"),
    (1485, "Кж"),
    (1503, "УЧ"),
    (1526, "Л"),
    (1565, "ю"),
    (1567, "Ъ"),
    (1593, "GHKOQИЙНОПЦ"),
    (1599, "ы"),
    (1706, "&m"),
    (1729, "шщ"),
    (1759, "Ф"),
    (1905, "@"),
    (1933, "MМ"),
    (2011, "Ы"),
    (2025, "Ж"),
    (2048, "%W—…"),
    (2058, "№"),
    (2249, "ШЩ"),
    (2306, "Ю"),
)


class _Widths(dict[str, int]):
    """The widths of letters; what is not known has that of the type, and what is set over a letter has none."""

    def __missing__(self, letter: str) -> int:
        return 0 if unicodedata.combining(letter) else EM


def _by_letter(widths: tuple[tuple[int, str], ...]) -> dict[str, int]:
    return _Widths({letter: width for width, letters in widths for letter in letters})


REGULAR: Final = _by_letter(_REGULAR)
BOLD: Final = _by_letter(_BOLD)
WIDEST: Final = max(EM, *REGULAR.values()) * 10 / EM
"""What no letter in regular type is wider than, in twentieths of a point, for each half point of its size."""


class _Words(dict[str, int]):
    """The widths of words in regular type, each added up once: a long table has a few thousand, again and again."""

    def __missing__(self, word: str) -> int:
        found = sum(map(REGULAR.__getitem__, word))
        if len(self) < _KNOWN:
            self[word] = found
        return found


_KNOWN: Final = 50_000
"""Words that are remembered at most."""
_WORDS: Final = _Words()


def width(letters: str, half_points: int, *, weight: dict[str, int] = REGULAR) -> float:
    """Give the width of `letters` in Word's unit, a twentieth of a point, at a size in half points."""
    return sum(map(weight.__getitem__, letters)) * half_points * 10 / EM


def line_width(text: str, half_points: int) -> float:
    """Give the same of a text of many words, in regular type."""
    words = text.split(" ")
    return (sum(map(_WORDS.__getitem__, words)) + (len(words) - 1) * REGULAR[" "]) * half_points * 10 / EM
