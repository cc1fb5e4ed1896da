"""The stages for tests that need a whole value: every fault that a stage tells is raised at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from pipeline import enrich as _enrich
from pipeline import load as _load
from pipeline import merge as _merge
from pipeline.contracts import Circumstances, Complain, DocumentType, Enriched, Facts, YearFolder
from pipeline.errors import DataFaults, Fault
from schemas.document import Document
from schemas.report import Report

V = TypeVar("V")


def whole(stage: Callable[[Complain], V | None]) -> V:
    """Give what a stage makes.

    Raises:
        DataFaults: whatever it has told.
    """
    faults: list[Fault] = []
    made = stage(faults.append)
    if faults or made is None:
        raise DataFaults(faults)
    return made


def load(folder: YearFolder, organization: str, year: int) -> Facts:
    """Load facts without a fault."""
    return whole(lambda complain: _load.load(folder, organization, year, complain))


def merge(facts: Facts) -> Report:
    """Merge facts without a fault."""
    return whole(lambda complain: _merge.merge(facts, complain))


def enrich(report: Report, kind: DocumentType, today: dt.date) -> Enriched:
    """Enrich a report without a fault."""
    composed = whole(lambda complain: _enrich.compose(report, kind, today, None, complain))
    judgement = whole(lambda complain: _enrich.judge(composed, report, Circumstances(today), complain))
    return _enrich.enrich(composed, report, judgement)


def compose(kind: DocumentType, report: Report, today: dt.date) -> Document:
    """Compose a document without a fault."""
    return whole(lambda complain: kind.compose(report, today, complain))
