"""The commands about this machine: what it has, what lies in build/, what its shell completes."""

from __future__ import annotations

import os

import click

from pipeline import options, settings
from pipeline.claiming import clear
from pipeline.cli.group import begin, zvit
from pipeline.errors import Fault, UsageError
from pipeline.telling.outcomes import Examined
from pipeline.telling.speech import UkrainianCommand

SHELLS = ("bash", "zsh", "fish")


@zvit.command(cls=UkrainianCommand)
@options.FORMAT
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Чи все гаразд на машині: програми, шрифти, LibreOffice, місце на диску."""
    from pipeline.doctor import examine  # noqa: PLC0415 - it alone looks at the whole machine

    telling, workspace = begin(ctx)
    telling(Examined(examine(workspace)))


@zvit.command(cls=UkrainianCommand)
@click.pass_context
def clean(ctx: click.Context) -> None:
    """Прибирає все з теки build/ і більше нічого не чіпає."""
    _, workspace = begin(ctx)  # it refuses a folder of sealed packages that would be cleared, too
    clear(workspace.build, settings.patience(os.environ))


@zvit.command(cls=UkrainianCommand)
@click.argument("shell", type=click.Choice(SHELLS), metavar="ОБОЛОНКА")
def completion(shell: str) -> None:
    """Друкує доповнення команд для оболонки: bash, zsh або fish."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - only here

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(Fault(f"оболонки «{shell}» немає", f"Є: {', '.join(SHELLS)}"))
    click.echo(kind(zvit, {}, "zvit", "_ZVIT_COMPLETE").source())
