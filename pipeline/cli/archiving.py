"""The commands about archival packages: make one, check one, check all that are sealed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.errors import ExitCode, Fault, UsageError
from pipeline.loading import loading
from pipeline.telling.commands import as_typed
from pipeline.telling.outcomes import Done, Examined


class _Folder(click.Path):
    """A folder that was named: of nothing, `Path` would make the one where the command is run."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Give the folder's path.

        Raises:
            UsageError: nothing was named.
        """
        if not str(value):
            raise UsageError(Fault("теку пакета не названо", "Вкажіть теку, у якій лежить bagit.txt"))
        return Path(str(super().convert(value, param, ctx)))


_FOLDER = _Folder()
_DEPTH = click.option(
    "--quick",
    "depth",
    flag_value="quick",
    default="whole",
    help="Без перебудови документа, тож LibreOffice не потрібен.",
)


@verb("archive")
@options.of_one_document
@click.pass_context
def archive(ctx: click.Context, **typed: Unpack[Wish]) -> None:
    """Make one document, and the package of it."""
    telling, workspace = begin(ctx)
    job = job_of(workspace, typed)
    limits = settings.limits(os.environ)
    with loading():
        from pipeline.claiming import claimed
        from pipeline.packages.contents import GUIDE
        from pipeline.packages.making import make_package
        from pipeline.packing import pack
        from pipeline.produce import produce
        from pipeline.telling.sealing import undescribed
        from pipeline.tools.soffice import Office
    produced = produce(job, workspace, Office(**limits))
    folder = workspace.shelf(job.organization, job.year, job.document, "package")
    with claimed(folder, job.patience):
        contents = pack(produced, workspace)
        make_package(contents, folder)
    lacking = undescribed((name, value) for name, values in contents.described.items() for value in values)
    place = workspace.name(folder)
    guide = f"  як його перевірити без програми — {place}/data/{GUIDE}"
    then = f"  далі, коли документ затверджено: {as_typed('seal', job)}"
    telling(Done("\n".join((f"архівний пакет: {place}", guide, *lacking, then)), job, (place,)))


@verb("verify-package")
@click.argument("path", type=_FOLDER, metavar="ТЕКА")
@_DEPTH
@options.FORMAT
@click.pass_context
def verify_package(ctx: click.Context, path: Path, depth: str) -> None:
    """Look at one package."""
    limits = settings.limits(os.environ)
    with loading():
        from pipeline.examine import Depth, examine
        from pipeline.tools.soffice import Office
    ctx.obj(Examined(examine(path, Office(**limits), Depth(depth)), ExitCode.NOT_PROVEN))


@verb("verify-archive")
@click.argument("folder", type=_FOLDER, metavar="[ТЕКА]", required=False)
@_DEPTH
@options.FORMAT
@click.pass_context
def verify_archive(ctx: click.Context, folder: Path | None, depth: str) -> None:
    """Look at every package there is."""
    limits = settings.limits(os.environ)
    with loading():
        from pipeline import inventory
        from pipeline.examine import Depth
        from pipeline.tools.soffice import Office
    if folder:
        stock = inventory.below(folder.absolute())
    else:
        _, workspace = begin(ctx)
        stock = inventory.sealed(workspace)
    checks = inventory.take_stock(stock, Office(**limits), Depth(depth))
    ctx.obj(Examined(tuple(checks), ExitCode.NOT_PROVEN))


COMMANDS = (archive, verify_package, verify_archive)
