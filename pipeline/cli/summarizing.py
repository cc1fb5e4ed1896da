"""The command that makes a year's summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from pipeline import options
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.loading import loading
from pipeline.telling.outcomes import Done
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.summary import Made


@verb("summary")
@options.YEAR
@options.ORGANIZATION
@options.TODAY
@options.FORMAT
@click.pass_context
def summary_command(ctx: click.Context, **typed: Unpack[Wish]) -> None:
    """Make the summary of one report, and tell of it."""
    telling, workspace = begin(ctx)
    job = job_of(workspace, {**typed, "document": "report", "pdfa": None})
    with loading():
        from pipeline.summary import summarize
    made = summarize(job, workspace)
    telling(Done(_said(made, workspace), job, tuple(workspace.name(made.folder / name) for name in made.files)))


def _said(made: Made, workspace: Workspace) -> str:
    done = "стислий підсумок той самий" if made.unchanged else "стислий підсумок"
    draft = "" if made.summary.approved_on else "; документ ще проєкт"
    return f"{done}{draft}: {workspace.name(made.folder)}/"


COMMANDS = (summary_command,)
