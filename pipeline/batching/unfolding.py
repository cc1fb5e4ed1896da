"""A parcel and an empty folder to a workspace in it, with all that travelled. Fails if the disk does not take it."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final

from pipeline.batching.parcels import Odd, Parcel, Tree
from pipeline.errors import Fault, ProgramFault
from pipeline.refusal import told
from pipeline.workspace import Workspace

ROOT: Final = "workspace"
ORIGINALS: Final = "originals"
_NOWHERE: Final = "/nonexistent"


def unfold(parcel: Parcel, here: Path) -> Workspace:
    """Lay out what travelled in the folder `here`.

    Raises:
        FilesUnusable: the disk is full, or does not take a name.
        ProgramFault: a name leads out of the folder.
    """
    with told("не вдалося розгорнути завдання", here):
        for name in ("data", "templates"):
            (here / ROOT / name).mkdir(parents=True)
        _lay_out(parcel.root, here / ROOT)
        if parcel.originals:
            _lay_out(parcel.originals, here / ORIGINALS)
    return Workspace(here / ROOT, here / ORIGINALS if parcel.originals else None)


def _lay_out(tree: Tree, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in tree.files.items():
        _place(folder, name).write_bytes(content)
    for name, kind in tree.odd.items():
        _put(_place(folder, name), kind)


def _place(folder: Path, name: str) -> Path:
    """Give where a name leads, with the folder above it made."""
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/"):
        raise ProgramFault(Fault("завдання називає файл поза своєю текою", "Складіть його заново"))
    place = folder.joinpath(*parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _put(place: Path, kind: Odd) -> None:
    match kind:
        case "folder":
            place.mkdir(exist_ok=True)
        case "link":
            place.symlink_to(_NOWHERE)
        case "pipe":
            os.mkfifo(place)
