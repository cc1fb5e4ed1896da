"""The three streams of a process, whatever it was started with: closed, full, left by their reader, of any encoding."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from enum import Enum

import click


class Stream(Enum):
    """Where something is said."""

    OUTPUT = "stdout"
    ERRORS = "stderr"


def open_all() -> None:
    """Let every letter be said, and no file of ours take the number of a stream that was closed.

    A letter that the terminal's encoding does not have is printed by its code, as Python does on stderr.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004 - stdin, stdout, stderr
        os.set_inheritable(number, True)  # noqa: FBT003 - the only way to call it
    os.close(number)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(said: str | bytes, stream: Stream) -> None:
    """Say it; nobody listening is no failure. Bytes are said as they are.

    Raises:
        OSError: it cannot be written, as on a full disk.
    """
    with suppress(BrokenPipeError):
        click.echo(said, nl=isinstance(said, str), err=stream is Stream.ERRORS)


def settle() -> None:
    """Write out what is left; a stream that does not take it leads nowhere from now on, so that it fails only once."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
