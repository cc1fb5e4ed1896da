"""The command that lists what the program looks for in a document."""

from __future__ import annotations

import click

from pipeline import options
from pipeline.cli.group import begin, zvit
from pipeline.rules import RULES
from pipeline.telling.outcomes import Listed
from pipeline.telling.speech import UkrainianCommand


@zvit.command(cls=UkrainianCommand)
@options.FORMAT
@click.pass_context
def rules(ctx: click.Context) -> None:
    """Що програма зауважує в документі: назви правил, вага, норма."""
    telling, _ = begin(ctx)
    telling(Listed(RULES))
