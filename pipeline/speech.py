"""What the command line says, in Ukrainian: click's help and usage errors, and our failures."""

from __future__ import annotations

from collections.abc import Iterator

import click

from pipeline.errors import ExitCode, ZvitError


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
    ExitCode.DATA: "дані або шаблон потребують виправлення",
    ExitCode.MISSING: "бракує програми чи шрифту",
    ExitCode.FILES: "файл або теку не вдалося прочитати чи записати",
    ExitCode.PROGRAM: "LibreOffice не впорався",
    ExitCode.NOT_PROVEN: "готовий документ не збігається з даними",
    ExitCode.BUSY: "цей документ саме готує інший запуск",
    ExitCode.INTERRUPTED: "перервано (Ctrl-C)",
}


def told(failure: ZvitError) -> str:
    """Say what failed: a heading, then a line for each fault."""
    several = f" ({len(failure.faults)})" if len(failure.faults) > 1 else ""
    return "\n".join([f"{failure.heading}{several}:", *(f"  {fault}" for fault in failure.faults)])


def unreachable(failure: OSError) -> str:
    """Say what the system would not let us do: a full or missing disk, a folder that is locked."""
    where = failure.filename or "диск"
    return f"Файл або тека недоступні:\n  {where}: система не дає читати чи писати. Перевірте місце і права доступу"


def usage(failure: click.UsageError) -> str:
    """Say what click did not understand."""
    if isinstance(failure, click.exceptions.NoArgsIsHelpError):
        return failure.format_message()
    return f"Команду не зрозуміло:\n  {' '.join(_reasons(failure))}"


def _reasons(failure: click.UsageError) -> Iterator[str]:
    match failure:
        case click.NoSuchOption():
            yield f"ключа «{failure.option_name}» немає."
        case click.BadOptionUsage():
            yield f"ключ «{failure.option_name}» вжито не так: йому потрібне рівно одне значення."
        case click.BadParameter(param=click.Parameter(opts=[*names])):
            yield f"значення ключа «{names[0]}» не підходить."
        case _ if failure.ctx is not None and isinstance(failure.ctx.command, click.Group):
            yield "такої дії немає."
        case _:
            yield "зайві або неповні слова команди."
    yield f"Довідка: {failure.ctx.command_path if failure.ctx else 'zvit'} --help"
