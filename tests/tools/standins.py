"""Programs that stand in for LibreOffice and misbehave, each in one way."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest

from pipeline.contracts import Docx
from pipeline.tools.jail import Jail, Strength
from pipeline.tools.probe import Tool
from pipeline.tools.soffice import Office

DOCUMENTS = {"звіт": Docx(b"one"), "план": Docx(b"two")}
MARK = f"86399.{os.getpid()}"
"""A number of seconds that no other process sleeps: how what is left behind is found."""
_LOOKS = 2000

_PRELUDE = """#!/bin/sh
case $1 in --version) {version}; exit ;; esac
for word do
  case $previous in --outdir) out=$word ;; esac
  case $word in *.docx) files="$files $(basename "$word" .docx)" ;; private:*) stays=yes ;; esac
  previous=$word
done
good={good} count={count}
echo x >> "$count"
again() {{ [ "$(wc -l < "$count")" -gt 1 ]; }}
give() {{ for file in $files; do cp "$good" "$out/$file.pdf"; done; }}
"""


def blank_pdf() -> bytes:
    """Make a PDF of one empty page."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written, static_id=True)
    return written.getvalue()


def standin(
    folder: Path, behaviour: str, given: bytes | None = None, version: str = "echo LibreOffice 7.4.7.2"
) -> Path:
    """Write a program that behaves so: shell words, with `give`, `again`, `$out`, `$files`, `$good`, `$stays`."""
    own = folder / "own"
    own.mkdir()
    good, count, program = own / "good.pdf", own / "count", own / "soffice"
    good.write_bytes(given or blank_pdf())
    program.write_text(_PRELUDE.format(good=good, count=count, version=version) + behaviour + "\n", "utf-8")
    program.chmod(0o755)
    return program


def office(folder: Path, behaviour: str, seconds: float = 20, strength: Strength = "profile") -> Office:
    """Give a converter whose LibreOffice behaves so."""
    rooms = folder / "rooms"
    rooms.mkdir()
    tool = Tool("LibreOffice Writer", str(standin(folder, behaviour)), "libreoffice-writer-nogui")
    return Office(tool, seconds=seconds, strength=strength, rooms=rooms)


def starts(folder: Path) -> int:
    """Tell how often the stand-in was started."""
    return len((folder / "own" / "count").read_text().splitlines())


def asleep() -> list[str]:
    """Give the processes that sleep for `MARK` seconds now."""
    return [words for words in map(_command, Path("/proc").glob("[0-9]*")) if MARK in words.split()]


def left_behind() -> list[str]:
    """Give the processes that still sleep after the kernel has had the time of many looks to end them."""
    return [] if any(not asleep() for _ in range(_LOOKS)) else asleep()


def fall_asleep() -> bool:
    """Look until some process sleeps; tell whether one does."""
    return any(asleep() for _ in range(_LOOKS))


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def needs(strength: Strength, room: Path) -> None:
    """Leave the test where the kernel allows no such jail, as inside a container; in CI that is a failure."""
    if not Jail(strength).works(room):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{strength} is not allowed on this machine")
