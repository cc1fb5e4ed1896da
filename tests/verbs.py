"""Every command of the program, with its words."""

from __future__ import annotations

import click

from pipeline.cli import zvit
from pipeline.cli.group import Later


def commands() -> dict[str, click.Command]:
    """All of them by name, loaded: until it is typed, a verb is known by its name and a line only."""
    return {name: later.loaded() for name, later in zvit.commands.items() if isinstance(later, Later)}
