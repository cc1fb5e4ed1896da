"""The command that puts signs in the officer's files right, one class at a time, and only if it is told to write."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from pipeline import options
from pipeline.cli.group import begin, zvit
from pipeline.contracts import YearFolder
from pipeline.errors import Fault, UsageError
from pipeline.fix import counted_classes, proposed
from pipeline.fixing.classes import CLASSES
from pipeline.fixing.replacing import replace, undo
from pipeline.telling.fixing import classes, difference, size
from pipeline.telling.outcomes import Done
from pipeline.telling.speech import UkrainianCommand
from pipeline.workspace import choose_organization, choose_year


class _Wish(TypedDict):
    """The options, as typed."""

    year: str
    organization: str
    name: str | None
    write: bool
    back: bool


@zvit.command(cls=UkrainianCommand)
@options.YEAR
@options.ORGANIZATION
@click.option(
    "--class",
    "name",
    envvar="CLASS",
    type=click.Choice(list(CLASSES)),
    default=None,
    metavar="КЛАС",
    help="Що виправити: назва зауваження; без цього ключа — перелік класів.",
)
@click.option("--write", is_flag=True, help="Записати; без цього ключа лише показує, що змінилося б.")
@click.option("--undo", "back", is_flag=True, help="Повернути те, що змінила остання правка.")
@options.FORMAT
@click.pass_context
def fix(ctx: click.Context, **typed: Unpack[_Wish]) -> None:
    """Виправляє в даних один клас друкарських знаків; слів не змінює."""
    telling, workspace = begin(ctx)
    _refuse_odd(typed)
    folder = workspace.folder(choose_organization(workspace, typed["organization"]), choose_year(typed["year"]))
    if typed["back"]:
        names = undo(folder)
        telling(Done(f"повернуто: {', '.join(names)}", files=names))
    elif typed["name"]:
        telling(_put_right(folder, typed["name"], write=typed["write"]))
    else:
        telling(Done("\n".join(["Що можна виправити (CLASS=назва):", *classes(counted_classes(folder))])))


def _refuse_odd(typed: _Wish) -> None:
    if typed["back"] and (typed["write"] or typed["name"]):
        raise UsageError(Fault("UNDO (--undo) повертає останню правку й більше нічого", "Приберіть CLASS і WRITE"))
    if typed["write"] and not typed["name"]:
        raise UsageError(Fault("не сказано, що виправити", f"Додайте CLASS; є: {', '.join(CLASSES)}"))


def _put_right(folder: YearFolder, name: str, *, write: bool) -> Done:
    files = proposed(folder, name)
    changed = tuple(each for each in files if each.done)
    lines = [*difference(files)]
    if not changed:
        return Done("\n".join([*lines, f"виправляти нічого: {CLASSES[name].title}"]))
    if not write:
        return Done(
            "\n".join([*lines, f"{size(files)}; нічого ще не змінено: щоб записати, додайте WRITE=так (--write)"])
        )
    replace(changed, folder)
    said = f"записано: {size(files)}; щоб повернути, як було, — make fix YEAR={folder.year.name} UNDO=так"
    return Done("\n".join([*lines, said]), files=tuple(each.name for each in changed))
