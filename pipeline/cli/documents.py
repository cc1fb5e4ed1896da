"""The commands that make one document: one for each kind."""

from __future__ import annotations

import os
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.kinds import KINDS
from pipeline.loading import loading


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


COMMANDS = tuple(map(_document_command, KINDS))
