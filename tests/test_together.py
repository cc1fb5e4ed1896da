"""All faults of a run together, without false consequences: one change in a sound year, or several in several files."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.errors import DataFaults
from pipeline.preparing import prepare
from pipeline.workspace import Workspace
from tests.goldens import golden
from tests.word.forms import edited

ROOT = Path(__file__).parents[1]
YEAR = "data/pervomaisk-rada/2023"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the real year with its templates."""
    shutil.copytree(ROOT / "data/pervomaisk-rada", tmp_path / "data/pervomaisk-rada")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def _told(root: Path) -> list[str]:
    with pytest.raises(DataFaults) as refused:
        prepare(Job("pervomaisk-rada", 2023, "report", dt.date(2026, 1, 15)), Workspace(root))
    return [str(fault) for fault in refused.value.faults]


ONE: dict[str, tuple[str, str, str, str]] = {
    "a measure that is no measure": (f"{YEAR}/plan.yaml", "        timeframe: ", "        timefrane: ", "«timeframe»"),
    "a measure whose number is none": (
        f"{YEAR}/plan.yaml",
        "number: 2.1\n",
        "number: 2,1\n",
        "Чи не малося на увазі «2.1»",
    ),
    "a plan that is no YAML": (f"{YEAR}/plan.yaml", "\nsections:", "\nsections: [", "не відповідає"),
    "a mark of no state": (f"{YEAR}/marks.yaml", "status: done", "status: dome", "стану «dome» немає"),
    "a mark without a measure": (f"{YEAR}/marks.yaml", "measure: 2.1\n", "measure:\n", "значення не вказано"),
    "marks that are no YAML": (f"{YEAR}/marks.yaml", "\nmarks:", "\nmarks: {", "не відповідає правилам YAML"),
    "a mark's file that is not there": (f"{YEAR}/marks.yaml", "file: marks/2.1.md", "file: marks/2.11.md", "немає"),
    "a mark in HTML": (f"{YEAR}/marks/2.1.md", "\n", "\n<b>жирно</b>\n", "теги HTML"),
    "a figure of no value": (f"{YEAR}/figures.yaml", "value: ", "value: О", "не є числом"),
    "figures that are no YAML": (f"{YEAR}/figures.yaml", "\nfigures:", "\nfigures: {", "дужку «{»"),
    "a noun without a form": (f"{YEAR}/figures.yaml", "few:", "fw:", "«few»"),
    "a register without its file": (f"{YEAR}/registers.yaml", "file: registers/", "file: register/", "немає"),
    "a register's column": (f"{YEAR}/registers.yaml", "head: ", "heed: ", "«head»"),
    "a register's heads": (f"{YEAR}/registers/briefings.csv", "Кількість", "Кількості", "«Кількість»"),
    "a report without requisites": (f"{YEAR}/report.yaml", "requisites:", "requisite:", "requisite"),
    "an official without a role": ("data/pervomaisk-rada/organization.yaml", "role: ", "rola: ", "«role»"),
    "an organization that is no YAML": ("data/pervomaisk-rada/organization.yaml", "name:", "name", "name"),
}


@pytest.mark.parametrize("what", ONE)
def test_one_fault_breeds_no_other(what: str, workspace: Path) -> None:
    """Only the changed file is accused, and nothing is called missing or unknown because of it."""
    file, old, new, told = ONE[what]
    _change(workspace / file, old, new)

    faults = _told(workspace)

    accused = {file}
    assert any(told in fault for fault in faults)
    assert {fault.split(":")[0] for fault in faults} <= accused


SEVERAL = {
    "data/pervomaisk-rada/organization.yaml": (("name: виконавчий", "nazva: виконавчий"),),
    f"{YEAR}/plan.yaml": (("        timeframe: ", "        timefrane: "), ("  name: ПЛАН РОБОТИ\n", "  name:\n")),
    f"{YEAR}/report.yaml": (("official: officer", "official: ofiser"), ("  heading: ", "  headings: ")),
    f"{YEAR}/marks.yaml": (
        ("measure: 1.2\n", "measure: 99.9\n"),
        ("status: done", "status: dome"),
        ("[[рішення_ради]]", "[[рішення_рад]]"),
    ),
    f"{YEAR}/marks/6.1.md": (("\n", "\n![рисунок](x.png)\n"),),
    f"{YEAR}/figures.yaml": (
        ("value: 3", "value: З"),
        ("вид_акта: рішення міської ради", "вид_акту: рішення міської ради"),
    ),
    f"{YEAR}/registers/declarations.csv": (("2021;64", "2021"),),
}


def test_faults_of_all_stages_are_told_together_and_sorted(workspace: Path) -> None:
    """Facts that are none, or do not fit; names that lead nowhere; a template that cannot be used: all at once."""
    for file, changes in SEVERAL.items():
        for old, new in changes:
            _change(workspace / file, old, new)
    (workspace / "templates/report.docx").write_bytes(edited("{{p name }}", "{{p nmae }}"))

    golden("together.messages.txt", "".join(f"{fault}\n" for fault in _told(workspace)))
