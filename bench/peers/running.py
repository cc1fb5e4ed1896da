"""The commands of ours and of peers, over the same contents; a peer that is not installed is left out.

Peers lie in the folder that the environment's BENCH_PEERS names: `node_modules/` with carbone, docxtemplater and
pizzip, `venv/` with weasyprint, and where the system has no python3-uno for Carbone, that package unpacked in `uno/`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal, TypeAlias

from bench.ground import ROOT, environment
from bench.peers.contents import Contents
from bench.spending import Command

Words: TypeAlias = Sequence[str | Path]

FOLDER: Final = "BENCH_PEERS"
_OURS: Final = "ours"
_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Peer:
    """A way from contents to files."""

    name: str
    makes: Literal["docx", "pdf"]
    reads: Literal["plain", "flat"]
    words: Callable[[Contents, Path], Words]
    """The command as typed, but for the contents, which come last; they are made in the folder."""
    version: Callable[[], str]
    """Tells its version; nothing, if it is not there."""

    def command(self, contents: Contents, folder: Path, files: Sequence[Path]) -> Command:
        """Give the command that makes a file of each content."""
        return Command((*self.words(contents, folder), *files), ROOT, surroundings())


def _module(name: str, notation: str | None) -> Callable[[Contents, Path], Words]:
    def words(contents: Contents, folder: Path) -> Words:
        form = (contents.template(notation),) if notation else ()
        return (sys.executable, "-m", f"bench.peers.{name}", *form, folder)

    return words


def _node(script: str, *more: str) -> Callable[[Contents, Path], Words]:
    return lambda contents, folder: (
        "node",
        _HERE / f"{script}.js",
        *more,
        contents.template(script),
        folder,
    )


def _weasyprint(_contents: Contents, folder: Path) -> Words:
    return (_installed() / "venv/bin/python", _HERE / "weasy.py", folder)


def _node_version(package: str) -> Callable[[], str]:
    def told() -> str:
        described = _installed() / "node_modules" / package / "package.json"
        return (
            str(json.loads(described.read_bytes())["version"]) if described.is_file() and shutil.which("node") else ""
        )

    return told


def _weasyprint_version() -> str:
    python = _installed() / "venv/bin/python"
    ask = (python, "-c", "import importlib.metadata as m; print(m.version('weasyprint'))")
    return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip() if python.exists() else ""


PEERS: Final = (
    Peer(_OURS, "docx", "plain", _module("ours", "ours"), lambda: "this"),
    Peer("docxtpl", "docx", "plain", _module("stock", "stock"), lambda: version("docxtpl")),
    Peer("docxtemplater", "docx", "flat", _node("docxtemplater"), _node_version("docxtemplater")),
    Peer("Carbone", "docx", "flat", _node("carbone", "docx"), _node_version("carbone")),
    Peer("Carbone", "pdf", "flat", _node("carbone", "pdf"), _node_version("carbone")),
    Peer("WeasyPrint", "pdf", "plain", _weasyprint, _weasyprint_version),
    Peer("Typst", "pdf", "plain", _module("typesetting", None), lambda: version("typst")),
)


def present(makes: Literal["docx", "pdf"]) -> Sequence[Peer]:
    """Give those that are installed and make such files."""
    return [peer for peer in PEERS if peer.makes == makes and peer.version()]


def installed() -> dict[str, str]:
    """Tell the versions of those that are installed."""
    return {peer.name: found for peer in PEERS if peer.name != _OURS and (found := peer.version())}


def surroundings() -> dict[str, str]:
    """Give the environment of all of them: Carbone looks for soffice.bin and for a Python that knows UNO."""
    program = Path(os.path.realpath(shutil.which("soffice") or "soffice")).parent
    usual = environment()
    found = {**usual, "PATH": f"{program}:{usual.get('PATH', '')}", "NODE_PATH": str(_installed() / "node_modules")}
    return {**found, **_uno(program)}


def _uno(program: Path) -> dict[str, str]:
    library = _installed() / "uno/usr/lib"
    if not library.is_dir():
        return {}
    return {
        "PYTHONPATH": f"{library / 'python3/dist-packages'}:{library / 'libreoffice/program'}",
        "LD_LIBRARY_PATH": str(program),
        "URE_BOOTSTRAP": f"vnd.sun.star.pathname:{program / 'fundamentalrc'}",
    }


def _installed() -> Path:
    return Path(os.environ.get(FOLDER, "no-peers"))
