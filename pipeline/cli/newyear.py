"""The command that drafts a new year from the last one."""

from __future__ import annotations

import os

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.wishing import begin
from pipeline.contracts import Job
from pipeline.loading import loading
from pipeline.telling.outcomes import Compared, Done
from pipeline.workspace import choose_organization, choose_year
from schemas.folders import is_private


@verb("new-year")
@options.YEAR
@click.option("--from", "since", envvar="FROM", default="", metavar="РІК", help="З якого року; інакше — попередній.")
@options.ORGANIZATION
@options.TODAY
@options.FORMAT
@click.pass_context
def new_year(ctx: click.Context, year: str, since: str, organization: str, today: str) -> None:
    """Draft the year, and hold its plan against the one that it was made of."""
    telling, workspace = begin(ctx)
    wanted = choose_year(year)
    slug = choose_organization(workspace, organization)
    job = Job(slug, wanted, "plan", settings.day(today), settings.patience(os.environ))
    before = choose_year(since) if since else wanted - 1
    with loading():
        from pipeline.compare import compare
        from pipeline.new_year import begin_year
        from pipeline.telling.comparing import compared
        from pipeline.telling.new_year import told_year
    begun = begin_year(job, before, workspace)
    folder = workspace.name(begun.folder)
    files = tuple(f"{folder}/{name}" for name in begun.files if not is_private(name))
    telling(Done(told_year(begun, folder), job, files))
    plans = compare(before, wanted, job, workspace, "literal")
    files = tuple(workspace.name(plans.folder / name) for name in plans.files)
    telling(Compared(plans.comparison, job, files, compared(plans.comparison, files)))


COMMANDS = (new_year,)
