"""The command that freezes a document."""

from __future__ import annotations

import os
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import Wish, begin, job_of, zvit
from pipeline.seal import seal as freeze
from pipeline.telling.outcomes import Done
from pipeline.telling.speech import UkrainianCommand
from pipeline.telling.standing import sealed


@zvit.command(cls=UkrainianCommand)
@options.of_one_document
@options.TEMPLATE
@click.pass_context
def seal(ctx: click.Context, **typed: Unpack[Wish]) -> None:
    """Запечатує затверджений документ: пакет, який більше ніщо не замінить."""
    telling, workspace = begin(ctx)
    job = job_of(workspace, typed)
    settings.refuse_ahead(job.today, clock=settings.day(""))
    made = freeze(job, workspace, settings.office(os.environ))
    place = workspace.name(made.package.folder)
    telling(Done(sealed(made, place, job), job, () if made.was_there else (place,)))
