"""The group of all verbs; each is known by its name and a line, and the rest is loaded when it is typed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from pipeline.cli.verbs import VERBS, Verb
from pipeline.loading import loading
from pipeline.telling.speech import UkrainianCommand, UkrainianGroup


class Later(click.Command):
    """A verb whose file has not been loaded yet."""

    def __init__(self, name: str, verb: Verb) -> None:
        """Take what a list of the verbs shows."""
        super().__init__(name, help=verb.does)
        self._file = verb.file

    def loaded(self) -> click.Command:
        """Load the verb.

        Raises:
            ProgramMissing: a package is not installed.
        """
        with loading():
            commands: tuple[click.Command, ...] = import_module(f"{__package__}.{self._file}").COMMANDS
        (command,) = (command for command in commands if command.name == self.name)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own words, handed on
    ) -> click.Context:
        """Load the verb, and give the context of that.

        Raises:
            ProgramMissing: a package is not installed.
        """
        return self.loaded().make_context(info_name, args, parent, **extra)


@click.group(cls=UkrainianGroup, context_settings={"max_content_width": 110})
@click.option("--root", type=click.Path(path_type=Path), help="Робочий каталог з data/ і templates/.", metavar="ТЕКА")
@click.pass_context
def zvit(ctx: click.Context, root: Path | None) -> None:  # noqa: ARG001 - taken from the context, also to complete
    """Складає офіційні документи з даних органу й доводить, що в них написано саме це."""
    ctx.obj.command = ctx.invoked_subcommand or ""


for _name, _verb in VERBS.items():
    zvit.add_command(Later(_name, _verb))


def verb(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function the command that the verbs' list promises; its file enrols it in its COMMANDS."""
    return click.command(name, cls=UkrainianCommand, help=VERBS[name].does)
