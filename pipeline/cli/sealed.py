"""The words by which a sealed document is named to the folder of its package. Fails if there is none such."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypedDict

import click

from pipeline import settings
from pipeline.contracts import Job
from pipeline.errors import Fault, UsageError
from pipeline.sealing.originals import packages
from pipeline.workspace import Workspace, choose_organization, choose_year

NUMBER = click.option(
    "--number", type=click.IntRange(1), metavar="N", help="Номер запечатаного пакета; інакше — останній."
)


class Chosen(TypedDict):
    """The options by which a sealed document is named, as typed."""

    year: str
    organization: str
    document: str
    number: int | None


def chosen_package(workspace: Workspace, chosen: Chosen) -> tuple[Job, Path]:
    """Give what document is meant, and its package with that number, or with the highest.

    Raises:
        UsageError: there is no such year, nothing has been sealed, or not under that number.
        FilesUnusable: the folder of sealed packages cannot be read.
    """
    organization, year = choose_organization(workspace, chosen["organization"]), choose_year(chosen["year"])
    job = Job(organization, year, chosen["document"], settings.day(""), settings.patience(os.environ))
    workspace.folder(organization, year)
    there = {number: place for number, place in packages(workspace.sealed(organization, year), job.document) if number}
    number = chosen["number"] or max(there, default=1)
    if number not in there:
        known = f"Є номери: {', '.join(map(str, sorted(there)))}" if there else "Спершу запечатайте його: make seal"
        raise UsageError(Fault(f"запечатаного документа {job.document}-{number} немає", known))
    return job, there[number]
