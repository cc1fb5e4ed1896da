"""What the program notices and a person should decide: small rules over a report and its document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeAlias

from pipeline.rules.approval import (
    approval_is_dated,
    nothing_is_approved_ahead,
    person_approves_in_person,
    plan_is_approved,
    somebody_approves,
)
from pipeline.rules.figures import every_count_finds_rows, every_figure_is_printed, no_count_tells_of_a_person
from pipeline.rules.marks import (
    every_mark_has_a_status,
    every_measure_has_a_mark,
    source_is_read_for_certain,
    statuses_are_confirmed,
)
from pipeline.rules.people import nobody_is_named, nobody_is_named_in, registers_of_people_are_private
from schemas.document import Document
from schemas.findings import Finding
from schemas.report import Report

Rule: TypeAlias = Callable[[Report, Document], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    person_approves_in_person,
    plan_is_approved,
    somebody_approves,
    approval_is_dated,
    every_measure_has_a_mark,
    every_mark_has_a_status,
    statuses_are_confirmed,
    every_figure_is_printed,
    every_count_finds_rows,
    no_count_tells_of_a_person,
    source_is_read_for_certain,
    registers_of_people_are_private,
    nobody_is_named,
)
"""Every check of the content, in the order of the summary."""


def findings(report: Report, document: Document, today: dt.date) -> tuple[Finding, ...]:
    """Ask every rule, as of a day; nothing is acknowledged yet."""
    found = tuple(finding for rule in RULES for finding in rule(report, document))
    return (*found, *nothing_is_approved_ahead(report, document, today), *nobody_is_named_in(report, found))
