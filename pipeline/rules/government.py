"""What the words before a counted noun demand of it: from the letters before a number to a case, where it is sure.

«Подано 64 …» and «за 3 …» ask for the nominative or what looks like it, «щодо 3 …» for the genitive, «участь у 10 …»
for the locative. Fails never.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Case = Literal["nominative", "genitive", "locative"]
"""The accusative after a number is as the nominative, but for living beings and for feminine nouns near one."""

_PARTICLE: Final = r"(?:лише|тільки|всього|усього|загалом|разом|ще|також|вже|уже|відповідно)"
_WHEN: Final = (
    r"(?:(?:у|в|протягом|впродовж|упродовж|за)\s+(?:\d{4}\s+ро(?:ці|ку|к)|звітн\w+\s+(?:період\w*|ро\w+)|ро(?:ці|ку|к)"
    r"|(?:січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні)(?:\s+\d{4}\s+року)?))"
)
_BESIDE: Final = re.compile(rf"(?:\b(?:{_PARTICLE}|{_WHEN}))\s*,?\s*$", re.IGNORECASE)
_PREDICATE: Final = re.compile(
    r"""(?<!\bне\s)(?<!\bні\s)\b(?!(?:рано|погано|бажано|вказано|окрім)\b)
    (?:\w{2,}(?:ано|яно|ено|єно|ито|уто|ято)|надійшл[оиа]|пройшл[оиа]|було|були|становить|складає|налічує|ді(?:є|ють)
    |\w{2,}(?:лося|лось|лися|лись|лася|лась|ється|ються|иться|яться)|\w{2,}(?:ували|увала|ував|ювали|ювала|ював)
    |(?:отрим|над|под|вид|розд|зібр|надісл|придб|скл|підпис|викон)(?:али|ала|ав|ало)
    |(?:вияв|здійсн|направ|заверш|онов|розміст|розроб|перевір|охоп|забезпеч|ухвал|затверд|вруч|залуч|погод|склад|завір)
    (?:или|ила|ив)|(?:прийня|взя|розгляну)(?:ли|ла|в|ло)|прове(?:ли|ла)|провів|внес(?:ли|ла)|вніс)$""",
    re.IGNORECASE | re.VERBOSE,
)
_GENITIVE: Final = re.compile(
    r"\b(?:щодо|для|стосовно|без|після|від|близько|серед|протягом|упродовж|впродовж|до|крім|замість|внаслідок"
    r"|проведення|подання|здійснення|розроблення|складання|надання|отримання|прийняття|розгляду|підготовки|підготовку)$",
    re.IGNORECASE,
)
_ACCUSATIVE: Final = re.compile(r"\b(?:за|через|понад|про)$", re.IGNORECASE)
_LOCATIVE: Final = re.compile(r"\bучаст\w+\s+(?:у|в)$", re.IGNORECASE)
_OF_TIME_OR_PLACE: Final = re.compile(r"\b(?:у|в|на|за|по|о|об|з|із|до|після|від|близько|під)$", re.IGNORECASE)
_IN_A_ROW: Final = re.compile(r"\s+(?:поспіль|підряд)\b", re.IGNORECASE)
_LISTED: Final = re.compile(r"\s*(?:,|;|та|і|й|,?\s*а\s+також)\s*")
_SENTENCE: Final = re.compile(r"[^.!?]*")
_FOLLOWING: Final = re.compile(r"\b\w{3,}(?:ано|яно|ено|єно|ито|уто|ято)\b", re.IGNORECASE)
_NEGATED: Final = re.compile(r"\b(?:не|ні|жодн\w+)\b", re.IGNORECASE)
_LONGEST_BESIDE: Final = 5
"""So many words, a comma among them, is the longest: «протягом січні 2023 року ,»."""
_LOOKED_BACK: Final = 100
"""So many letters before a number tell what governs it."""


def case_of(text: str, start: int) -> Case | None:
    """Give the case that the words before the letter `start` demand; None if that is not sure."""
    before = text[max(0, start - _LOOKED_BACK) : start].rstrip()
    while found := _BESIDE.search(before, _of_last(_LONGEST_BESIDE, before)):
        before = before[: found.start()].rstrip()
    last = _of_last(1, before)
    if _LOCATIVE.search(before, _of_last(2, before)):
        return "locative"
    if _GENITIVE.search(before, last):
        return "genitive"
    if _ACCUSATIVE.search(before, last) or _PREDICATE.search(before, last) or _begins_what_was_done(text, start):
        return "nominative"
    return None


def _of_last(words: int, text: str) -> int:
    """Give where the last words of a text begin, that patterns of its end need not be tried everywhere."""
    parts = text.rsplit(maxsplit=words)
    return len(parts[0]) if len(parts) > words else 0


def goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether a counted noun that begins at `start` stands in one list with one that ends at `end`."""
    return bool(_LISTED.fullmatch(text, end, start))


def is_ordinal(text: str, start: int, end: int) -> bool:
    """Tell whether a number may mean which, not how many: «в 10 годину», «до 22 години», «5 рік поспіль»."""
    before = text[max(0, start - _LOOKED_BACK) : start].rstrip()
    return bool(_OF_TIME_OR_PLACE.search(before, _of_last(1, before)) or _IN_A_ROW.match(text, end))


def _begins_what_was_done(text: str, start: int) -> bool:
    """Tell whether a sentence begins here and says what was done: «3 наради проведено»."""
    before = text[:start].rstrip()
    sentence = _SENTENCE.match(text, start)
    rest = sentence.group() if sentence else ""
    return (not before or before.endswith(".")) and bool(_FOLLOWING.search(rest)) and not _NEGATED.search(rest)
