"""The commands that make documents: one for each kind, and one for all years."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import Wish, attempt, begin, job_of, zvit
from pipeline.contracts import Job
from pipeline.errors import DataFaults
from pipeline.kinds import KINDS
from pipeline.telling.outcomes import Failed
from pipeline.telling.speech import UkrainianCommand
from schemas.conformance import PdfA


def _document_command(name: str, title: str, over: str) -> click.Command:
    @click.command(name, cls=UkrainianCommand, help=f"{title} {over} рік: DOCX і архівний PDF.")
    @options.YEAR
    @options.ORGANIZATION
    @options.TODAY
    @options.PDFA
    @options.TEMPLATE
    @options.FORMAT
    @click.pass_context
    def command(ctx: click.Context, **typed: Unpack[Wish]) -> None:
        telling, workspace = begin(ctx)
        job = job_of(workspace, {**typed, "document": name})
        telling(attempt(job, workspace, settings.office(os.environ)))

    return command


for _kind in KINDS.values():
    zvit.add_command(_document_command(_kind.name, _kind.title, _kind.over))


@zvit.command(cls=UkrainianCommand)
@options.TODAY
@options.PDFA
@options.FORMAT
@click.pass_context
def reports(ctx: click.Context, today: str, pdfa: PdfA | None) -> None:
    """Усі роки всіх органів: де є звіт — звіт, де лише план — план."""
    telling, workspace = begin(ctx)
    office, day = settings.office(os.environ), settings.day(today)
    patience = settings.patience(os.environ)
    if misnamed := workspace.misnamed():
        telling(Failed(DataFaults(misnamed)))
    for organization, year in workspace.all_years():
        document = "report" if workspace.has_report(organization, year) else "plan"
        job = Job(organization, year, document, day, patience, pdfa)
        outcome = attempt(job, workspace, office)
        telling(replace(outcome, among_others=True) if isinstance(outcome, Failed) else outcome)
