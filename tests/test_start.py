"""How a run begins: what is loaded by when."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import signal
import subprocess
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.cli.verbs import VERBS
from pipeline.documents import DOCUMENTS
from pipeline.errors import ExitCode
from pipeline.kinds import KINDS
from pipeline.loading import loading

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


OTHERS = {
    "compare",
    "comparing.phrases",
    "examine",
    "explain",
    "explaining",
    "fix",
    "fixing",
    "inventory",
    "new_year",
    "newyear",
    "packages.claims",
    "packages.making",
    "packing",
    "publishing",
    "rebuild",
    "reread",
    "seal",
    "signing",
    "summarizing",
    "summary",
}
"""What other verbs are for."""


def test_a_report_loads_nothing_that_only_other_verbs_need(root: Path) -> None:
    """Not even where the data keep it from being made."""
    (root / "data/vyhadana-rada/2024/plan.yaml").write_text("format: 1\n", "utf-8")

    code, modules = loaded(root, "report", *YEAR)

    assert ExitCode.DATA == code
    assert "pipeline.produce" in modules
    assert set() == {f"pipeline.{name}" for name in OTHERS} & modules


def test_libreoffice_can_be_started_before_models_and_libraries_are_loaded() -> None:
    """So that it starts while they are."""
    names = subprocess.check_output(
        [sys.executable, "-c", "import sys, pipeline.tools.soffice; print(*sys.modules)"], cwd=ROOT, encoding="utf-8"
    )

    assert set() == (HEAVY - {"subprocess"}) & set(names.split())


LATE = {"pikepdf", "pypdfium2", "fontTools", "openpyxl", "pipeline.rules", "pipeline.outputs", "pipeline.verify"}
BEGINNING = """
import datetime, sys
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from pipeline.contracts import Job
from pipeline.produce import finish
from pipeline.telling.speech import understood
from pipeline.tools.beside import beside
from pipeline.workspace import Workspace

class Looking:
    def warm(self):
        return nullcontext(self)

    @contextmanager
    def begin(self, documents, pdfa):
        print(*sys.modules)
        raise SystemExit
        yield

plan = Job("vyhadana-rada", 2024, "plan", datetime.date(2025, 1, 10))
finish(plan, Workspace(Path(sys.argv[1])), Looking(), aside=partial(beside, understood=understood))
"""


def test_what_comes_after_the_docx_is_loaded_while_libreoffice_works(root: Path) -> None:
    """When it begins, neither the rules nor anything about PDF has been loaded."""
    names = subprocess.check_output([sys.executable, "-c", BEGINNING, str(root)], cwd=ROOT, encoding="utf-8")

    assert "pipeline.render" in names.split()
    assert set() == LATE & set(names.split())


def test_a_plugin_that_lies_beside_has_no_say_in_the_models(tmp_path: Path) -> None:
    """Pydantic would load whatever an installed package calls its plugin."""
    (tmp_path / "beside.py").write_text("print('loaded')\n", "utf-8")
    (tmp_path / "beside-1.dist-info").mkdir()
    (tmp_path / "beside-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: beside\nVersion: 1\n", "utf-8")
    (tmp_path / "beside-1.dist-info/entry_points.txt").write_text("[pydantic]\nbeside = beside:absent\n", "utf-8")
    beside = {"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": os.environ["PATH"]}

    def said(*start: str) -> str:
        return subprocess.check_output([sys.executable, *start], cwd=ROOT, env=beside, encoding="utf-8")

    assert said("-c", "import schemas.findings") == "loaded\n"
    assert "loaded" not in said("-m", "pipeline", "rules")


def test_a_package_that_is_missing_is_told_whenever_it_is_missed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As at the very beginning: with what to do about it."""
    monkeypatch.setitem(sys.modules, "pipeline.cli.making", None)

    assert ExitCode.MISSING == run(["--root", str(root), "report", *YEAR])
    assert "не завантажується. Виконайте: make setup" in capsys.readouterr().err


def test_a_request_to_end_waits_until_what_is_loaded_is_whole() -> None:
    """Then it is met."""
    done: list[str] = []

    def load() -> None:
        with loading():
            signal.raise_signal(signal.SIGINT)  # to this thread: another might not hold it back
            done.append("loaded whole")
        done.append("gone on")

    with pytest.raises(KeyboardInterrupt):
        load()

    assert ["loaded whole"] == done


def test_what_is_loaded_is_not_searched_for_garbage() -> None:
    """Nor is anything while it is loaded; then all is as it was."""
    sys.modules.pop("this", None)
    before = gc.get_freeze_count()

    with loading(), contextlib.redirect_stdout(io.StringIO()):
        collecting = gc.isenabled()
        import this  # noqa: F401, PLC0415 - a module that nothing else loads

    assert not collecting
    assert gc.isenabled()
    assert gc.get_freeze_count() > before


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
