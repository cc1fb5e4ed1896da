"""The commands about archival packages: make one, check one, check all that are sealed."""

from __future__ import annotations

import os
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.claiming import claimed
from pipeline.cli.group import Wish, begin, job_of, zvit
from pipeline.packages.contents import GUIDE
from pipeline.packages.making import make_package
from pipeline.packing import pack
from pipeline.produce import produce
from pipeline.telling.outcomes import Done
from pipeline.telling.speech import UkrainianCommand


@zvit.command(cls=UkrainianCommand)
@options.YEAR
@options.ORGANIZATION
@options.DOCUMENT
@options.TODAY
@options.PDFA
@options.FORMAT
@click.pass_context
def archive(ctx: click.Context, **typed: Unpack[Wish]) -> None:
    """Складає архівний пакет документа, який перевіряється без цієї програми."""
    telling, workspace = begin(ctx)
    job = job_of(workspace, typed)
    produced = produce(job, workspace, settings.office(os.environ))
    folder = workspace.package(job.organization, job.year, job.document)
    with claimed(folder, job.patience):
        make_package(pack(produced, workspace), folder)
    place = workspace.name(folder)
    telling(Done(f"архівний пакет: {place}\n  як його перевірити без програми — {place}/data/{GUIDE}", job, (place,)))
