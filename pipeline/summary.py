"""The journey of a summary: a year's report composed and counted, printed on one page, proven, put in its folder.

Fails as the making of the report does, but for LibreOffice, which it does not need.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.claiming import claimed
from pipeline.contracts import Job
from pipeline.preparing import prepare
from pipeline.shelving import shelve, unchanged
from pipeline.summarizing.composing import composed
from pipeline.summarizing.counting import summarized
from pipeline.summarizing.typesetting import SUMMARY_PDF, printed
from pipeline.workspace import Workspace
from schemas.summary import Summary

_SUMMARY_JSON: Final = "summary.json"


@dataclass(frozen=True, slots=True)
class Made:
    """A summary that lies in its folder."""

    summary: Summary
    folder: Path
    files: tuple[str, ...]
    unchanged: bool


def summarize(job: Job, workspace: Workspace) -> Made:
    """Make the summary of one year's report, and put it beside the report in `build/`.

    Raises:
        ZvitError: what keeps it from being made; the summary that was there before is as it was.
    """
    folder = workspace.shelf(job.organization, job.year, job.document, "summary")
    with claimed(folder, job.patience):
        enriched = prepare(job, workspace).enriched
        summary = summarized(enriched.document, enriched.last_year)
        files = {SUMMARY_PDF: printed(composed(summary)), _SUMMARY_JSON: _written(summary)}
        same = unchanged(folder, files)
        if not same:
            shelve(folder, files)
    return Made(summary, folder, tuple(files), same)


def _written(summary: Summary) -> bytes:
    return (json.dumps(summary.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()
