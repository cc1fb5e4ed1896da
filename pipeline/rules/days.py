"""Rules of days that a text names: whether there is such a day, on that weekday, in that year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel.dates import format_date, get_day_names

from pipeline.rules.marked import marked
from pipeline.rules.passages import Passage, Slip, reading_rule
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.timing.named_days import named_days
from schemas.findings import Severity
from schemas.marks import ImplementationStatus

_DATES: Final = "ДСТУ 4163:2020, реквізит 10 «Дата документа»"
_BEFORE_OTHER_DAYS: Final = re.compile(r"\b(?:від|на|до|з|із|зі|станом на|після|по)\s+$", re.IGNORECASE)
"""The date of an act, of a plan, of a beginning or an end: it may well be of another year."""
_PUT_OFF: Final = frozenset(
    {ImplementationStatus.POSTPONED, ImplementationStatus.PARTIAL, ImplementationStatus.IN_PROGRESS}
)


@reading_rule("date-impossible", Severity.WARNING, "названо день, якого немає", _DATES)
def every_day_exists(passage: Passage) -> Iterator[Slip]:
    """31 листопада, 29.02.2023."""
    for named in named_days(passage.text):
        if not named.exists:
            yield Slip(named.start, named.end, "такого дня немає")


@reading_rule("weekday-wrong", Severity.WARNING, "день тижня не той", _DATES)
def every_weekday_is_right(passage: Passage) -> Iterator[Slip]:
    """«Понеділок, 15.11.2023», which was a Wednesday."""
    for named in named_days(passage.text):
        if named.date and named.weekday not in (None, named.date.weekday()):
            right = get_day_names("wide", "stand-alone", "uk")[named.date.weekday()]
            yield Slip(named.start, named.end, f"{format_date(named.date, 'dd.MM.y', locale='uk')} — {right}")


@rule("date-outside-year", Severity.NOTE, "у відмітці названо день іншого року", "план і звіт охоплюють один рік")
def every_day_of_a_mark_is_of_its_year(subject: Subject) -> Iterator[Noticed]:
    """Of what was done, on that day; not of acts, nor of what is put off, nor of a beginning or an end."""
    for each in marked(subject):
        for text in each.paragraphs() if each.mark.status not in _PUT_OFF else ():
            for named in named_days(text):
                of_an_act = _BEFORE_OTHER_DAYS.search(text[: named.start]) or "№" in text[named.end : named.end + 20]
                if named.date and named.date.year != subject.report.year and not of_an_act:
                    day = text[named.start : named.end]
                    yield each.noticed(f"названо {day}, а звіт за {subject.report.year} рік", "Перевірте рік")
