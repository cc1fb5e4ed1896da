"""The commands about this machine: what it has, what lies in build/, what its shell completes."""

from __future__ import annotations

import os

import click

from pipeline import options, settings
from pipeline.cli.group import verb, zvit
from pipeline.cli.wishing import begin
from pipeline.errors import Fault, UsageError
from pipeline.loading import loading
from pipeline.telling.outcomes import Examined

SHELLS = ("bash", "zsh", "fish")


@verb("doctor")
@options.FORMAT
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Look at this machine."""
    telling, workspace = begin(ctx)
    with loading():
        from pipeline.doctor import examine
    telling(Examined(examine(workspace)))


@verb("clean")
@click.pass_context
def clean(ctx: click.Context) -> None:
    """Clear build/."""
    _, workspace = begin(ctx)  # it refuses a folder of sealed packages that would be cleared, too
    patience = settings.patience(os.environ)
    with loading():
        from pipeline.claiming import clear
    clear(workspace.build, patience)


@verb("completion")
@click.argument("shell", type=click.Choice(SHELLS), metavar="ОБОЛОНКА")
def completion(shell: str) -> None:
    """Print what a shell completes the verbs with."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(Fault(f"оболонки «{shell}» немає", f"Є: {', '.join(SHELLS)}"))
    click.echo(kind(zvit, {}, "zvit", "_ZVIT_COMPLETE").source())


COMMANDS = (doctor, clean, completion)
