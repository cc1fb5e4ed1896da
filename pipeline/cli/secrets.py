"""A password or a PIN from where nobody else reads it: a prompt that shows nothing, or a file descriptor.

Never from the command's words or the environment, which other programs see. Fails if there is neither.
"""

from __future__ import annotations

import os
import sys

import click

from pipeline.errors import Fault, UsageError

_MOST = 4096


def secret(asked: str, descriptor: int | None) -> str:
    """Ask the person for `asked`, or read it to the end of the line from `descriptor`.

    Raises:
        UsageError: nobody sits there to be asked, or the descriptor gives nothing.
    """
    if descriptor is not None:
        return _read(descriptor)
    if not sys.stdin.isatty():
        raise UsageError(Fault(f"{asked}: немає в кого спитати", "Передайте його через --password-fd: … 3< файл"))
    return str(click.prompt(asked, hide_input=True, err=True, default="", show_default=False))


def _read(descriptor: int) -> str:
    try:
        content = b""
        while len(content) <= _MOST and b"\n" not in content and (piece := os.read(descriptor, _MOST)):
            content += piece
        word = content.partition(b"\n")[0].removesuffix(b"\r").decode()
    except (OSError, UnicodeDecodeError):
        word = ""
    if not word:
        raise UsageError(Fault(f"з дескриптора {descriptor} пароля не прочитано", "Приклад: --password-fd 3 3< файл"))
    return word
