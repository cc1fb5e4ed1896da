"""The words by which a sealed document is named to the folder of its package. Fails if there is none such."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

import click

from pipeline import settings
from pipeline.contracts import Job
from pipeline.errors import Fault, NotSealed
from pipeline.kinds import KINDS
from pipeline.loading import loading
from pipeline.telling.commands import as_typed
from pipeline.workspace import Workspace, choose_organization, choose_year

NUMBER = click.option(
    "--number",
    envvar="NUMBER",
    type=click.IntRange(1),
    metavar="N",
    help="Номер запечатаного пакета; інакше — останній.",
)


class Chosen(TypedDict):
    """The options by which a sealed document is named, as typed."""

    year: str
    organization: str
    document: str
    number: int | None


def chosen_packages(workspace: Workspace, chosen: Chosen) -> tuple[Job, Mapping[int, Path]]:
    """Give what document is meant, and its packages by number: all, or that with the number typed.

    Raises:
        UsageError: there is no such year.
        NotSealed: nothing has been sealed, or not under that number.
        FilesUnusable: the folder of sealed packages cannot be read.
    """
    organization, year = choose_organization(workspace, chosen["organization"]), choose_year(chosen["year"])
    job = Job(organization, year, chosen["document"], settings.day(""), settings.patience(os.environ))
    workspace.folder(organization, year)
    with loading():
        from pipeline.sealing.originals import packages
    there = {number: place for number, place in packages(workspace.sealed(organization, year), job.document) if number}
    number, kind = chosen["number"], KINDS[job.document]
    if not there:
        reason = f"{kind.title.lower()} {kind.over} {year} рік ще не запечатано"
        raise NotSealed(Fault(reason, f"Спершу запечатайте: {as_typed('seal', job)}"))
    if number and number not in there:
        known = f"Є номери: {', '.join(map(str, sorted(there)))}"
        raise NotSealed(Fault(f"номера {number} немає", known, place=f"{kind.title.lower()} {kind.over} {year} рік"))
    return job, {number: there[number]} if number else there


def chosen_package(workspace: Workspace, chosen: Chosen) -> tuple[Job, Path]:
    """Give what document is meant, and its package with the number typed, or with the highest; as `chosen_packages`."""
    job, there = chosen_packages(workspace, chosen)
    return job, there[max(there)]
