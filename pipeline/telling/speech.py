"""What the command line says, in Ukrainian: click's help and usage errors, and our failures."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

import click
from click.core import ParameterSource

from pipeline.errors import ExitCode, Fault, FilesUnusable, Interrupted, ProgramFault, UsageError, ZvitError
from pipeline.refusal import fault

_OURS = Path(__file__).parents[1]
TRACE = "ZVIT_TRACE"
"""Set in the environment, it lets a maintainer see where a failure came from."""


class UkrainianCommand(click.Command):
    """A command whose help is in Ukrainian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, "[КЛЮЧІ]", "Виклик: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("Ключі"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option --help with a Ukrainian text."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Показати цю довідку."
        return option


class UkrainianGroup(UkrainianCommand, click.Group):
    """A command of commands whose help is in Ukrainian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, "[КЛЮЧІ] ДІЯ [КЛЮЧІ ДІЇ]", "Виклик: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, the commands and the exit codes."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Дії"):
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in commands if command])
        with formatter.section("Коди завершення"):
            formatter.write_dl([(str(code.value), EXIT_CODES[code]) for code in ExitCode])


EXIT_CODES = {
    ExitCode.OK: "усе гаразд",
    ExitCode.BUG: "помилка самої програми",
    ExitCode.USAGE: "команду не зрозуміло",
    ExitCode.DATA: "дані або шаблон потребують виправлення, або ключ не підходить",
    ExitCode.MISSING: "бракує програми чи шрифту",
    ExitCode.FILES: "файл або теку не вдалося прочитати чи записати",
    ExitCode.PROGRAM: "LibreOffice не впорався",
    ExitCode.NOT_PROVEN: "готовий документ не збігається з даними, або архівний пакет пошкоджено",
    ExitCode.BUSY: "цей документ саме готує інший запуск",
    ExitCode.INTERRUPTED: "перервано (Ctrl-C)",
}


def told(failure: ZvitError) -> str:
    """Say what failed: a heading, then a line for each fault."""
    several = f" ({len(failure.faults)})" if len(failure.faults) > 1 else ""
    return "\n".join([f"{failure.heading}{several}:", *(f"  {fault}" for fault in failure.faults)])


def understood(failure: BaseException) -> ZvitError:
    """Give the failure of our own that stands for `failure`, whatever it is."""
    match failure:
        case ZvitError():
            return failure
        case click.UsageError():
            return UsageError(_usage(failure))
        case KeyboardInterrupt() | click.Abort():
            return Interrupted("документ, який саме готувався, лишився таким, як був")
        case OSError():
            return FilesUnusable(fault(failure, "не вдалося прочитати чи записати", failure.filename or "диск"))
        case MemoryError():
            return ProgramFault(Fault("забракло пам’яті", "Закрийте інші програми або зменште дані"))
    return ProgramFault(Fault(_bug(failure), f"Подробиці для супровідника: {TRACE}=1"))


def _bug(failure: BaseException) -> str:
    """Say what broke and where in our code; not the message, which may quote a private register."""
    frames = [frame for frame in extract_tb(failure.__traceback__) if Path(frame.filename).is_relative_to(_OURS)]
    where = f" ({Path(frames[-1].filename).relative_to(_OURS.parent)}:{frames[-1].lineno})" if frames else ""
    return f"{type(failure).__name__}{where}"


def _usage(failure: click.UsageError) -> Fault:
    path = failure.ctx.command_path if failure.ctx else "zvit"
    return Fault(_reason(failure), f"Довідка: {path} --help")


def _reason(failure: click.UsageError) -> str:
    match failure:
        case click.NoSuchOption():
            return f"ключа «{failure.option_name}» немає"
        case click.BadOptionUsage():
            return f"ключ «{failure.option_name}» вжито не так: йому потрібне рівно одне значення"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"значення {_typed_as(failure.ctx, parameter)} не підходить{_allowed(parameter.type)}"
        case _ if failure.ctx is not None and isinstance(failure.ctx.command, click.Group):
            verbs = ", ".join(failure.ctx.command.list_commands(failure.ctx))
            lacking = isinstance(failure, click.exceptions.NoArgsIsHelpError)
            return f"{'дію не вказано' if lacking else 'такої дії немає'}; є: {verbs}"
    return "зайві або неповні слова команди"


def _typed_as(ctx: click.Context | None, parameter: click.Parameter) -> str:
    """Name what was typed: the key, or the variable by which make and the environment give it."""
    source = ctx.get_parameter_source(parameter.name) if ctx and parameter.name else None
    return f"{parameter.envvar}" if source is ParameterSource.ENVIRONMENT else f"ключа «{parameter.opts[0]}»"


def _allowed(kind: object) -> str:
    """Say what a word may be."""
    match kind:
        case click.Choice(choices=choices):
            return f"; є: {', '.join(choices)}"
        case click.IntRange(min=least, max=most):
            return f"; потрібне ціле число від {least} до {most}"
    return ""
