"""The command that holds two documents against each other: of two years, or versions of one, sealed or present."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.sealed import Chosen, chosen_package
from pipeline.cli.wishing import begin
from pipeline.contracts import Job
from pipeline.errors import Fault, UsageError
from pipeline.loading import loading
from pipeline.telling.outcomes import Compared
from pipeline.workspace import Workspace, choose_organization, choose_year

if TYPE_CHECKING:
    from pipeline.compare import Side
    from pipeline.packages.opening import Package

_LAST: Final = 0
"""What is typed for the sealed package with the highest number."""
_MOST: Final = 2
_HOW: Final = (
    "Пишіть: make diff FROM=2023 TO=2024; від запечатаного № 1 до теперішнього — make diff FROM=2023 SEALED=1; "
    "від № 1 до № 2 — SEALED='1 2'"
)


class _Asked(TypedDict):
    """The words of the command."""

    first: str
    second: str
    sealed: tuple[int, ...]
    literal: bool
    organization: str
    document: str
    today: str


@verb("diff")
@click.argument("first", envvar="FROM", default="", metavar="РІК")
@click.argument("second", envvar="TO", default="", metavar="[РІК]")
@click.option(
    "--sealed",
    envvar="SEALED",
    multiple=True,
    is_flag=False,
    flag_value=str(_LAST),
    type=click.IntRange(0),
    metavar="[N]",
    help="Із запечатаним № N (без числа — з останнім) порівняти теперішній; двічі — два запечатані.",
)
@click.option("--literal", envvar="LITERAL", is_flag=True, help="Показати й роки, що пересунулися, як мали, і знаки.")
@options.ORGANIZATION
@options.DOCUMENT
@options.TODAY
@options.FORMAT
@click.pass_context
def diff(ctx: click.Context, **asked: Unpack[_Asked]) -> None:
    """Hold two documents against each other."""
    telling, workspace = begin(ctx)
    before, after, year = _sides(asked, workspace)
    organization = choose_organization(workspace, asked["organization"])
    job = Job(organization, year, asked["document"], settings.day(asked["today"]), settings.patience(os.environ))
    _refuse_plans_alone((before, after), job, workspace)
    with loading():
        from pipeline.compare import compare
        from pipeline.telling.comparing import compared
    made = compare(before, after, job, workspace, "literal" if asked["literal"] else "words")
    files = tuple(workspace.name(made.folder / name) for name in made.files)
    telling(Compared(made.comparison, job, files, compared(made.comparison, files)))


def _sides(asked: _Asked, workspace: Workspace) -> tuple[Side, Side, int]:
    """Give what is compared with what, and the year under which the comparison lies.

    Raises:
        UsageError: the words name no two documents, or one that is not there.
    """
    first, sealed = choose_year(asked["first"]), asked["sealed"]
    if not asked["second"] and not sealed:
        raise UsageError(Fault("не сказано, з чим порівняти", _HOW))
    if len(sealed) > _MOST or (asked["second"] and sealed):
        raise UsageError(Fault("порівняти можна два документи, а названо більше", _HOW))
    if not sealed:
        return first, _other_year(first, asked["second"]), int(asked["second"])
    packages = [_package(asked, workspace, number) for number in sealed]
    if len({each.manifest.number for each in packages}) < len(packages):
        raise UsageError(Fault(f"запечатане № {packages[0].manifest.number} названо двічі", _HOW))
    return packages[0], packages[1] if len(packages) == _MOST else first, first


def _refuse_plans_alone(sides: tuple[Side, ...], job: Job, workspace: Workspace) -> None:
    """Let reports be compared of years that have one.

    Raises:
        UsageError: a year has only a plan yet, or there is no such year.
    """
    years = (side for side in sides if isinstance(side, int))
    for folder in (workspace.folder(job.organization, year) for year in years):
        if job.document == "report" and not workspace.has_report(job.organization, int(folder.year.name)):
            reason = f"звіту за {folder.year.name} рік ще немає"
            raise UsageError(Fault(reason, "Порівняйте плани: DOCUMENT=plan", place=folder.name(folder.year)))


def _other_year(first: int, typed: str) -> int:
    second = choose_year(typed)
    if first == second:
        raise UsageError(
            Fault(f"{first} рік названо двічі", f"Порівняти із запечатаним: make diff FROM={first} SEALED=1")
        )
    return second


def _package(asked: _Asked, workspace: Workspace, number: int) -> Package:
    chosen: Chosen = {
        "year": asked["first"],
        "organization": asked["organization"],
        "document": asked["document"],
        "number": number or None,
    }
    _, folder = chosen_package(workspace, chosen)
    with loading():
        from pipeline.packages.opening import open_package
    return open_package(folder)


COMMANDS = (diff,)
