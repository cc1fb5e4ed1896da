"""The commands that make documents: one for each kind, and one for all years."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.contracts import Job
from pipeline.errors import DataFaults
from pipeline.kinds import KINDS
from pipeline.loading import loading
from pipeline.telling.outcomes import Failed
from schemas.conformance import PdfA


def _document_command(name: str) -> click.Command:
    @verb(name)
    @options.YEAR
    @options.ORGANIZATION
    @options.TODAY
    @options.PDFA
    @options.TEMPLATE
    @options.FORMAT
    @options.WHY
    @options.FRESH
    @click.pass_context
    def command(ctx: click.Context, why: bool, fresh: bool, **typed: Unpack[Wish]) -> None:  # noqa: FBT001 - click's
        telling, workspace = begin(ctx)
        job = job_of(workspace, {**typed, "document": name})
        limits = settings.limits(os.environ)
        with loading():
            from pipeline.cli.recalling import Wishes
        telling(Wishes(telling, workspace, limits, why, fresh).outcome(job))

    return command


@verb("reports")
@options.TODAY
@options.PDFA
@options.FORMAT
@options.WHY
@options.FRESH
@click.pass_context
def reports(ctx: click.Context, today: str, pdfa: PdfA | None, why: bool, fresh: bool) -> None:  # noqa: FBT001 - click's
    """Make the document of every year of every organization."""
    telling, workspace = begin(ctx)
    limits, day = settings.limits(os.environ), settings.day(today)
    patience = settings.patience(os.environ)
    if misnamed := workspace.misnamed():
        telling(Failed(DataFaults(misnamed)))
    with loading():
        from pipeline.cli.recalling import Wishes
    wishes = Wishes(telling, workspace, limits, why, fresh)
    for organization, year in workspace.all_years():
        document = "report" if workspace.has_report(organization, year) else "plan"
        outcome = wishes.outcome(Job(organization, year, document, day, patience, pdfa))
        telling(replace(outcome, among_others=True) if isinstance(outcome, Failed) else outcome)


COMMANDS = (*map(_document_command, KINDS), reports)
