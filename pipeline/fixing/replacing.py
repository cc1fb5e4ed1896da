"""Files put in the place of others, all or none; what they were and became is kept, so that the last can be undone.

Beside the year's data, in a folder that no command reads and git does not see. Fails with what the system says.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from pipeline.claiming import remove
from pipeline.contracts import YearFolder
from pipeline.errors import DataFaults, Fault, UsageError
from pipeline.fixing.editing import Edited
from pipeline.reading.files import read_bytes
from pipeline.refusal import told
from pipeline.shelving import settle
from schemas.origin import Origin

KEPT: Final = ".before-fix"
_BEFORE, _AFTER = "before", "after"
_CHANGED: Final = ("файл тим часом змінили, тому нічого не записано", "Запустіть ще раз")
_SINCE: Final = "після правки файл змінили ще раз, тому нічого не повернуто"


def replace(files: Sequence[Edited], folder: YearFolder) -> None:
    """Put every file as it is now in the place of what it was.

    Raises:
        FilesUnusable: the system refused; the files are as they were.
        DataFaults: one of them has been changed meanwhile; so are they then.
    """

    def furnish(fresh: Path) -> None:
        for file in files:
            for kind, content in ((_BEFORE, file.before), (_AFTER, file.after)):
                place = fresh / kind / _within(folder, file.name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)

    _refuse_changed(folder, {file.name: (file.before,) for file in files}, Fault(*_CHANGED))
    settle(folder.year / KEPT, furnish)
    _exchange(folder, {file.name: (file.before, file.after) for file in files})


def undo(folder: YearFolder) -> tuple[str, ...]:
    """Put back what the last `replace` has changed; give the files' names.

    Raises:
        UsageError: nothing has been changed, or has been put back already.
        DataFaults: a file has been changed since; nothing is put back then.
        FilesUnusable: the system refused.
    """
    kept = folder.year / KEPT
    before, after = _kept(folder, kept / _BEFORE), _kept(folder, kept / _AFTER)
    if not before:
        raise UsageError(Fault("повертати нічого", "Після останньої правки все вже повернуто, або її не було"))
    since = Fault(_SINCE, f"Те, що було, лежить у {folder.name(kept / _BEFORE)}")
    _refuse_changed(folder, {name: (before[name], after.get(name, b"")) for name in before}, since)
    _exchange(folder, {name: (after.get(name, b""), content) for name, content in before.items()})
    remove(kept)
    return tuple(before)


def _within(folder: YearFolder, name: str) -> Path:
    return (folder.root / name).relative_to(folder.organization)


def _kept(folder: YearFolder, place: Path) -> dict[str, bytes]:
    with told("не вдалося прочитати", place):
        files = sorted(file for file in place.rglob("*") if file.is_file())
        return {folder.name(folder.organization / file.relative_to(place)): file.read_bytes() for file in files}


def _refuse_changed(folder: YearFolder, files: Mapping[str, tuple[bytes, ...]], why: Fault) -> None:
    faults: list[Fault] = []
    for name, possible in files.items():
        content = read_bytes(folder, folder.root / name, faults.append)
        if content not in possible:
            faults.append(Fault(why.reason, why.remedy, Origin(name)))
    if faults:
        raise DataFaults(faults)


def _exchange(folder: YearFolder, files: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Write all new files beside the old ones, then let each take the old one's name; put back what was done if not."""
    with told("не вдалося записати", folder.name(folder.year)), ExitStack() as undone:
        fresh = {name: _beside(folder.root / name, new, undone) for name, (_, new) in files.items()}
        spare = {name: _beside(folder.root / name, old, undone) for name, (old, _) in files.items()}
        done: list[str] = []
        try:
            for name, written in fresh.items():
                written.replace(folder.root / name)
                done.append(name)
        except OSError:
            for name in done:
                spare[name].replace(folder.root / name)
            raise


def _beside(file: Path, content: bytes, undone: ExitStack) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    undone.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)
        os.fchmod(descriptor, stat.S_IMODE(file.stat().st_mode))
    return Path(name)
