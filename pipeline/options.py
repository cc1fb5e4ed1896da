"""The options that several commands have, and what a shell completes them with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args

import click

from pipeline.contracts import FormChoice
from pipeline.kinds import KINDS
from pipeline.telling.formats import FORMATS
from pipeline.workspace import Workspace, find_workspace, workspace_at
from schemas.conformance import PdfA


def workspace_of(ctx: click.Context) -> Workspace:
    """Give the workspace that the command was told of, or that it was started in."""
    root: Path | None = ctx.find_root().params.get("root")
    return workspace_at(root.resolve()) if root else find_workspace(Path.cwd())


def _years(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's
    workspace = workspace_of(ctx)
    years = {str(year) for organization in workspace.organizations() for year in workspace.years(organization)}
    return sorted(year for year in years if year.startswith(incomplete))


def _organizations(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    workspace = workspace_of(ctx)
    return [slug for slug in workspace.organizations() if slug.startswith(incomplete)]


YEAR = click.option(
    "--year", envvar="YEAR", default="", metavar="РІК", shell_complete=_years, help="Рік, наприклад 2023."
)
ORGANIZATION = click.option(
    "--organization",
    envvar="ORG",
    default="",
    metavar="ОРГАН",
    shell_complete=_organizations,
    help="Тека органу в data/; не потрібна, якщо орган один.",
)
DOCUMENT = click.option(
    "--document",
    envvar="DOCUMENT",
    type=click.Choice(list(KINDS)),
    default="report",
    metavar="ДОКУМЕНТ",
    help="Який документ: report — звіт (так без цього слова), plan — план.",
)
TEMPLATE = click.option(
    "--template",
    envvar="TEMPLATE",
    type=click.Choice(get_args(FormChoice)),
    default="sealed",
    metavar="ШАБЛОН",
    help="Якщо документ запечатано: sealed — шаблон, з яким його запечатано; current — теперішній.",
)
TODAY = click.option(
    "--today",
    envvar="TODAY",
    default="",
    metavar="РРРР-ММ-ДД",
    help="День, на який складається документ; інакше — сьогодні.",
)
PDFA = click.option(
    "--pdfa",
    envvar="PDFA",
    type=click.Choice(get_args(PdfA)),
    default=None,
    metavar="ЧАСТИНА",
    help="Частина стандарту PDF/A: 1a, 2a або 3a (3a несе в собі й дані); інакше — як у правилах архіву органу.",
)
WHY = click.option(
    "--why",
    is_flag=True,
    help="Сказати, що змінилося з минулого разу, що складено наново, що взято складене, і чому.",
)
FRESH = click.option("--fresh", is_flag=True, help="Скласти все наново, не беручи нічого складеного раніше.")
FORMAT = click.option(
    "--format",
    envvar="FORMAT",
    type=click.Choice(list(FORMATS)),
    default="text",
    expose_value=False,
    metavar="ВИГЛЯД",
    help="Для кого відповідь: text — для людини, json — для програм, github — для GitHub Actions.",
)

_Command = TypeVar("_Command", bound=Callable[..., None])


def of_one_document(command: _Command) -> _Command:
    """Give a command the options by which one document of a year is wished for."""
    for option in reversed((YEAR, ORGANIZATION, DOCUMENT, TODAY, PDFA, FORMAT)):
        command = option(command)
    return command
