"""Звіт: the plan with its marks, figures and registers, all references between them checked."""

from __future__ import annotations

from itertools import takewhile

from pydantic import Field

from schemas.acknowledgements import Acknowledgement
from schemas.base import Format, Located, Model
from schemas.figures import Noun, ReportedFigure
from schemas.marks import ImplementationMark
from schemas.organization import Organization
from schemas.plan import Measure, Plan
from schemas.registers import Register
from schemas.requisites import Requisites
from schemas.text import Text
from schemas.transcription import SourcePlace
from schemas.working_days import WorkingCalendar


class ReportFile(Located):
    """Реквізити звіту за рік."""

    format: Format
    requisites: Requisites = Field(title="Реквізити звіту")


class ReportedMeasure(Model):
    """A measure with its mark; None only in a draft."""

    measure: Measure
    mark: ImplementationMark | None


class ReportedSection(Model):
    """A section of the plan with its marks."""

    number: Text | None
    title: Text
    measures: tuple[ReportedMeasure, ...]


class Report(Model):
    """One organization's year: exactly the plan's measures in the plan's order.

    Of registers it has the description and the figures, never a row: nothing that is made of it can tell one.
    """

    organization: Organization
    slug: str
    """The organization's folder in `data/`."""
    year: int
    plan: Plan
    requisites: Requisites | None
    """Those of the report; None for a year that has only a plan yet."""
    sections: tuple[ReportedSection, ...]
    statuses_inferred: bool
    figures: dict[str, ReportedFigure]
    nouns: dict[str, Noun]
    registers: dict[str, Register]
    source_places: tuple[SourcePlace, ...]
    acknowledgements: tuple[Acknowledgement, ...]
    versions: tuple[Plan, ...] = ()
    """All versions of the plan in their sequence, `plan` among them; nothing if it was never amended."""
    calendar: WorkingCalendar | None = None
    """Without it, no working day is counted."""

    def measures(self) -> tuple[ReportedMeasure, ...]:
        """Give all measures in the plan's order."""
        return tuple(measure for section in self.sections for measure in section.measures)

    @property
    def history(self) -> tuple[Plan, ...]:
        """The versions up to the one in force, which is the last."""
        before = takewhile(lambda version: version != self.plan, self.versions)
        return (*before, self.plan)

    @property
    def gaps(self) -> tuple[ReportedMeasure, ...]:
        """The measures that have no mark yet."""
        return tuple(reported for reported in self.measures() if reported.mark is None)
