"""A finished document of a workspace, all of it real but the PDF's bytes: what LibreOffice would make is not needed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pipeline.archive import archive
from pipeline.contracts import FormChoice, Job, Verified
from pipeline.outputs import OUTPUTS
from pipeline.packages.making import make_package
from pipeline.packing import pack
from pipeline.preparing import prepare
from pipeline.produce import Produced, provenance_of
from pipeline.render import render
from pipeline.workspace import Workspace

TODAY = dt.date(2025, 1, 20)


def finished(
    workspace: Workspace, organization: str, year: int, kind: str = "report", form: FormChoice = "sealed"
) -> Produced:
    """Make the document of that year without LibreOffice."""
    ready = prepare(Job(organization, year, kind, TODAY, template=form), workspace)
    document = ready.enriched.document
    files = {output.name(document): output.write(document) for output in OUTPUTS}
    files |= {f"{kind}.docx": render(ready.printable), f"{kind}.pdf": b"%PDF-1.4\n"}
    verified = Verified(document, files, ready.enriched.findings, 2, ("LiberationSerif",))
    versions = {"zvit": "0.1.0", "Python": "3.11.7", "LibreOffice Writer": "7.4.7.2", "Liberation Serif": "2.10"}
    provenance = provenance_of(ready, versions)
    shelf = workspace.shelf(organization, year, kind)
    shelf.parent.mkdir(parents=True, exist_ok=True)
    return Produced(ready, verified, provenance, "", archive(verified, provenance, shelf))


def frozen(workspace: Workspace, organization: str, year: int, form: FormChoice = "sealed") -> Path:
    """Put the report's package where sealed ones lie, under its number."""
    made = finished(workspace, organization, year, form=form)
    place = workspace.sealed(organization, year) / f"report-{made.standing.number}"
    place.parent.mkdir(parents=True, exist_ok=True)
    make_package(pack(made, workspace, made.standing.number), place)
    return place
