"""Rules of states: whether a measure's state has the reason and the time that it needs, and agrees with its prose.

Prose is judged by the beginnings of general words («проведен…», «не надход…»), never by whole phrases; where it both
affirms and denies, that is only noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.rules.marked import Marked, marked, said
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity
from schemas.marks import STATES, ImplementationStatus
from schemas.periods import period

_MONITORED: Final = "наказ НАЗК від 28.12.2021 № 830/21: моніторинг стану виконання і причин невиконання"
_WORDS: Final = {status: word for word, status in STATES.items()}

_DONE, _PARTIAL = ImplementationStatus.DONE, ImplementationStatus.PARTIAL
_POSTPONED, _CANCELLED = ImplementationStatus.POSTPONED, ImplementationStatus.CANCELLED
_NOT_DONE, _NO_OCCASION = ImplementationStatus.NOT_DONE, ImplementationStatus.NO_OCCASION
_NEEDS_A_REASON: Final = frozenset({_NOT_DONE, _PARTIAL, _POSTPONED, _CANCELLED})
_WITHOUT_A_DAY: Final = frozenset({_NOT_DONE, _POSTPONED, _CANCELLED, _NO_OCCASION})

_REASON: Final = re.compile(
    r"зв’язку|оскільки|тому що|через те|з огляду|зважаючи|внаслідок|унаслідок|з причин|за відсутн"
    r"|через (?:відсутн|брак|нестач)"
)
_UNTIL: Final = re.compile(
    r"невизначен|безстроков|(?:до|після) (?:окремого|закінчення|завершення|припинення|скасування)"
)
_ABOUT: Final = re.compile(
    r"^(?:орієнтовно |приблизно )?(?:до|по|з|після|не раніше(?: ніж)?|не пізніше(?: ніж)?|на)? ?"
    r"(?:(?:кін(?:ець|ця|ці)|почат(?:ок|ку)|середин[аиуі]) )?"
)
"""What may stand before a period and does not make it less of one."""
_YEAR: Final = re.compile(r"\b20[0-9]{2}\b")

_MADE: Final = (
    r"викон|провод|провед|здійсн|надход|надійш|розробл|затвердж|підготовл|відбува|відбул|організов|скликал"
    r"|оприлюдн|розміщ|оновл|вжит|взят|прийнят|розгляну|склад|створ|укладе"
)
_HAPPENED: Final = (
    r"викон|провод|провед|здійсн|надход|надійш|розробл|затвердж|підготовл|відбува|відбул|організов|скликал"
)
_AFFIRMED: Final = re.compile(rf"(?<!не )(?<!не було )\b(?:{_MADE})[а-яіїє]*(?:но|то)\b")
_DENIED: Final = re.compile(rf"\bне (?:було )?(?:{_HAPPENED})[а-яіїє]*(?:но|то|лося|лась|лися|лись|в|ла|ло|ли|вся)\b")
_HELD: Final = re.compile(
    r"(?<!не )\b(?:перенес|призупин|зупин|відкла|відтермінов)[а-яіїє]*(?:но|то)\b|\bне розпочат[оі]\b"
)
_NEGATED: Final = re.compile(r"\bне (?:було )?[а-яіїє’]+(?:но|то|лося|лась|лися|лись|ла|ло|ли|вся)\b|відсутн")
"""Anything at all that did not happen: words enough for a measure that had no occasion, or was not done."""


@rule("reason-missing", Severity.WARNING, "не сказано, чому захід не виконано повністю", _MONITORED)
def what_is_not_done_has_a_reason(subject: Subject) -> Iterator[Noticed]:
    """In `reason` or in the prose: «у зв’язку з …», «оскільки …»."""
    for each in marked(subject):
        if _told(each) in _NEEDS_A_REASON and not each.mark.reason and not _REASON.search(each.prose):
            yield each.noticed(f"{_WORDS[_told(each)]}, а причини не названо", "Назвіть причину в reason")


@rule("until-missing", Severity.WARNING, "не сказано, на коли перенесено захід", _MONITORED)
def what_is_put_off_has_a_time(subject: Subject) -> Iterator[Noticed]:
    """In `until` or in the prose: a later year, or that it is not known."""
    for each in marked(subject):
        untold = _told(each) is _POSTPONED and not each.mark.until
        if untold and not _UNTIL.search(each.prose) and not _names_a_later_year(each.prose, subject.report.year):
            yield each.noticed("перенесено, а на коли — не сказано", "Впишіть until: 2025 рік, невизначений строк")


@rule("until-unread", Severity.NOTE, "з until не зрозуміти, на коли перенесено захід", _MONITORED)
def it_is_said_when(subject: Subject) -> Iterator[Noticed]:
    """A period, or words that no day is known yet; of anything else nobody can tell whether it has passed."""
    for each in marked(subject):
        until = " ".join((each.mark.until or "").casefold().split())
        if until and not _UNTIL.search(until) and not period(_ABOUT.sub("", until), subject.report.year):
            yield each.noticed(
                f"не зрозуміти, на коли перенесено: until — «{each.mark.until}»",
                "Пишіть так: 2025 рік, 2 півріччя 2025 року, 15.11.2025; якщо дня ще немає — невизначений строк",
            )


@rule("until-past", Severity.WARNING, "захід перенесено на час, який минув ще до кінця року", _MONITORED)
def it_is_put_off_beyond_the_year(subject: Subject) -> Iterator[Noticed]:
    """What was put off within the year was done in it, or not."""
    for each in marked(subject):
        until = period(str(each.mark.until), subject.report.year) if each.mark.until else None
        if until and until.last.year <= subject.report.year:
            message = f"перенесено на «{each.mark.until}», а цей час минув до кінця {subject.report.year} року"
            yield each.noticed(message, "Перевірте until або вкажіть, чи виконано")


@rule("status-days", Severity.WARNING, "стан суперечить дням виконання чи перенесення", _MONITORED)
def the_days_agree(subject: Subject) -> Iterator[Noticed]:
    """What was not done was done on no day; what was done is put off until none."""
    for each in marked(subject):
        if each.mark.done and each.mark.status in _WITHOUT_A_DAY:
            yield each.noticed(f"стан «{_state(each)}», а в done — {said(each.mark.done)}", "Виправте status або done")
        if each.mark.until and each.mark.status in (_DONE, _NO_OCCASION, _CANCELLED):
            yield each.noticed(f"стан «{_state(each)}», а в until — «{each.mark.until}»", "Виправте status або until")


@rule("status-prose", Severity.WARNING, "стан суперечить словам відмітки", _MONITORED)
def the_prose_agrees(subject: Subject) -> Iterator[Noticed]:
    """A state that is denied by the prose, which says nothing for it; or none, where the prose says «перенесено»."""
    for each, heard in _with_heard(subject):
        if each.mark.status is None and (held := heard.held):
            yield each.noticed(f"стану не вказано, а у відмітці — «{held}»", "Вкажіть status")
        if against := _against(each, heard):
            yield each.noticed(
                f"стан «{_state(each)}», а у відмітці — «{against}»", "Виправте status або текст відмітки"
            )


@rule("status-doubtful", Severity.NOTE, "відмітка про виконаний захід і стверджує, і заперечує", _MONITORED)
def the_prose_says_one_thing(subject: Subject) -> Iterator[Noticed]:
    """A measure that is done, in whose prose something was not done or was put off: it may be another thing."""
    for each, heard in _with_heard(subject):
        denied = heard.denied or heard.held
        if each.mark.status is _DONE and heard.affirmed and denied:
            yield each.noticed(
                f"стан «{_state(each)}», а у відмітці є і «{heard.affirmed}», і «{denied}»",
                "Перевірте, чи все виконано",
            )


@dataclass(frozen=True, slots=True)
class _Heard:
    """The first words of a mark by which it affirms, denies, or tells that something is put off; each may be empty."""

    affirmed: str
    denied: str
    held: str


def _heard(prose: str) -> _Heard:
    first = (found[0] if (found := shape.search(prose)) else "" for shape in (_AFFIRMED, _DENIED, _HELD))
    return _Heard(*first)


@lru_cache(maxsize=1)
def _with_heard(subject: Subject) -> tuple[tuple[Marked, _Heard], ...]:
    return tuple((each, _heard(each.prose)) for each in marked(subject))


def _against(each: Marked, heard: _Heard) -> str:
    """Give the words of a mark that speak against its state, if none speak for it."""
    status = each.mark.status
    if status is _DONE:
        return "" if heard.affirmed else heard.held or heard.denied
    if status not in _WITHOUT_A_DAY or _NEGATED.search(each.prose) or (heard.held and status is not _NO_OCCASION):
        return ""
    return heard.affirmed or heard.held


def _told(each: Marked) -> ImplementationStatus:
    """Give the state of a mark; of one without a state, what its prose says alone."""
    if each.mark.status:
        return each.mark.status
    heard = _heard(each.prose)
    return _POSTPONED if heard.held and not heard.affirmed else _DONE


def _names_a_later_year(prose: str, than: int) -> bool:
    return any(int(year) > than for year in _YEAR.findall(prose))


def _state(each: Marked) -> str:
    return _WORDS[each.mark.status] if each.mark.status else ""
