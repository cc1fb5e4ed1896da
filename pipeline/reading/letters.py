"""Bytes of a text file to its letters, or a fault with the place of the first that is none."""

from __future__ import annotations

from pipeline.contracts import Complain
from pipeline.errors import PlainFault
from schemas.origin import Origin

BOM = "\ufeff"


def decoded(content: bytes, name: str, complain: Complain) -> str | None:
    """Decode UTF-8, with or without a byte order mark; every line ends with a newline only.

    Gives None if that cannot be done and has been told.
    """
    try:
        return unified(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = unified(content[: error.start].decode("utf-8"))
        origin = Origin(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        complain(PlainFault("файл збережено не в кодуванні UTF-8", "Збережіть його наново в UTF-8", origin))
        return None


def unified(text: str) -> str:
    """Drop a byte order mark and end every line with a newline, as editors show it."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
