"""The command that freezes a document."""

from __future__ import annotations

import os
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.loading import loading
from pipeline.telling.outcomes import Done


@verb("seal")
@options.of_one_document
@options.TEMPLATE
@click.pass_context
def seal(ctx: click.Context, **typed: Unpack[Wish]) -> None:
    """Freeze one document."""
    telling, workspace = begin(ctx)
    job = job_of(workspace, typed)
    settings.refuse_ahead(job.today, clock=settings.day(""))
    limits = settings.limits(os.environ)
    with loading():
        from pipeline.seal import seal as freeze
        from pipeline.telling.sealing import sealed
        from pipeline.tools.soffice import Office
    made = freeze(job, workspace, Office(**limits))
    place = workspace.name(made.package.folder)
    telling(Done(sealed(made, place, job), job, () if made.was_there else (place,)))


COMMANDS = (seal,)
