"""docs/extending.md does what it says: each walk is performed in a copy of the project as written there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WALKS = dict(section.split("\n", 1) for section in (ROOT / "docs/extending.md").read_text("utf-8").split("\n## ")[1:])
NEW = re.compile(r"New `([^`]+)`:\n\n```python\n(.*?)```", re.DOTALL)
COPY = re.compile(r"New `([^`]+)`: a copy of `([^`]+)`")
CHANGED = re.compile(r"Changed `([^`]+)`:\n((?:\n```diff\n.*?```\n)+)", re.DOTALL)
DIFF = re.compile(r"```diff\n(.*?)```", re.DOTALL)
PROOF = re.compile(r"The walk's proof:\n\n```python\n(.*?)```", re.DOTALL)


def _copy_of_the_project(folder: Path) -> Path:
    for name in ("pipeline", "schemas", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/workspace/data", folder / "data")
    return folder


def _change(file: Path, diff: str) -> None:
    before = "".join(line[1:] for line in diff.splitlines(keepends=True) if line.startswith("-"))
    after = "".join(line[1:] for line in diff.splitlines(keepends=True) if line.startswith("+"))
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{file.name} does not have this line once: {before}"
    file.write_text(text.replace(before, after), "utf-8")


def _walk(text: str, root: Path) -> None:
    for name, content in NEW.findall(text):
        assert not (root / name).exists()
        (root / name).write_text(content, "utf-8")
    for name, original in COPY.findall(text):
        shutil.copy(root / original, root / name)
    for name, diffs in CHANGED.findall(text):
        for diff in DIFF.findall(diffs):
            _change(root / name, diff)


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_ends_in_what_it_promises(walk: str, tmp_path: Path) -> None:
    """The files are made, the lines changed, and the proof runs with warnings as errors."""
    root = _copy_of_the_project(tmp_path)
    _walk(WALKS[walk], root)
    (proof,) = PROOF.findall(WALKS[walk])

    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", proof], cwd=root, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr


def test_every_row_of_the_readme_has_a_walk() -> None:
    """What the table «to add» names is what the walks add."""
    table = (ROOT / "README.md").read_text("utf-8").split("| to add |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| (an? [^|]+?) \|", table, re.MULTILINE)

    assert [row.capitalize() for row in rows] == list(WALKS)
