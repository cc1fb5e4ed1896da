"""How a run begins: what is loaded by when."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.cli.verbs import VERBS
from pipeline.documents import DOCUMENTS
from pipeline.errors import ExitCode
from pipeline.kinds import KINDS

ROOT = Path(__file__).parents[1]
HEAVY = {
    "PIL",
    "asn1crypto",
    "babel",
    "bagit",
    "docx",
    "docxtpl",
    "fontTools",
    "jinja2",
    "lxml",
    "markdown_it",
    "numpy",
    "openpyxl",
    "pikepdf",
    "pydantic",
    "pydantic_core",
    "pypdf",
    "pypdfium2",
    "ruamel",
    "subprocess",
    "typst",
    "yaml",
}
"""What a word that is told back at once does not need."""
RUN = """
import json, sys
from pipeline.cli import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
YEAR = ("--year", "2024")


def loaded(root: Path, *words: str, **environment: str) -> tuple[int, set[str]]:
    """The exit code of a run, and all that it has loaded."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN, "--root", str(root), *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(root), "LANG": "C.UTF-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, modules = json.loads(ended.stderr.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("words", [(), *((name,) for name in VERBS)], ids=" ".join)
def test_help_loads_nothing_heavy(words: tuple[str, ...], root: Path) -> None:
    """That of the program and of each verb."""
    code, modules = loaded(root, *words, "--help")

    assert ExitCode.OK == code
    assert set() == HEAVY & modules


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (("repotr",), {}),
        (("report", "--yaer", "2024"), {}),
        (("report",), {}),
        (("report", "--year", "24"), {}),
        (("report", "--year", "2031"), {}),
        (("report", *YEAR, "--organization", "nema"), {}),
        (("report", *YEAR, "--today", "вчора"), {}),
        (("report", *YEAR, "--pdfa", "4"), {}),
        (("report", *YEAR, "--format", "xml"), {}),
        (("report", *YEAR), {"ZVIT_JAIL": "docker"}),
        (("report", *YEAR), {"ZVIT_SECONDS": "довго"}),
        (("report", *YEAR), {"ZVIT_WAIT": "-1"}),
        (("archive", "--year", "2031"), {}),
        (("seal", *YEAR, "--today", "2999-12-31"), {}),
        (("diff",), {}),
        (("fix",), {}),
        (("sign-request",), {}),
        (("summary", "--year", "2031"), {}),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, tuple) else "".join(case),
)
def test_a_slip_of_the_pen_is_told_before_anything_heavy_is_loaded(
    words: tuple[str, ...], environment: dict[str, str], root: Path
) -> None:
    """Whatever word it is in, of the command or of the environment."""
    code, modules = loaded(root, *words, **environment)

    assert ExitCode.USAGE == code
    assert set() == HEAVY & modules


def test_every_file_of_verbs_has_just_those_that_are_listed() -> None:
    """A verb that is listed can be typed, and none that can is left out."""
    listed = defaultdict(set)
    for name, verb in VERBS.items():
        listed[verb.file].add(name)

    there = {file: {command.name for command in import_module(f"pipeline.cli.{file}").COMMANDS} for file in listed}

    assert listed == there


def test_every_kind_of_document_is_composed_and_can_be_typed() -> None:
    """What is called a document is one."""
    assert KINDS.keys() == DOCUMENTS.keys()
    assert KINDS.keys() <= VERBS.keys()
