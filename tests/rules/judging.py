"""What the rules say of a small fictional report, so that each test states only its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.rules.rule import Rule, Subject
from schemas.figures import Figures
from schemas.findings import Finding
from schemas.marks import ImplementationStatus
from schemas.plan import Plan
from schemas.report import Report
from tests.builders import APPROVED, figures, marks, organization, plan, report_file
from tests.strictly import compose, merge

YEAR: Final = 2024


def reported(
    texts: Mapping[str, str],
    year: int = YEAR,
    planned: Plan | None = None,
    stated: Figures | None = None,
    status: str = "done",
    **file: object,
) -> Report:
    """A report whose marks say `texts`, by measure."""
    written = marks(**{f"m{number.replace('.', '_')}": text for number, text in texts.items()})
    states = tuple(mark.evolve(status=ImplementationStatus(status)) for mark in written.marks)
    typed = (
        organization(),
        planned or plan(*texts),
        report_file(approvals=APPROVED, **file),
        written.evolve(marks=states),
        stated or figures(),
    )
    return merge(Facts("x", year, typed, {}))


def told(rule: Rule, report: Report, last_year: Report | None = None, kind: str = "report") -> list[Finding]:
    """What one rule finds in a report."""
    document = compose(DOCUMENTS[kind], report, dt.date(2026, 1, 1))
    return list(rule.findings(Subject(report, document, dt.date(2026, 1, 1), last_year)))


def of_marks(rule: Rule, *texts: str) -> list[Finding]:
    """What one rule finds in a report whose marks say `texts`."""
    return told(rule, reported({f"1.{number}": text for number, text in enumerate(texts, 1)}))
