"""The command that makes what goes on the council's site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.loading import loading
from pipeline.telling.outcomes import Done
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.publishing.publication import Published

_LEFT_OUT: Final = "запечатаного PDF і підписів у копії немає: правила органу вилучають відомості, які там лишилися"
_NEXT: Final = "далі: перенесіть на сайт усю теку; сторінка — index.html"


@verb("publish")
@options.of_one_document
@click.pass_context
def publish_command(ctx: click.Context, **typed: Unpack[Wish]) -> None:
    """Make the publication copy of one document, and tell of it."""
    telling, workspace = begin(ctx)
    job = job_of(workspace, typed)
    settings.refuse_ahead(job.today, clock=settings.day(""))
    limits = settings.limits(os.environ)
    with loading():
        from pipeline.publishing.publication import publish
        from pipeline.tools.soffice import Office
    published = publish(job, workspace, Office(**limits))
    files = tuple(workspace.name(published.folder / name) for name in published.files)
    telling(Done(_said(published, workspace), job, files))


def _said(published: Published, workspace: Workspace) -> str:
    place = f"{workspace.name(published.folder)}/"
    done = f"копія для оприлюднення та сама: {place}" if published.unchanged else f"копія для оприлюднення: {place}"
    proven = "у файлах вилученого немає в жодній формі, яку знає програма; перечитайте копію"
    removed = f"вилучено різних місць: {len(published.removed)}; {proven}"
    told = {
        f"  {removed}": bool(published.removed),
        f"  {_LEFT_OUT}": published.without_sealed,
        f"  {_NEXT}": True,
    }
    return "\n".join([done, f"  {published.document.title}", *(line for line, holds in told.items() if holds)])


COMMANDS = (publish_command,)
