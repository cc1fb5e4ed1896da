"""The commands about signatures made elsewhere: what is to be signed, and what came back."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from pipeline import options
from pipeline.cli.group import verb
from pipeline.cli.sealed import NUMBER, Chosen, chosen_packages
from pipeline.cli.wishing import begin
from pipeline.loading import loading
from pipeline.telling.commands import as_typed
from pipeline.telling.outcomes import Done


@verb("sign-request")
@options.YEAR
@options.ORGANIZATION
@options.DOCUMENT
@NUMBER
@options.FORMAT
@click.pass_context
def sign_request(ctx: click.Context, **chosen: Unpack[Chosen]) -> None:
    """Lay out what another program signs."""
    telling, workspace = begin(ctx)
    job, sealed = chosen_packages(workspace, chosen)
    with loading():
        from pipeline.claiming import claimed
        from pipeline.packages.opening import open_package
        from pipeline.shelving import shelve
        from pipeline.signing.request import GUIDE, request_files
    number = max(sealed)
    files = request_files(open_package(sealed[number]), number)
    folder = workspace.shelf(job.organization, job.year, job.document, "signing")
    with claimed(folder, job.patience):
        shelve(folder, files)
    place = workspace.name(folder)
    head = f"для підпису: {place}/{job.document}.pdf — запечатаний № {number}"
    then = f"підписане поверніть: {as_typed('attach-signature', job)} NUMBER={number} SIGNATURE=шлях/до/файлу.p7s"
    telling(Done(f"{head}\n  як підписати — {place}/{GUIDE}\n  {then}", job, (place,)))


@verb("attach-signature")
@options.YEAR
@options.ORGANIZATION
@options.DOCUMENT
@NUMBER
@options.FORMAT
@click.argument("file", type=click.Path(path_type=Path), metavar="ФАЙЛ")
@click.pass_context
def attach_signature(ctx: click.Context, file: Path, **chosen: Unpack[Chosen]) -> None:
    """Prove a signature, and put it into the package."""
    telling, workspace = begin(ctx)
    job, folders = chosen_packages(workspace, chosen)
    with loading():
        from pipeline.packages.opening import open_package
        from pipeline.signing.attaching import attach
    attached = attach({number: open_package(folder) for number, folder in folders.items()}, file, job.patience)
    place = workspace.name(folders[max(folders)] / "data" / attached.name)
    head = f"цей підпис уже лежить у пакеті, нічого не змінено: {place}" if attached.was_there else f"додано: {place}"
    said = [f"{head} ({attached.signed.form})", *(f"  {check}" for check in attached.signed.checks(attached.name))]
    telling(Done("\n".join(said), job, () if attached.was_there else (place,)))


COMMANDS = (sign_request, attach_signature)
