"""Foreign programs that only tests ask, from a name to where it lies; install.sh installs them in CI.

Elsewhere a test that needs one says that it was left out; in CI a missing one is a failure, for there nothing may be
left out.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NODE = Path(__file__).parents[1] / ".venv/node/node_modules"
OFFICE = Path("/usr/lib/libreoffice/program")


def program(name: str) -> Path:
    """Where the system's program `name` lies: chromium, node, openssl, softhsm2-util."""
    found = shutil.which(name)
    return Path(found) if found else _missing(name)


def from_npm(name: str) -> Path:
    """Where a file of tests/node's packages lies, such as `axe-core/axe.min.js` or the folder `playwright-core`."""
    found = NODE / name
    return found if found.exists() else _missing(name)


def office_part(name: str) -> Path:
    """Where a library of LibreOffice's lies that documents are not made with: libsclo.so is Calc."""
    found = OFFICE / name
    return found if found.exists() else _missing(f"LibreOffice: {name}")


def _missing(name: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{name} is not installed: CI=true make test")
    pytest.skip(f"{name} is not installed; CI=true make test installs it")
