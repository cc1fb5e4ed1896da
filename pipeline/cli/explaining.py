"""The command that answers where a printed number comes from, and which cells a row of the data changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Unpack

import click

from pipeline import options
from pipeline.cli.group import verb
from pipeline.cli.wishing import Wish, begin, job_of
from pipeline.explaining.questions import RowAsked, understood_question
from pipeline.loading import loading
from pipeline.telling.outcomes import Explained

_YEAR_OF: Final = re.compile(r"data/(?P<organization>[^/]+)/(?P<year>20[0-9]{2})/")


@verb("explain")
@click.argument("what", envvar="WHAT", default="", metavar="[ЗАХІД | ФАЙЛ:РЯДОК]")
@click.option("--figure", envvar="FIGURE", default="", metavar="НАЗВА", help="Назва показника з figures.yaml.")
@options.of_one_document
@click.pass_context
def explain(ctx: click.Context, what: str, figure: str, **typed: Unpack[Wish]) -> None:
    """Answer one question about a document."""
    telling, workspace = begin(ctx)
    question = understood_question(what, figure, workspace.root, Path.cwd())
    if isinstance(question, RowAsked) and (named := _YEAR_OF.match(question.file)):
        typed = {**typed, "year": typed["year"] or named["year"]}
        typed = {**typed, "organization": typed["organization"] or named["organization"]}
    job = job_of(workspace, typed)
    with loading():
        from pipeline.explain import explain as answer
        from pipeline.telling.explaining import explained
    explanation = answer(question, job, workspace)
    telling(Explained(explanation, job, explained(explanation)))


COMMANDS = (explain,)
