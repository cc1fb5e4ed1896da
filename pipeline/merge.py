"""Facts to one `Report`: exactly the plan's measures, in the plan's order, each with its mark.

Told, all together: a part that is missing or there twice; a mark for no measure, two marks for one measure,
two measures, figures or registers of one name — each with both places.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pipeline.amending import absence, in_force
from pipeline.computing import reported
from pipeline.contracts import Complain, Facts
from pipeline.errors import Fault
from pipeline.nearest import near, nearest
from schemas.acknowledgements import Acknowledgements
from schemas.base import Located
from schemas.figures import Figure, Figures, Noun
from schemas.marks import ImplementationMark, Marks
from schemas.names import sequence
from schemas.organization import Organization
from schemas.origin import Origin
from schemas.plan import Measure, Plan, Section
from schemas.registers import FilledRegister
from schemas.report import Report, ReportedMeasure, ReportedSection, ReportFile
from schemas.transcription import SourcePlace
from schemas.working_days import WorkingCalendar

F = TypeVar("F", bound=Located | FilledRegister)
V = TypeVar("V")

_ALIKE = 0.75
"""How much of two measures' numbers must agree: their digits are few."""
SEVERAL = 10
"""So many measures without a mark may be named in a hint."""


def merge(facts: Facts, complain: Complain, day: dt.date | None = None) -> Report | None:
    """Connect the facts of one year; what does not fit together is told to `complain`.

    Of a plan that was amended, the version in force on `day` is meant, or the latest if no day is named.

    Gives None if there is no plan or no organization to connect anything with.
    """
    faults: list[Fault] = []
    organization = _only(_of(facts, Organization), Organization, f"data/{facts.organization}/organization.yaml", faults)
    versions = _versions(facts, faults)
    plan = in_force(versions, day) if versions else None
    requisites = _of(facts, ReportFile)
    faults += _repeated("звіт за рік", ((str(facts.year), file.origin) for file in requisites))
    typed = tuple(mark for file in _of(facts, Marks) for mark in file.marks)
    marks = _marks(typed, plan, faults)
    faults += _astray(typed, versions, plan, day)
    numbers = _numbers(facts, faults)
    for fault in faults:
        complain(fault)
    if organization is None or plan is None:
        return None
    return Report(
        organization=organization,
        slug=facts.organization,
        year=facts.year,
        plan=plan,
        requisites=requisites[0].requisites if requisites else None,
        sections=tuple(_with_marks(section, marks) for section in plan.sections),
        statuses_inferred=any(file.statuses == "inferred" for file in _of(facts, Marks)),
        figures={name: reported(figure, numbers.registers) for name, figure in numbers.figures.items()},
        nouns=numbers.nouns,
        registers={name: register.form for name, register in numbers.registers.items()},
        source_places=_of(facts, SourcePlace),
        acknowledgements=tuple(each for file in _of(facts, Acknowledgements) for each in file.acknowledged),
        versions=versions if len(versions) > 1 else (),
        calendar=next(iter(_of(facts, WorkingCalendar)), None),
    )


class _Numbers(NamedTuple):
    """What the year's numbers are made of, by name."""

    figures: dict[str, Figure]
    nouns: dict[str, Noun]
    registers: dict[str, FilledRegister]


def _numbers(facts: Facts, faults: list[Fault]) -> _Numbers:
    files = _of(facts, Figures)
    return _Numbers(
        _named("показник", (pair for file in files for pair in file.figures.items()), faults),
        _named("іменник", (pair for file in files for pair in file.nouns.items()), faults),
        _named("реєстр", ((each.name, each) for each in _of(facts, FilledRegister)), faults),
    )


def _of(facts: Facts, kind: type[F]) -> tuple[F, ...]:
    return tuple(fact for fact in facts.facts if isinstance(fact, kind))


def _only(found: Sequence[F], kind: type[F], file: str, faults: list[Fault]) -> F | None:
    if not found:
        reason, rests_on = "файлу немає, а без нього документа не скласти", frozenset({(kind, None)})
        remedy = "Поверніть його з копії або створіть (data/README.md)"
        faults.append(Fault(reason, remedy, place=file, rests_on=rests_on))
    name = file.rpartition("/")[2]
    faults += _repeated(name, ((name, _origin(fact)) for fact in found))
    return found[0] if found else None


def _versions(facts: Facts, faults: list[Fault]) -> tuple[Plan, ...]:
    """Give the plan as it was approved, then as each amendment has left it; nothing if there is none."""
    plans = _of(facts, Plan)
    file = f"data/{facts.organization}/{facts.year}/plan.yaml"
    approved = _only([plan for plan in plans if plan.amended_by is None], Plan, file, faults)
    versions = (approved, *(plan for plan in plans if plan.amended_by)) if approved else ()
    for plan in versions:
        faults += _repeated("захід", ((measure.id, measure.origin) for measure in plan.measures()))
    return versions


def _marks(
    marks: Sequence[ImplementationMark], plan: Plan | None, faults: list[Fault]
) -> dict[str, ImplementationMark]:
    measures = plan.measures() if plan else ()
    marked = {mark.measure: mark for mark in marks}
    without = [measure.id for measure in measures if measure.id not in marked]
    left = f"Без відмітки лишилися: {', '.join(without[:SEVERAL])}" if 0 < len(without) <= SEVERAL else ""
    faults += _repeated("відмітка про захід", ((mark.measure, mark.origin) for mark in marks), left)
    return {str(measure): mark for measure, mark in marked.items()}


def _astray(
    marks: Sequence[ImplementationMark], versions: Sequence[Plan], plan: Plan | None, day: dt.date | None
) -> Iterator[Fault]:
    """Tell of marks for no measure of the plan; the latest version as such has none, so another's are no matter."""
    known = dict.fromkeys(measure.id for measure in plan.measures()) if plan else {}
    marked = {mark.measure for mark in marks}
    without = [measure for measure in known if measure not in marked]
    for mark in marks:
        if plan is None or mark.measure in known:
            continue
        absent = absence(mark.measure, versions, plan)
        if absent is None:
            yield _orphan(mark, known, without)
        elif day:
            reason = f"відмітка про захід {mark.measure}, якого в чинному плані немає: {absent.reason}"
            yield Fault(reason, absent.remedy, mark.measure.origin or mark.origin)


def _orphan(mark: ImplementationMark, known: Collection[str], without: Sequence[str]) -> Fault:
    """Tell of a mark for no measure; most likely one that has no mark yet was meant."""
    there = sorted(known, key=sequence)
    known_as = without or there
    hint = nearest(mark.measure, known_as, f"У плані є заходи {there[0]}…{there[-1]}", alike=_ALIKE)
    meant = near(mark.measure, known_as, alike=_ALIKE)
    return Fault(
        f"відмітка про захід {mark.measure}, якого немає у плані",
        hint,
        origin=mark.measure.origin or mark.origin,
        about=frozenset({(ImplementationMark, meant)} if meant else ()),
        rests_on=frozenset({(Measure, mark.measure)}),
    )


def _with_marks(section: Section, marks: Mapping[str, ImplementationMark]) -> ReportedSection:
    def with_mark(measure: Measure) -> ReportedMeasure:
        return ReportedMeasure(measure=measure, mark=marks.get(measure.id))

    return ReportedSection(number=section.number, title=section.title, measures=tuple(map(with_mark, section.measures)))


def _repeated(what: str, named: Iterable[tuple[str, Origin | None]], more: str = "") -> Iterator[Fault]:
    first: dict[str, Origin | None] = {}
    for name, origin in named:
        if name in first:
            yield Fault(f"{what} «{name}» уже є: {first[name]}", f"Залиште щось одне. {more}".strip(), origin=origin)
        else:
            first[name] = origin


def _named(what: str, pairs: Iterable[tuple[str, V]], faults: list[Fault]) -> dict[str, V]:
    pairs = list(pairs)
    faults += _repeated(what, ((name, _origin(value)) for name, value in pairs))
    return dict(pairs)


def _origin(value: object) -> Origin | None:
    if isinstance(value, FilledRegister):
        return value.form.origin
    return value.origin if isinstance(value, Located) else None
