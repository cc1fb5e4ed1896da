"""Rules of sums: parts that do not make the whole, a part larger than the whole, shares that are told wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pipeline.rules.counts import Count
from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, cells, noticed
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.rules.tallies import Tally, tallies
from pipeline.wording.numbers import printed_quantity
from schemas.findings import Severity

_HUNDRED: Final = Decimal(100)
_PERCENT: Final = re.compile(r"\s?%|\s+відсотк")
_OUT_OF: Final = re.compile(r"\s+(?:\w+\s+){0,2}(?:з|із|зі)\s+(?:усіх\s+|загальної\s+кількості\s+)?")
_OF_IT: Final = re.compile(r"[^\d.;]{0,60}?[\s(](?:або\s+|тобто\s+|це\s+)?")
_SHARE: Final = re.compile(r"\s?%[^.;]{0,40}?\bвід\s+(?:загальної|усіх|всіх|усієї|всієї)\b", re.IGNORECASE)
_NORM: Final = "частини разом становлять ціле"


@rule("sum-wrong", Severity.WARNING, "частини не дають названого цілого", _NORM)
def parts_make_the_whole(subject: Subject) -> Iterator[Noticed]:
    """«Усього 12, з них 5 …, 4 …»; a part larger than the whole; a share over a hundred; «5 з 10 (40%)»."""
    for cell in cells(subject):
        slips = (*_wrong_tallies(cell), *_wrong_shares(cell.text, cell.counts))
        yield from (noticed(cell, slip) for slip in slips)


@rule("parts-exceed-whole", Severity.NOTE, "частини разом більші за ціле", _NORM)
def parts_do_not_exceed_the_whole(subject: Subject) -> Iterator[Noticed]:
    """«64, з них 40 …, 30 …»: the parts overlap, or one of them is wrong."""
    for cell in cells(subject):
        for tally in tallies(cell.text, cell.counts):
            total = _sum(tally.parts)
            if not (_is_sure(cell.text, tally) or _of_percents(cell.text, tally)) and total > tally.whole.value:
                says = f"частини разом — {printed_quantity(total)}, а ціле — {tally.whole.written}"
                yield replace(noticed(cell, _slip(tally, says)), remedy="Перевірте, чи не перетинаються частини")


def _wrong_tallies(cell: Passage) -> Iterator[Slip]:
    for tally in tallies(cell.text, cell.counts):
        total = _sum(tally.parts)
        if _of_percents(cell.text, tally):
            if total > _HUNDRED + len(tally.parts) / Decimal(2):  # each may be rounded up by half
                yield _slip(tally, f"частини разом — {printed_quantity(total)} %")
        elif any(_is_percent(cell.text, part) for part in tally.parts):
            continue
        elif (largest := max(tally.parts, key=lambda part: part.value)).value > tally.whole.value:
            yield _slip(tally, f"частина ({largest.written}) більша за ціле ({tally.whole.written})")
        elif tally.is_complete and total != tally.whole.value:
            yield _slip(tally, f"частини разом — {printed_quantity(total)}, а названо {tally.whole.written}")


def _is_sure(text: str, tally: Tally) -> bool:
    """Tell whether the other rule judges a tally, or nobody can: numbers and percents are mixed."""
    too_large = any(part.value > tally.whole.value for part in tally.parts)
    return tally.is_complete or too_large or any(_is_percent(text, each) for each in (tally.whole, *tally.parts))


def _of_percents(text: str, tally: Tally) -> bool:
    return all(_is_percent(text, part) for part in tally.parts)


def _wrong_shares(text: str, counted: tuple[Count, ...]) -> Iterator[Slip]:
    for count in counted:
        if count.value > _HUNDRED and _SHARE.match(text, count.end):
            yield Slip(count.start, count.end, "частка більша за 100 %")
    for part, whole in pairwise(counted):
        if _OUT_OF.fullmatch(text, part.end, whole.start) and not _is_percent(text, part):
            share = next((each for each in counted if each.start > whole.start), None)
            told = share and _is_percent(text, share) and _OF_IT.fullmatch(text, whole.end, share.start)
            if share and told and whole.value and (right := _share(part, whole, share)) is not None:
                says = f"{part.written} з {whole.written} — це {printed_quantity(right)} %, а не {share.written} %"
                yield Slip(part.start, share.end, says)


def _share(part: Count, whole: Count, share: Count) -> Decimal | None:
    """Give the share as it should be, with as many digits as it was told; None if it was told right, if roughly."""
    digit = Decimal(1).scaleb(min(0, int(share.value.as_tuple().exponent)))
    exact = part.value * _HUNDRED / whole.value
    return None if abs(exact - share.value) < digit else exact.quantize(digit)


def _is_percent(text: str, count: Count) -> bool:
    return bool(_PERCENT.match(text, count.end))


def _sum(parts: Iterable[Count]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _slip(tally: Tally, says: str) -> Slip:
    places = (tally.whole, *tally.parts)
    return Slip(min(each.start for each in places), max(each.end for each in places), says)
