"""git: which files of a folder it keeps. Only its index is asked; no program that the repository names is run."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.tools.probe import ask

# A repository may name programs that git runs; none of them is wanted. Whose the folder is does not matter here.
_CONFIGURED = ("core.fsmonitor=false", "safe.directory=*", "core.quotePath=false")


def kept(folder: Path, pattern: str) -> tuple[str, ...]:
    """Name files below `folder` that fit the glob `pattern` and that git keeps; none if git is not there or not used.

    Raises:
        ProgramFailed: git cannot be started.
        FilesUnusable: there is no room to ask it in.
    """
    program = shutil.which("git")
    if program is None:
        return ()
    settings = (word for setting in _CONFIGURED for word in ("-c", setting))
    ended = ask(program, *settings, "-C", folder, "ls-files", "-z", "--", f":(glob){pattern}")
    return tuple(filter(None, ended.words.split("\0"))) if ended.code == 0 else ()
