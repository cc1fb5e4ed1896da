"""The command that drafts a new year from the last one."""

from __future__ import annotations

import os

import click

from pipeline import options, settings
from pipeline.cli.group import begin, zvit
from pipeline.compare import compare
from pipeline.contracts import Job
from pipeline.new_year import begin_year
from pipeline.telling.new_year import told_year
from pipeline.telling.outcomes import Compared, Done
from pipeline.telling.speech import UkrainianCommand
from pipeline.workspace import choose_organization, choose_year
from schemas.folders import is_private


@zvit.command("new-year", cls=UkrainianCommand)
@options.YEAR
@click.option("--from", "since", envvar="FROM", default="", metavar="РІК", help="З якого року; інакше — попередній.")
@options.ORGANIZATION
@options.TODAY
@options.FORMAT
@click.pass_context
def new_year(ctx: click.Context, year: str, since: str, organization: str, today: str) -> None:
    """Складає чернетку даних нового року з минулого: план, реквізити, порожні відмітки й реєстри."""
    telling, workspace = begin(ctx)
    wanted = choose_year(year)
    slug = choose_organization(workspace, organization)
    job = Job(slug, wanted, "plan", settings.day(today), settings.patience(os.environ))
    before = choose_year(since) if since else wanted - 1
    begun = begin_year(job, before, workspace)
    folder = workspace.name(begun.folder)
    files = tuple(f"{folder}/{name}" for name in begun.files if not is_private(name))
    telling(Done(told_year(begun, folder), job, files))
    plans = compare(before, wanted, job, workspace, "literal")
    telling(Compared(plans.comparison, job, tuple(workspace.name(plans.folder / name) for name in plans.files)))
