"""Rules of days that a text names: whether there is such a day, on that weekday, in that year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from babel.dates import get_day_names

from pipeline.rules.marked import marked
from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages, reading_rule
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.dates import digital
from schemas.findings import Severity
from schemas.marks import ImplementationStatus

_DATES: Final = "ДСТУ 4163:2020, реквізит 10 «Дата документа»"
_BEFORE_OTHER_DAYS: Final = re.compile(r"\b(?:від|на|до|з|із|зі|станом на|після|по)\s+$", re.IGNORECASE)
"""The date of an act, of a plan, of a beginning or an end: it may well be of another year."""
_INDEPENDENCE: Final = 1991
_FORESEEN: Final = 5
"""So many years ahead an end may be named."""
_PUT_OFF: Final = frozenset(
    {ImplementationStatus.POSTPONED, ImplementationStatus.PARTIAL, ImplementationStatus.IN_PROGRESS}
)


@reading_rule("date-impossible", Severity.WARNING, "названо день, якого немає", _DATES)
def every_day_exists(passage: Passage) -> Iterator[Slip]:
    """31 листопада, 29.02.2023."""
    for named in passage.named_days:
        if not named.exists:
            yield Slip(named.start, named.end, "такого дня немає")


@rule("weekday-wrong", Severity.WARNING, "день тижня не той", _DATES)
def every_weekday_is_right(subject: Subject) -> Iterator[Noticed]:
    """«Понеділок, 15.11.2023», which was a Wednesday; a day without a year is of the document's."""
    for passage in passages(subject):
        for named in passage.named_days:
            day = named.date(subject.report.year)
            if day and named.weekday not in (None, day.weekday()):
                says = f"{digital(day)} — {get_day_names('wide', 'stand-alone', 'uk')[day.weekday()]}"
                slip = Slip(named.start, named.end, says)
                yield replace(noticed(passage, slip), remedy="Виправте день тижня або дату")


@rule("date-outside-year", Severity.NOTE, "у відмітці названо день іншого року", "план і звіт охоплюють один рік")
def every_day_of_a_mark_is_of_its_year(subject: Subject) -> Iterator[Noticed]:
    """Of what was done, on that day; not of acts, nor of what is put off, nor of a beginning or an end.

    But no act, beginning or end is of the last century or of the next decade.
    """
    year = subject.report.year
    for each in marked(subject):
        paragraphs = zip(each.paragraphs, each.named_days, strict=True)
        for text, days in paragraphs if each.mark.status not in _PUT_OFF else ():
            for named in days:
                another = _BEFORE_OTHER_DAYS.search(text[: named.start]) or "№" in text[named.end : named.end + 20]
                meant = another and _INDEPENDENCE <= (named.year or year) <= year + _FORESEEN
                if named.year not in (None, year) and not meant:
                    yield each.noticed(
                        f"названо {text[named.start : named.end]}, а звіт за {year} рік", "Перевірте рік"
                    )
