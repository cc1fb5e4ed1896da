"""The command that makes what goes on the council's site."""

from __future__ import annotations

import os

import click

from pipeline import options, settings
from pipeline.cli.group import begin, zvit
from pipeline.contracts import Job
from pipeline.documents import DOCUMENTS
from pipeline.publishing.publication import Published, publish
from pipeline.telling.outcomes import Done
from pipeline.telling.speech import UkrainianCommand
from pipeline.workspace import Workspace, choose_organization, choose_year


@zvit.command("publish", cls=UkrainianCommand, help="Копія для сайту: PDF, сторінка, відкриті дані з описом.")
@options.YEAR
@options.ORGANIZATION
@click.option(
    "--document",
    envvar="DOCUMENT",
    type=click.Choice(list(DOCUMENTS)),
    default="report",
    metavar="ДОКУМЕНТ",
    help="Який документ: report — звіт, plan — план.",
)
@options.TODAY
@options.FORMAT
@click.pass_context
def publish_command(ctx: click.Context, year: str, organization: str, document: str, today: str) -> None:
    """Make the publication copy of one document, and tell of it."""
    telling, workspace = begin(ctx)
    number, patience = choose_year(year), settings.patience(os.environ)
    job = Job(choose_organization(workspace, organization), number, document, settings.day(today), patience)
    published = publish(job, workspace, settings.office(os.environ))
    files = tuple(workspace.name(published.folder / name) for name in published.files)
    telling(Done(_said(published, workspace), job, files))


def _said(published: Published, workspace: Workspace) -> str:
    place = f"{workspace.name(published.folder)}/"
    done = f"Копія для оприлюднення та сама: {place}" if published.unchanged else f"Копія для оприлюднення: {place}"
    removed = f"вилучено різних місць: {len(published.removed)}; доведено, що їх немає в жодному байті"
    lines = (done, f"  {published.document.title}", *([f"  {removed}"] if published.removed else ()))
    return "\n".join(lines)
