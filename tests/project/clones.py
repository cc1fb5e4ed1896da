"""A fresh clone for `make` and the installer, and machines that have or lack what it needs."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-sign.lock", "requirements-dask.lock", "requirements-dev.lock")
NODE = ("tests/node/package.json", "tests/node/package-lock.json")
TOOLS = ["sh", "awk", "cat", "chmod", "cmp", "cp", "df", "dirname"]
TOOLS += ["mkdir", "mktemp", "mv", "readlink", "rm", "tail", "tr"]


def fresh_clone(folder: Path) -> Path:
    """A fresh clone with one year, before anything is installed."""
    (folder / "pipeline/tools").mkdir(parents=True)
    (folder / "data/fictional/2023").mkdir(parents=True)
    (folder / "data/fictional/2023/plan.yaml").touch()
    (folder / "templates").mkdir()
    for document in ("report", "plan"):
        (folder / f"templates/{document}.docx").touch()
    (folder / "tests/node").mkdir(parents=True)
    for name in ("Makefile", *LOCKS, "pipeline/tools/install.sh", "pipeline/tools/lacking.sh", *NODE):
        shutil.copy(ROOT / name, folder / name)
    return folder


def make(
    folder: Path, *words: str, path: str = os.environ["PATH"], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `make` in `folder` with this PATH and these variables, and no others."""
    clean = {"PATH": path, "LANG": "C.UTF-8", **environment}
    return subprocess.run(
        ["/usr/bin/make", *words], cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=60
    )


def files(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder by name."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def executable(file: Path, script: str) -> None:
    """Write a shell script that can be run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def only(folder: Path, **scripts: str) -> str:
    """A PATH with nothing but the usual tools and the given programs."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    for name, script in scripts.items():
        executable(folder / name.replace("_", "-"), script)
    return str(folder)


def installed(folder: Path, python: str, *locks: str) -> None:
    """Stand in for a finished installation whose Python does as told."""
    executable(folder / ".venv/bin/python", python)
    for lock in locks or LOCKS[:1]:
        shutil.copy(folder / lock, folder / ".venv")


def complete(folder: Path, **instead: str) -> str:
    """A PATH with all that the system must have, on which neither installer can work."""
    for_tests = ("node", "npm", "chromium", "softhsm2_util", "openssl")
    present = dict.fromkeys(("soffice", "pdftotext", "bwrap", *for_tests), "exit 0")
    asked = {"fc_match": "echo Liberation Serif", "hunspell": "echo /usr/share/hunspell/uk_UA"}
    path = only(folder, **{**present, **asked, "apt_get": "exit 1", "python3": "exit 0", **instead})
    for part in ("libswlo.so", "libsclo.so"):
        (folder / part).touch()
    return path
