"""A workspace of one fictional organization, to be spoiled by a test."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]


def fictional(folder: Path) -> Path:
    """Lay out the workspace in `folder`, with something in build/."""
    shutil.copytree(ROOT / "tests/workspace/data", folder / "data")
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "build").mkdir()
    (folder / "build/.gitignore").write_text("*\n")
    return folder


def state(root: Path) -> dict[str, bytes]:
    """Every file below `root`."""
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}
