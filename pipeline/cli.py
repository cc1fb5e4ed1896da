"""The words of the command line to jobs, failures to exit codes; nothing else."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import click

from pipeline.contracts import Converter, Job
from pipeline.documents import DOCUMENTS
from pipeline.errors import ExitCode, Fault, UsageError, ZvitError
from pipeline.produce import produce
from pipeline.speech import UkrainianCommand, UkrainianGroup, told, unreachable, usage
from pipeline.summary import summary
from pipeline.tools.soffice import Office
from pipeline.workspace import Workspace, choose_organization, choose_year, find_workspace, workspace_at

SHELLS = ("bash", "zsh", "fish")


@click.group(cls=UkrainianGroup, context_settings={"max_content_width": 110})
@click.option("--root", type=click.Path(path_type=Path), help="Робочий каталог з data/ і templates/.", metavar="ТЕКА")
@click.pass_context
def zvit(ctx: click.Context, root: Path | None) -> None:
    """Складає офіційні документи з даних органу й доводить, що в них написано саме це."""
    ctx.obj = root


def _workspace(root: Path | None) -> Workspace:
    return workspace_at(root.resolve()) if root else find_workspace(Path.cwd())


def _today(typed: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed) if typed else dt.datetime.now().astimezone().date()
    except ValueError:
        raise UsageError(Fault(f"«{typed}» не є датою", "Пишіть --today 2024-01-31")) from None


def _years(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's
    workspace = _workspace(ctx.find_root().params.get("root"))
    years = {str(year) for organization in workspace.organizations() for year in workspace.years(organization)}
    return sorted(year for year in years if year.startswith(incomplete))


def _organizations(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    workspace = _workspace(ctx.find_root().params.get("root"))
    return [slug for slug in workspace.organizations() if slug.startswith(incomplete)]


_YEAR = click.option(
    "--year", envvar="YEAR", default="", metavar="РІК", shell_complete=_years, help="Рік, наприклад 2023."
)
_ORGANIZATION = click.option(
    "--organization",
    envvar="ORG",
    default="",
    metavar="ОРГАН",
    shell_complete=_organizations,
    help="Тека органу в data/; не потрібна, якщо орган один.",
)
_TODAY = click.option(
    "--today",
    envvar="TODAY",
    default="",
    metavar="РРРР-ММ-ДД",
    help="День, на який складається документ; інакше — сьогодні.",
)


def _produce(job: Job, workspace: Workspace, office: Converter) -> None:
    started = time.monotonic()
    produced = produce(job, workspace, office)
    click.echo(summary(produced, workspace, time.monotonic() - started))


def _document_command(name: str, title: str) -> click.Command:
    @click.command(name, cls=UkrainianCommand, help=f"{title} за рік: DOCX і архівний PDF.")
    @_YEAR
    @_ORGANIZATION
    @_TODAY
    @click.pass_obj
    def command(root: Path | None, year: str, organization: str, today: str) -> None:
        workspace = _workspace(root)
        number = choose_year(year)
        job = Job(choose_organization(workspace, organization), number, name, _today(today))
        _produce(job, workspace, Office())

    return command


for _kind in DOCUMENTS.values():
    zvit.add_command(_document_command(_kind.name, _kind.title))


@zvit.command(cls=UkrainianCommand)
@_TODAY
@click.pass_obj
def reports(root: Path | None, today: str) -> None:
    """Усі роки всіх органів: де є звіт — звіт, де лише план — план."""
    workspace, office, day = _workspace(root), Office(), _today(today)
    failures: list[ZvitError] = []
    for organization in workspace.organizations():
        for year in workspace.years(organization):
            document = "report" if workspace.has_report(organization, year) else "plan"
            try:
                _produce(Job(organization, year, document, day), workspace, office)
            except ZvitError as failure:
                failures.append(failure)
                click.echo(f"{organization}, {year} рік. {told(failure)}", err=True)
    if failures:
        click.get_current_context().exit(failures[0].exit_code)


@zvit.command(cls=UkrainianCommand)
@click.pass_obj
def doctor(root: Path | None) -> None:
    """Чи все гаразд на машині: програми, шрифти, LibreOffice, місце на диску."""
    from pipeline.doctor import examine, exit_code  # noqa: PLC0415 - it alone looks at the whole machine

    checks = examine(_workspace(root))
    for check in checks:
        click.echo(check)
    click.get_current_context().exit(exit_code(checks))


@zvit.command(cls=UkrainianCommand)
@click.pass_obj
def clean(root: Path | None) -> None:
    """Прибирає все з теки build/ і більше нічого не чіпає."""
    build = _workspace(root).build
    for found in build.iterdir() if build.is_dir() and not build.is_symlink() else ():
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found)
        elif found.name != ".gitignore":
            found.unlink()


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
    """Run the command and leave with its documented exit code; a request to end is met as Ctrl-C is."""
    for request in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, signal.default_int_handler)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command with `arguments`; tell failures on the error stream and give the exit code."""
    try:
        code = zvit.main(arguments, prog_name="zvit", standalone_mode=False)
    except BrokenPipeError:  # whoever read what we say has left
        sys.stdout = sys.stderr
        return ExitCode.OK
    except BaseException as failure:
        if "ZVIT_TRACE" in os.environ:
            raise
        message, code = _words(failure)
        click.echo(message, err=True)
    return code if isinstance(code, int) else ExitCode.OK


def _words(failure: BaseException) -> tuple[str, ExitCode]:
    match failure:
        case click.UsageError():
            return usage(failure), ExitCode.USAGE
        case ZvitError():
            return told(failure), failure.exit_code
        case KeyboardInterrupt() | click.Abort():
            return "Перервано. Документ, який саме готувався, лишився таким, як був.", ExitCode.INTERRUPTED
        case OSError():
            return unreachable(failure), ExitCode.FILES
    bug = f"Помилка самої програми: {type(failure).__name__}: {failure}"
    return f"{bug}\n  Подробиці для супровідника: ZVIT_TRACE=1", ExitCode.BUG
