"""README.md does what it says: every command in it is run, every link leads somewhere, the verbs are the story's."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pipeline.cli import zvit

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
# `.ci/run` runs these itself; a test cannot run all tests.
RUN_BY_CI = {"make test", "make check", "make test-hard"}
SAID = set(re.findall(r"^make .+$", README, re.MULTILINE)) | {
    " ".join(words.split()) for words in re.findall(r"`(make [^`]+)`", README)
}
# Their words are tested beside the Makefile, what they do by the tests of signing, which have keys.
NEED_A_KEY = {command for command in SAID if re.search(r" (KEY|SIGNATURE)=", command)}
# The data are of one year; tests/test_diff.py has two.
NEED_ANOTHER_YEAR = {command for command in SAID if " TO=" in command}
# A year that is begun after it is over has no report, which would fail what makes all reports.
LAST = ["make new-year YEAR=2024", "make clean"]
MAKE = [*sorted(SAID - RUN_BY_CI - NEED_A_KEY - NEED_ANOTHER_YEAR - set(LAST)), *LAST]
PAGES = (
    "README.md",
    "docs/archive.md",
    "docs/batch.md",
    "docs/comparison.md",
    "docs/extending.md",
    "docs/findings.md",
    "docs/performance.md",
    "docs/incremental.md",
    "docs/sealing.md",
    "docs/signing.md",
    "data/README.md",
    "templates/README.md",
    "docs/ci/README.md",
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone would hold, with the packages of this one."""
    folder = tmp_path_factory.mktemp("clone")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


@pytest.mark.hard
def test_the_make_commands_of_the_readme_work(checkout: Path) -> None:
    """In a clone, with a real LibreOffice; one after another, for some use what others have made."""
    environment = {name: value for name, value in os.environ.items() if name not in {"YEAR", "ORG", "MAKEFLAGS"}}

    for command in MAKE:
        ran = subprocess.run(
            command.split(), cwd=checkout, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"


def test_every_check_is_run_by_ci() -> None:
    """`make check` is `make lint` and `make test`."""
    run = (ROOT / ".ci/run").read_text("utf-8")

    assert {command for command in SAID if command in RUN_BY_CI} == RUN_BY_CI
    assert all(f"\n{command}\n" in run for command in ("make test", "make lint", "make test-hard"))


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\.venv/bin/zvit ([a-z][a-z ]*[a-z])", README))))
def test_a_zvit_command_of_the_readme_works(command: str) -> None:
    """Run as `python -m pipeline`."""
    ran = subprocess.run(
        [sys.executable, "-m", "pipeline", *command.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr


def test_every_verb_is_a_target_of_make_or_named_in_the_readme() -> None:
    """Nothing can be done that nobody is told of."""
    for verb in zvit.commands:
        assert f"make {verb}" in README or f"zvit {verb}" in README


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/archive.md",
        "docs/batch.md",
        "docs/comparison.md",
        "docs/extending.md",
        "docs/findings.md",
        "docs/performance.md",
        "docs/signing.md",
        "data/README.md",
        "templates/README.md",
        "docs/ci/README.md",
    ],
)
def test_every_link_leads_to_a_file(page: str) -> None:
    """Relative to the page that it stands on."""
    text = (ROOT / page).read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if ":" not in target]

    assert [] == [target for target in targets if not ((ROOT / page).parent / target).exists()]


STORY = ("produce", "preparing", "printing", "finishing")
"""The files that tell it; what each calls of another is told there."""


def _told_by(function: str, file: str, trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """The files whose functions are called, in the sequence of the calls; what the story's own files call, in place."""
    own = {node.name: node for node in ast.walk(trees[file]) if isinstance(node, ast.FunctionDef)}
    imported = {
        name.name: node.module.removeprefix("pipeline.")
        for node in ast.walk(trees[file])
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }
    calls = [call for call in ast.walk(own[function]) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.id
        if name in own:
            yield from _told_by(name, file, trees)
        elif imported.get(name) in trees:
            functions = {node.name for node in trees[imported[name]].body if isinstance(node, ast.FunctionDef)}
            yield from _told_by(name, imported[name], trees) if name in functions else ()
        elif name in imported:
            yield imported[name]


def test_the_readme_tells_the_verbs_in_the_order_of_the_story() -> None:
    """The order in which `produce` comes to each verb's file is the order of the table."""
    told = re.findall(r"^\| \[([a-z]+)\]\(pipeline/\1\.py\)", README, re.MULTILINE)
    trees = {name: ast.parse((ROOT / f"pipeline/{name}.py").read_text("utf-8")) for name in STORY}

    assert told == [file for file in dict.fromkeys(_told_by("produce", "produce", trees)) if file in told]
    assert len(told) == 7


def test_what_is_imported_is_ours() -> None:
    """Another package called `pipeline` or `schemas` would be taken in its place."""
    import pipeline  # noqa: PLC0415 - the name is what is tested
    import schemas  # noqa: PLC0415 - the name is what is tested

    for package in (pipeline, schemas):
        assert Path(str(package.__file__)).parents[1] == ROOT


def test_no_organization_is_named_in_the_code() -> None:
    """A municipality is data."""
    slugs = [folder.name for folder in (ROOT / "data").iterdir() if folder.is_dir()]
    code = [file for part in ("pipeline", "schemas") for file in (ROOT / part).rglob("*.py")]

    assert slugs
    assert [] == [file for file in code for slug in slugs if slug in file.read_text("utf-8")]
