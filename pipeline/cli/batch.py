"""The commands that make many documents: of a workspace, of all that lies below a folder, or of a list."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, TypedDict, Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import verb
from pipeline.contracts import FormChoice
from pipeline.errors import DataFaults, Fault, Interrupted, UsageError
from pipeline.kinds import KINDS
from pipeline.loading import loading
from pipeline.options import workspace_of
from pipeline.telling import Telling
from pipeline.telling.outcomes import Batched, Failed
from schemas.conformance import PdfA

if TYPE_CHECKING:
    from pipeline.batching.batch import Order
    from pipeline.batching.outcome import Results

_MOST = 256


class _Wish(TypedDict):
    """The options of a batch, as typed."""

    today: str
    pdfa: PdfA | None
    workers: int | None
    template: NotRequired[FormChoice]
    document: NotRequired[str | None]
    listed: NotRequired[Path | None]
    results: NotRequired[Path | None]
    dask: NotRequired[str]


_WORKERS = click.option(
    "--workers",
    envvar="WORKERS",
    type=click.IntRange(1, _MOST),
    default=None,
    metavar="N",
    help="Скільки документів складати водночас; інакше — скільки процесорів.",
)
_LIST = click.option(
    "--list",
    "listed",
    envvar="LIST",
    type=click.Path(path_type=Path),
    metavar="ФАЙЛ",
    help="Лише те, що в переліку: орган/рік або тека на рядок.",
)
_DOCUMENT = click.option(
    "--document",
    envvar="DOCUMENT",
    type=click.Choice(list(KINDS)),
    default=None,
    metavar="ДОКУМЕНТ",
    help="Лише report (звіти) або лише plan (плани); інакше — звіт, а де його ще немає — план.",
)
_RESULTS = click.option(
    "--results",
    envvar="RESULTS",
    type=click.Path(path_type=Path),
    metavar="ТЕКА",
    help="Куди покласти результати; інакше — build/_batch у ТЕЦІ.",
)


_DASK = click.option(
    "--dask",
    envvar="DASK",
    default="",
    metavar="АДРЕСА",
    help="Складати на кластері Dask: tcp://… — адреса планувальника, local — кластер на цій машині.",
)


@verb("batch")
@click.argument("root", envvar="ROOT", type=click.Path(path_type=Path), metavar="[ТЕКА]", required=False)
@_LIST
@_DOCUMENT
@_WORKERS
@_DASK
@_RESULTS
@options.TODAY
@options.PDFA
@options.TEMPLATE
@options.FORMAT
@click.pass_context
def batch(ctx: click.Context, root: Path | None, **typed: Unpack[_Wish]) -> None:
    """Make the documents of every organization and year below a folder."""
    _carry_out(ctx, _folder(root) if root else workspace_of(ctx).root, typed)


@verb("reports")
@_WORKERS
@options.TODAY
@options.PDFA
@options.FORMAT
@click.pass_context
def reports(ctx: click.Context, **typed: Unpack[_Wish]) -> None:
    """Make the documents of every organization and year of the workspace."""
    _carry_out(ctx, workspace_of(ctx).root, typed)


def _carry_out(ctx: click.Context, root: Path, wish: _Wish) -> None:
    """Make what is wanted, tell of each document as it comes, and of all in the end."""
    telling: Telling = ctx.obj
    telling.root, telling.by_lines = root, True
    with loading():
        from pipeline.batching import whole, workers
        from pipeline.batching.ending import Ending
        from pipeline.batching.telling import teller
    order, count = _order(root, wish), wish["workers"] or workers.processors()
    folder, started = wish.get("results") or whole.results_below(root), time.monotonic()
    crew = whole.crew(count, wish.get("dask", ""))
    with Ending(workers.dismiss) as ending, crew as team, teller(telling, order) as tell:
        results = whole.carry_out(order, folder.absolute(), team, tell, ending)
    _conclude(telling, order, results, whole.said(results, folder, time.monotonic() - started))


def _order(root: Path, wish: _Wish) -> Order:
    """Understand what is wanted.

    Raises:
        UsageError: there is nothing to be made.
        DataFaults: whatever there is cannot be made.
        ZvitError: a list cannot be read, or there is no LibreOffice.
    """
    limits = settings.limits(os.environ)
    with loading():
        from pipeline.batching.batch import Order
        from pipeline.batching.finding import Search
        from pipeline.tools.soffice import Office
        from pipeline.tools.versions import versions
    search, faults = Search(root, wish.get("document")), list[Fault]()
    listed = wish.get("listed")
    wanted = search.listed_in(listed, faults.append) if listed else search.everything(faults.append)
    if not wanted:
        raise DataFaults(faults)
    programs = {**versions(), **Office(**limits).versions}
    day, template = settings.day(wish["today"]), wish.get("template", "sealed")
    return Order(root, wanted, day, programs, os.environ, tuple(faults), listed is None, wish["pdfa"], template)


def _conclude(telling: Telling, order: Order, results: Results, said: str) -> None:
    """Tell what all has come to; whoever has asked to end is told how to go on."""
    telling(Batched(said, results.exit_code))
    if order.faults:
        telling(Failed(DataFaults(order.faults)))
    if results.left:
        reason = f"зроблене збережено; {results.left} з {len(results.entries)} документів ще не складали"
        raise Interrupted(Fault(reason, "Щоб продовжити, повторіть ту саму команду: зробленого вона не повторює"))


def _folder(root: Path) -> Path:
    """Give the folder that was named.

    Raises:
        UsageError: there is no such folder.
    """
    if not root.is_dir():
        raise UsageError(Fault(f"теки {root} немає", "Вкажіть теку з даними: make batch ROOT=тека"))
    return root.resolve()


COMMANDS = (batch, reports)
