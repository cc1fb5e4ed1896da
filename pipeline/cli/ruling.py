"""The command that lists what the program looks for in a document."""

from __future__ import annotations

import click

from pipeline import options
from pipeline.cli.group import verb
from pipeline.cli.wishing import begin
from pipeline.loading import loading
from pipeline.telling.outcomes import Listed


@verb("rules")
@options.FORMAT
@click.pass_context
def rules(ctx: click.Context) -> None:
    """List the rules."""
    telling, _ = begin(ctx)
    with loading():
        from pipeline.rules.catalogue import RULES
        from pipeline.telling.rules import listed
    telling(Listed(RULES, listed(RULES)))


COMMANDS = (rules,)
