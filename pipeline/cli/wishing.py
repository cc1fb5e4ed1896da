"""What a command begins with: whom to tell, the workspace, the document that is meant. Fails if there is none such."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NotRequired, TypedDict

import click

from pipeline import settings
from pipeline.contracts import FormChoice, Job
from pipeline.options import workspace_of
from pipeline.telling import Telling
from pipeline.workspace import Workspace, choose_organization, choose_year
from schemas.conformance import PdfA


def begin(ctx: click.Context) -> tuple[Telling, Workspace]:
    """Give whom to tell, and the workspace, from whose place in the repository files are named."""
    telling: Telling = ctx.obj
    found = workspace_of(ctx)
    workspace = replace(found, originals=settings.originals(os.environ, found))
    telling.root = workspace.root
    return telling, workspace


class Wish(TypedDict):
    """The options by which a command is told what document is meant, as typed."""

    year: str
    organization: str
    document: str
    today: str
    pdfa: PdfA | None
    template: NotRequired[FormChoice]


def job_of(workspace: Workspace, wish: Wish) -> Job:
    """Understand what document is meant, of a year for which there are data.

    Raises:
        UsageError: there is none such.
        FilesUnusable: a folder on the way to the year's data is a symbolic link.
    """
    year = choose_year(wish["year"])
    organization = choose_organization(workspace, wish["organization"])
    workspace.folder(organization, year)
    return Job(
        year=year,
        organization=organization,
        document=wish["document"],
        today=settings.day(wish["today"]),
        patience=settings.patience(os.environ),
        pdfa=wish["pdfa"],
        template=wish.get("template", "sealed"),
    )
