"""The command that puts signs in the officer's files right, one class at a time, and only if it is told to write."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from pipeline import options
from pipeline.cli.group import verb
from pipeline.cli.wishing import begin
from pipeline.errors import Fault, UsageError
from pipeline.loading import loading
from pipeline.workspace import choose_organization, choose_year


class FixWish(TypedDict):
    """The options, as typed."""

    year: str
    organization: str
    name: str | None
    write: bool
    back: bool


def _classes(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's
    from pipeline.fixing.classes import CLASSES

    return [name for name in CLASSES if name.startswith(incomplete)]


@verb("fix")
@options.YEAR
@options.ORGANIZATION
@click.option(
    "--class",
    "name",
    envvar="CLASS",
    default=None,
    metavar="КЛАС",
    shell_complete=_classes,
    help="Що виправити: назва зауваження; без цього ключа — перелік класів.",
)
@click.option("--write", is_flag=True, help="Записати; без цього ключа лише показує, що змінилося б.")
@click.option("--undo", "back", is_flag=True, help="Повернути те, що змінила остання правка.")
@options.FORMAT
@click.pass_context
def fix(ctx: click.Context, **typed: Unpack[FixWish]) -> None:
    """Put one class of signs right, or say what could be."""
    telling, workspace = begin(ctx)
    _refuse_odd(typed)
    folder = workspace.folder(choose_organization(workspace, typed["organization"]), choose_year(typed["year"]))
    with loading():
        from pipeline.cli.fixes import fixed
    telling(fixed(typed, folder))


def _refuse_odd(typed: FixWish) -> None:
    if typed["back"] and (typed["write"] or typed["name"]):
        raise UsageError(Fault("UNDO (--undo) повертає останню правку й більше нічого", "Приберіть CLASS і WRITE"))


COMMANDS = (fix,)
