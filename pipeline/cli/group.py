"""The group of all commands, and what each of them begins with."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import NotRequired, TypedDict

import click

from pipeline import settings
from pipeline.contracts import Converter, FormChoice, Job
from pipeline.options import workspace_of
from pipeline.produce import produce
from pipeline.telling import Telling
from pipeline.telling.outcomes import Built, Failed
from pipeline.telling.speech import UkrainianGroup, understood
from pipeline.workspace import Workspace, choose_organization, choose_year
from schemas.conformance import PdfA

TRACE = "ZVIT_TRACE"
"""Set in the environment, it lets a maintainer see where a failure came from."""


@click.group(cls=UkrainianGroup, context_settings={"max_content_width": 110})
@click.option("--root", type=click.Path(path_type=Path), help="Робочий каталог з data/ і templates/.", metavar="ТЕКА")
@click.pass_context
def zvit(ctx: click.Context, root: Path | None) -> None:  # noqa: ARG001 - taken from the context, also to complete
    """Складає офіційні документи з даних органу й доводить, що в них написано саме це."""
    ctx.obj.command = ctx.invoked_subcommand or ""


def begin(ctx: click.Context) -> tuple[Telling, Workspace]:
    """Give whom to tell, and the workspace, from whose place in the repository files are named."""
    telling: Telling = ctx.obj
    found = workspace_of(ctx)
    workspace = replace(found, originals=settings.originals(os.environ, found))
    telling.root = workspace.root
    return telling, workspace


class Wish(TypedDict):
    """The options by which a command is told what document is meant, as typed."""

    year: str
    organization: str
    document: str
    today: str
    pdfa: PdfA | None
    template: NotRequired[FormChoice]


def job_of(workspace: Workspace, wish: Wish) -> Job:
    """Understand what document is meant.

    Raises:
        UsageError: there is none such.
    """
    return Job(
        year=choose_year(wish["year"]),
        organization=choose_organization(workspace, wish["organization"]),
        document=wish["document"],
        today=settings.day(wish["today"]),
        patience=settings.patience(os.environ),
        pdfa=wish["pdfa"],
        template=wish.get("template", "sealed"),
    )


def attempt(job: Job, workspace: Workspace, office: Converter) -> Built | Failed:
    """Make one document; give what became of it, whatever that is."""
    started = time.monotonic()
    try:
        return Built(job, produce(job, workspace, office), workspace, time.monotonic() - started)
    except Exception as failure:
        if TRACE in os.environ:
            raise
        return Failed(understood(failure), job)
