"""Rule of the spelling before 2019: words that the present rules write otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity

_SINCE: Final = 2020
"""The first whole year of the spelling of 2019."""
_JOINED: Final = (
    *("архі", "бліц", "веб", "віце", "гіпер", "екс", "екстра", "макро", "максі", "міді", "мікро", "міні"),
    *("мульти", "нано", "обер", "полі", "преміум", "супер", "топ", "ультра", "флеш"),
)
"""First parts that are written together with what follows, if that is no name."""
_OF_THE_WEB: Final = ("сайт", "портал", "сторін", "ресурс", "адрес", "камер", "сервіс", "версі", "застосун")
_HYPHENED: Final = re.compile(
    rf"\b(?P<first>(?i:{'|'.join(_JOINED)}))\s?-\s?(?P<rest>[а-щьюяґєії]\w+)"
    rf"|\b(?P<web>(?i:веб))\s+(?P<of_web>(?:{'|'.join(_OF_THE_WEB)})\w*)"
)
_IOTATED: Final = re.compile(r"\b(?P<before>\w*про|тра)(?P<letter>[еЕ])(?P<after>к[тц]\w*|КТ\w*|КЦ\w*)", re.IGNORECASE)
_QUOTED: Final = re.compile("«[^«»]*»")


@rule(
    "old-spelling",
    Severity.NOTE,
    "слово написано за правилами до 2019 року",
    "Український правопис, схвалений постановою Кабінету Міністрів України від 22.05.2019 № 437",
)
def words_are_spelt_as_today(subject: Subject) -> Iterator[Noticed]:
    """In documents of the years since then; names in quotation marks are as they were given."""
    for passage in passages(subject) if subject.document.year >= _SINCE else ():
        yield from (noticed(passage, slip) for slip in _slips(passage))


def _slips(passage: Passage) -> Iterator[Slip]:
    text = _QUOTED.sub(lambda name: " " * len(name[0]), passage.text)
    small = text.lower()
    for found in _HYPHENED.finditer(text) if "-" in text or "веб" in small else ():
        joined = (found["first"] or found["web"]) + (found["rest"] or found["of_web"])
        yield Slip(found.start(), found.end(), "нині пишуть разом", joined)
    for found in _IOTATED.finditer(text) if "ек" in small else ():
        letter = "є" if found["letter"] == "е" else "Є"
        yield Slip(found.start(), found.end(), "нині пишуть «є»", f"{found['before']}{letter}{found['after']}")
