"""Rules of amendments: whether each falls into its year, after the plan's approval, and has come."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.acts import cited
from pipeline.wording.dates import digital
from schemas.findings import Severity
from schemas.plan import AmendedBy


@rule(
    "plan-amendment-day",
    Severity.WARNING,
    "зміни до плану внесено не того року або до його затвердження",
    "змінюють затверджений план, доки триває його рік",
)
def plans_are_amended_in_their_year(subject: Subject) -> Iterator[Noticed]:
    """An act of another year, or older than the plan itself, is most likely a slip."""
    for act in _acts(subject):
        if why := _misplaced(act, subject):
            yield Noticed(f"{cited(act)}: {why}", "Перевірте дату в amended_by", text=act.number, origin=act.origin)


@rule(
    "plan-amendment-undated",
    Severity.NOTE,
    "зміни до плану ще не внесено",
    "змінюють затверджений план, доки триває його рік",
)
def the_amendment_has_come(subject: Subject) -> Iterator[Noticed]:
    """The plan with an amendment that nobody has signed yet, or whose day has not come, is a draft."""
    act = subject.report.plan.amended_by
    if act and (act.date is None or act.date > subject.today) and not subject.document.prints_marks:
        yield Noticed(f"змін ще не внесено: {cited(act)}", "Коли дата є, впишіть її в amended_by", origin=act.origin)


def _acts(subject: Subject) -> Iterator[AmendedBy]:
    return (plan.amended_by for plan in subject.report.versions if plan.amended_by)


def _misplaced(act: AmendedBy, subject: Subject) -> str:
    if act.date is None:
        return ""
    if act.date.year != subject.report.year:
        return f"дата не {subject.report.year} року"
    approved = (each.date for each in subject.report.versions[0].requisites.approvals if each.date)
    last = max(approved, default=None)
    return f"раніше, ніж план затверджено ({digital(last)})" if last and act.date < last else ""
