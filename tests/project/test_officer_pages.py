"""What the officer reads is true: the sample of faults, the states, the examples, the recipe for a new year."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults, ExitCode, Fault
from pipeline.reading.located import validated
from pipeline.reading.yaml_text import read_yaml
from pipeline.workspace import Workspace
from schemas.acknowledgements import Acknowledgements
from schemas.figures import Figures
from schemas.marks import STATES, Marks
from schemas.organization import Organization
from schemas.plan import Plan
from schemas.registers import Registers
from schemas.report import Report, ReportFile
from tests.strictly import enrich, load, merge

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DATA = (ROOT / "data/README.md").read_text("utf-8")
ORGANIZATION = "pervomaisk-rada"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with the real data and templates."""
    shutil.copytree(ROOT / "data" / ORGANIZATION, tmp_path / "data" / ORGANIZATION)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def _replace(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")


def test_the_sample_of_faults(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The README shows what the program prints for a colon forgotten and a day that there is not."""
    year = root / "data" / ORGANIZATION / "2023"
    _replace(year / "marks.yaml", ("text: |\n      Для мінімізації", "text |\n      Для мінімізації"))
    _replace(year / "report.yaml", ("29.12.2023", "31.11.2023"))

    assert ExitCode.DATA == run(["--root", str(root), "report", "--year", "2023"])
    assert f"```text\n{capsys.readouterr().err}```\n" in README


def test_completion() -> None:
    """The line that the README gives to bash is taken, and completes."""
    (line,) = re.findall(r"`(source <\(.+?\))`", README)
    script = f"{line} && complete -p zvit"

    assert "-F" in subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_the_states() -> None:
    """The table of the states has all seven, in both spellings."""
    told = re.findall(r"^\| ([а-яіїє ]+) \| `([a-z_]+)` \|$", DATA, re.MULTILINE)

    assert [(word, state.value) for word, state in STATES.items()] == told


OURS = "name: Рада\nofficials: [{role: голова, name: Явір ПРИКЛАДЕНКО, position: Голова}]\n"
PLANNED = """requisites: {name: ПЛАН, heading: на рік, columns: {title: Захід}, signatures: [{official: голова}]}
responsible_parties: [Голова]
sections: [{title: Розділ, measures: [{number: 1.1, title: Захід, timeframe: Протягом року, expected_result: Так}]}]
"""
ACT = "amended_by: {act: розпорядження міського голови, number: 45-ра, date: 10.06.2023}"
NEEDED = {"archive:": OURS, "typography:": OURS, ACT: PLANNED}
"""What a file has besides the example that begins so."""
FORMS = {
    "amended_by": Plan,
    "archive": Organization,
    "typography": Organization,
    "requisites": ReportFile,
    "figures": Figures,
    "registers": Registers,
    "marks": Marks,
    "acknowledged": Acknowledgements,
}


def _examples() -> list[str]:
    return [textwrap.dedent(found) for found in re.findall(r"^ *```yaml\n(.*?)^ *```$", DATA, re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize("example", _examples(), ids=lambda example: example.split("\n")[0])
def test_an_example_of_yaml(example: str) -> None:
    """An example can be taken into the file that it belongs to as it stands."""
    faults: list[Fault] = []
    whole = example if not example.startswith("- ") else f"marks:\n{textwrap.indent(example, '  ')}"
    needed = NEEDED.get(whole.split("\n", maxsplit=1)[0], "")
    raw = read_yaml(f"format: 1\n{needed}{whole}", "f.yaml", faults.append)
    assert raw is not None
    validated(next(form for key, form in FORMS.items() if key in raw), raw, faults.append)

    assert [] == faults


def _new_year(root: Path) -> None:
    """Do what the page says."""
    assert "`make new-year YEAR=2024`" in DATA
    assert ExitCode.OK == run(["--root", str(root), "new-year", "--year", "2024", "--today", "2023-12-01"])


def _report(root: Path, year: int) -> Report:
    return merge(load(Workspace(root).folder(ORGANIZATION, year), ORGANIZATION, year))


def test_a_new_year(root: Path) -> None:
    """After the recipe there is a plan, and a draft that lists every measure; when the year is over, no report."""
    _new_year(root)
    report = _report(root, 2024)
    draft = enrich(report, DOCUMENTS["report"], dt.date(2024, 12, 31))

    assert not enrich(report, DOCUMENTS["plan"], dt.date(2025, 1, 1)).document.draft
    assert draft.document.draft
    assert 43 == len(report.gaps)
    assert {"mark-missing"} <= {finding.rule for finding in draft.findings}
    with pytest.raises(DataFaults):
        enrich(report, DOCUMENTS["report"], dt.date(2025, 1, 1))


def test_the_first_marks_of_a_new_year(root: Path) -> None:
    """Marks may begin as a table in the place of marks.yaml; a figure over an empty register is 0."""
    _new_year(root)
    year = root / "data" / ORGANIZATION / "2024"
    (year / "marks.yaml").unlink()
    (year / "marks.csv").write_text("Захід;Стан;Відмітка\n4.2;частково;Подано [[щорічні_за_2023]].\n2.10;;\n", "utf-8")
    document = enrich(_report(root, 2024), DOCUMENTS["report"], dt.date(2024, 6, 1)).document
    (row,) = [row for row in document.rows() if row.measure == "4.2"]

    assert ["Подано 0."] == [paragraph.text for paragraph in row.cells["mark"]]
