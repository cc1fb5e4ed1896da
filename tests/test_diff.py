"""zvit diff: two years, a sealed document and the present one, two sealed ones; what it says, writes and refuses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from pipeline.cli import run
from pipeline.errors import ExitCode
from pipeline.workspace import Workspace
from tests.packages.finished import frozen
from tests.test_cli import told
from tests.workspaces import ROOT, state

OURS = "vyhadana-rada"
SCHEMAS = ROOT / "schemas/json"


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Let a data file say something else."""
    place = root / f"data/{OURS}/{file}"
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def years(root: Path) -> Path:
    """A workspace with a second year: one measure reworded, one dropped, one new, all years one later."""
    old, new = (root / f"data/{OURS}/{year}" for year in (2024, 2025))
    shutil.copytree(old, new)
    for file in new.glob("*.yaml"):
        text = file.read_text("utf-8").replace("2025", "2026").replace("2024", "2025").replace("2023", "2024")
        file.write_text(text, "utf-8")
    edit(root, "2025/plan.yaml", "timeframe: Щокварталу", "timeframe: Щомісяця")
    edit(
        root,
        "2025/plan.yaml",
        "id: сайт\n        title: Оновлювати розділ вебсайту",
        "id: ефір\n        title: Виступи",
    )
    edit(root, "2025/plan.yaml", "expected_result: Розділ має чинні відомості", "expected_result: Чутно всім")
    edit(root, "2025/marks.yaml", "measure: сайт", "measure: ефір")
    return root


def said(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a comparison that succeeds."""
    capsys.readouterr()
    assert run(["--root", str(root), "diff", *words]) == ExitCode.OK
    return capsys.readouterr().out


def test_two_years_are_told_by_kinds(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each difference once; signs mark what went and came; in one line, that years moved as they must."""
    lines = said(years, capsys, "2024", "2025").splitlines()

    assert "порівняння звітів за 2024 і 2025 роки — 3 відмінності" == lines[0]
    assert [
        "  Нові заходи: 1",
        "    + ефір «Виступи»",
        "  Вилучені заходи: 1",
        "    − сайт «Оновлювати розділ вебсайту»",
        "  Заходи, де змінено слова: 1",
        "    ~ навчання «Провести навчання для працівників апарату»: Строк",
        "        [-Щокварталу-]{+Щомісяця+}",
    ] == lines[1:8]
    assert lines[8].startswith("  не показано ")
    assert lines[8].endswith("; усе — з LITERAL=1 (--literal)")
    assert "рік, що пересунувся, як мав (2024 → 2025)" in lines[8]
    assert f"  build/{OURS}/2025/report-comparison/comparison.docx" == lines[9]


def test_literally_the_years_are_told_too(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is left out then."""
    spoken = said(years, capsys, "2024", "2025", "--literal")

    assert "змінено реквізит «заголовок»" in spoken
    assert "не показано" not in spoken


def test_the_answer_and_the_file_are_one_comparison(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both as their schemas say; the text for people goes elsewhere."""
    answer = json.loads(said(years, capsys, "2024", "2025", "--document", "plan", "--format", "json"))
    (found,) = answer["comparisons"]
    folder = years / f"build/{OURS}/2025/plan-comparison"

    assert found == json.loads((folder / "comparison.json").read_text("utf-8"))
    assert answer["documents"][0]["files"] == [f"build/{OURS}/2025/plan-comparison/{name}" for name in _names(folder)]
    for name, made in (("comparison", found), ("answer", answer)):
        jsonschema.validate(made, json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_same_comparison_gives_the_same_bytes(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And takes the place of the one before."""
    said(years, capsys, "2024", "2025")
    before = state(years)
    said(years, capsys, "2024", "2025")

    assert before == state(years)


def test_a_sealed_document_and_the_present_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a number the last is meant; two numbers are two sealed ones."""
    frozen(Workspace(root), OURS, 2024)
    assert "запечатаний № 1 і теперішній — відмінностей немає" in said(root, capsys, "2024", "--sealed")

    edit(root, "2024/report.yaml", "Роботу буде продовжено.", "Роботу завершено.")
    edit(root, "2024/report.yaml", "17 січня 2025", "18 січня 2025")
    frozen(Workspace(root), OURS, 2024)
    edit(root, "2024/report.yaml", "Роботу завершено.", "Роботу майже завершено.")

    last = said(root, capsys, "2024", "--sealed")
    assert "запечатаний № 2 і теперішній — 1 відмінність" in last
    assert "Роботу {+майже+} завершено." in last
    assert "Роботу [-буде продовжено-] {+майже завершено+}." in said(root, capsys, "2024", "--sealed", "1")
    both = said(root, capsys, "2024", "--sealed", "1", "--sealed", "2")
    assert "запечатаний № 1 і запечатаний № 2 — 2 відмінності" in both
    assert "Роботу [-буде продовжено-] {+завершено+}." in both


def test_of_a_sealed_document_peoples_data_are_masked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They may be just what is taken out of it; masked they are also in the files."""
    edit(root, "2024/report.yaml", "Роботу буде продовжено.", "Телефон 050 123-45-67 чергового.")
    place = root / f"data/{OURS}/2024/findings.yaml"
    place.write_text(
        "format: 1\nacknowledged:\n  - {rule: personal-phone, text: 050 123-45-67, reason: Так погоджено.}\n", "utf-8"
    )
    frozen(Workspace(root), OURS, 2024)
    edit(root, "2024/report.yaml", "Телефон 050 123-45-67 чергового.", "Роботу буде продовжено.")
    place.unlink()

    spoken = said(root, capsys, "2024", "--sealed")

    assert "Телефон" in spoken
    assert "123-45" not in spoken
    assert b"123-45" not in (root / f"build/{OURS}/2024/report-comparison/comparison.json").read_bytes()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "рік не вказано"),
        (("2024",), "не сказано, з чим порівняти"),
        (("2024", "2024"), "2024 рік названо двічі. Порівняти із запечатаним: make diff FROM=2024 SEALED=1"),
        (("2024", "2031"), "немає даних за 2031 рік"),
        (("2031", "2024"), "немає даних за 2031 рік"),
        (("2024", "двадцять п’ятий"), "не є роком"),
        (("2024", "2025", "--sealed", "1"), "порівняти можна два документи, а названо більше"),
        (("2024", "--sealed", "1", "--sealed", "2", "--sealed", "3"), "порівняти можна два документи"),
        (("2024", "--sealed"), "звіт за 2024 рік ще не запечатано"),
        (("2024", "--sealed", "перший"), "значення ключа «--sealed» не підходить"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    words: tuple[str, ...], reason: str, years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the reason and what to type; nothing is written."""
    code, spoken = told(years, capsys, "diff", *words)

    assert ExitCode.USAGE == code
    assert reason in spoken


def test_sealed_numbers_that_are_not_there_or_the_same_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that there are, are named."""
    frozen(Workspace(root), OURS, 2024)

    assert "номера 3 немає. Є номери: 1" in told(root, capsys, "diff", "2024", "--sealed", "3")[1]
    assert "запечатане № 1 названо двічі" in told(root, capsys, "diff", "2024", "--sealed", "--sealed", "1")[1]


def test_a_year_that_has_only_a_plan_is_compared_by_its_plan(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that is not there yet is told, with the way to compare plans."""
    (years / f"data/{OURS}/2025/report.yaml").unlink()

    assert (
        "звіту за 2025 рік ще немає. Порівняйте плани: DOCUMENT=plan" in told(years, capsys, "diff", "2024", "2025")[1]
    )
    assert "порівняння планів на 2024 і 2025 роки" in said(years, capsys, "2024", "2025", "--document", "plan")


def test_faults_of_both_years_are_told_together(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its file; nothing is written."""
    for year in (2024, 2025):
        edit(years, f"{year}/marks.yaml", "status: no_occasion", "status: nothing")

    code, spoken = told(years, capsys, "diff", "2024", "2025")

    assert ExitCode.DATA == code
    assert f"data/{OURS}/2024/marks.yaml" in spoken
    assert f"data/{OURS}/2025/marks.yaml" in spoken


def test_colours_are_for_a_terminal_only(years: Path) -> None:
    """Through a pipe only the signs are left."""
    ran = subprocess.run(
        [sys.executable, "-m", "pipeline", "--root", str(years), "diff", "2024", "2025"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    assert b"[-" in ran.stdout
    assert b"\x1b" not in ran.stdout
