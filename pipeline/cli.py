"""The words of the command line to jobs, failures to exit codes; nothing else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click

from pipeline import options, settings
from pipeline.claiming import clear
from pipeline.contracts import Converter, Job
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults, ExitCode, Fault, UsageError
from pipeline.options import workspace_of
from pipeline.produce import produce
from pipeline.telling import Telling
from pipeline.telling.outcomes import Built, Examined, Failed
from pipeline.telling.speech import UkrainianCommand, UkrainianGroup, understood
from pipeline.telling.streams import open_all, settle
from pipeline.tools.room import sweep
from pipeline.workspace import Workspace, choose_organization, choose_year

TRACE = "ZVIT_TRACE"
"""Set in the environment, it lets a maintainer see where a failure came from."""
SHELLS = ("bash", "zsh", "fish")


@click.group(cls=UkrainianGroup, context_settings={"max_content_width": 110})
@click.option("--root", type=click.Path(path_type=Path), help="Робочий каталог з data/ і templates/.", metavar="ТЕКА")
@click.pass_context
def zvit(ctx: click.Context, root: Path | None) -> None:  # noqa: ARG001 - taken from the context, also to complete
    """Складає офіційні документи з даних органу й доводить, що в них написано саме це."""
    ctx.obj.command = ctx.invoked_subcommand or ""


def _begin(ctx: click.Context) -> tuple[Telling, Workspace]:
    """Give whom to tell, and the workspace, from whose place in the repository files are named."""
    telling: Telling = ctx.obj
    workspace = workspace_of(ctx)
    telling.root = workspace.root
    return telling, workspace


def _attempt(job: Job, workspace: Workspace, office: Converter, *, among_others: bool = False) -> Built | Failed:
    started = time.monotonic()
    try:
        return Built(job, produce(job, workspace, office), workspace, time.monotonic() - started)
    except Exception as failure:
        if TRACE in os.environ:
            raise
        return Failed(understood(failure), job, among_others)


def _document_command(name: str, title: str) -> click.Command:
    @click.command(name, cls=UkrainianCommand, help=f"{title} за рік: DOCX і архівний PDF.")
    @options.YEAR
    @options.ORGANIZATION
    @options.TODAY
    @options.FORMAT
    @click.pass_context
    def command(ctx: click.Context, year: str, organization: str, today: str) -> None:
        telling, workspace = _begin(ctx)
        number, patience = choose_year(year), settings.patience(os.environ)
        job = Job(choose_organization(workspace, organization), number, name, settings.day(today), patience)
        telling(_attempt(job, workspace, settings.office(os.environ)))

    return command


for _kind in DOCUMENTS.values():
    zvit.add_command(_document_command(_kind.name, _kind.title))


@zvit.command(cls=UkrainianCommand)
@options.TODAY
@options.FORMAT
@click.pass_context
def reports(ctx: click.Context, today: str) -> None:
    """Усі роки всіх органів: де є звіт — звіт, де лише план — план."""
    telling, workspace = _begin(ctx)
    office, day = settings.office(os.environ), settings.day(today)
    patience = settings.patience(os.environ)
    if misnamed := workspace.misnamed():
        telling(Failed(DataFaults(misnamed)))
    for organization, year in workspace.all_years():
        document = "report" if workspace.has_report(organization, year) else "plan"
        telling(_attempt(Job(organization, year, document, day, patience), workspace, office, among_others=True))


@zvit.command(cls=UkrainianCommand)
@options.FORMAT
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Чи все гаразд на машині: програми, шрифти, LibreOffice, місце на диску."""
    from pipeline.doctor import examine  # noqa: PLC0415 - it alone looks at the whole machine

    telling, workspace = _begin(ctx)
    telling(Examined(examine(workspace)))


@zvit.command(cls=UkrainianCommand)
@click.pass_context
def clean(ctx: click.Context) -> None:
    """Прибирає все з теки build/ і більше нічого не чіпає."""
    clear(workspace_of(ctx).build, settings.patience(os.environ))


@zvit.command(cls=UkrainianCommand)
@click.argument("shell", type=click.Choice(SHELLS), metavar="ОБОЛОНКА")
def completion(shell: str) -> None:
    """Друкує доповнення команд для оболонки: bash, zsh або fish."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - only here

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(Fault(f"оболонки «{shell}» немає", f"Є: {', '.join(SHELLS)}"))
    click.echo(kind(zvit, {}, "zvit", "_ZVIT_COMPLETE").source())


def main() -> None:
    """Run the command and leave with its documented exit code."""
    open_all()
    code = run(sys.argv[1:])
    settle()
    if code == ExitCode.INTERRUPTED:
        sweep()  # of the room that was being made just then
        os._exit(code)  # Python would end by the signal itself if it came in generated code
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command with `arguments`, tell what became of it, and give the exit code."""
    telling = Telling(arguments, os.environ)
    _told(telling, lambda: zvit.main(arguments, prog_name="zvit", standalone_mode=False, obj=telling))
    _told(telling, telling.close)
    return telling.exit_code


def _told(telling: Telling, act: Callable[[], object]) -> None:
    """Do it, and tell of its failure; a failure that cannot be told either still has its exit code."""
    try:
        act()
    except SystemExit:  # click's, when whoever read the help has left
        return
    except BaseException as failure:
        if TRACE in os.environ:
            raise
        settle()
        with suppress(OSError):
            telling(Failed(understood(failure)))
