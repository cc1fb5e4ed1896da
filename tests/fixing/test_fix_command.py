"""`zvit fix`: shows what a class would change, writes it if told so, and takes it back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.contracts import YearFolder
from pipeline.errors import DataFaults, ExitCode, FilesUnusable
from pipeline.fix import proposed
from pipeline.fixing import replacing
from pipeline.fixing.classes import CLASSES
from pipeline.fixing.replacing import KEPT, replace, undo
from tests.strictly import load, merge
from tests.workspaces import ROOT, state

ORGANIZATION, YEAR = "pervomaisk-rada", "2023"
HOW_MANY = {"straight-quotes": 2, "apostrophes": 38, "space-before-mark": 14, "space-inside": 3}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with the real data and templates."""
    shutil.copytree(ROOT / "data" / ORGANIZATION, tmp_path / "data" / ORGANIZATION)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def _folder(root: Path) -> YearFolder:
    return YearFolder(root, root / "data" / ORGANIZATION, root / "data" / ORGANIZATION / YEAR)


def _fix(root: Path, *words: str) -> int:
    return run(["--root", str(root), "fix", "--year", YEAR, *words])


@pytest.mark.parametrize("name", CLASSES)
def test_the_real_year_is_changed_only_in_the_lines_concerned(root: Path, name: str) -> None:
    """As many lines as before, in each of those that differ a sign of the class; the data are sound and merge."""
    before = state(root / "data")
    assert ExitCode.OK == _fix(root, "--class", name, "--write")
    after = {file: content for file, content in state(root / "data").items() if KEPT not in file}

    changed = {file for file in before if before[file] != after[file]}
    for file in changed:
        old, new = before[file].decode().split("\n"), after[file].decode().split("\n")
        lines = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
        for was, now in lines:
            assert "".join(filter(str.isalnum, was)) == "".join(filter(str.isalnum, now))
    assert before.keys() == after.keys()
    assert merge(load(_folder(root), ORGANIZATION, int(YEAR)))
    assert (name not in ("double-space", "mixed-alphabets")) == bool(changed)
    assert () == tuple(each for each in proposed(_folder(root), name) if each.done)


def test_without_write_nothing_is_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference is shown as `diff -u` shows it."""
    before = state(root)

    assert ExitCode.OK == _fix(root, "--class", "straight-quotes")

    told = capsys.readouterr().out
    line = (
        "Відповідно до частини другої статті 51² Закону України {}Про запобігання корупції{} направлено повідомлення до"
    )
    was, now = line.format('"', '"'), line.format("«", "»")
    assert f"\n-{was}\n+{now}\n" in told
    assert "2 місця, 1 файл; нічого ще не змінено: щоб записати, додайте WRITE=так (--write)" in told
    assert before == state(root)


def test_the_difference_is_the_one_that_diff_shows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`git apply` makes the same files of it."""
    shutil.copytree(root / "data", root / "again/data")
    _fix(root, "--class", "apostrophes", "--write")
    (root / "again.diff").write_text(capsys.readouterr().out, "utf-8")

    subprocess.run(["git", "apply", "-p0", "../again.diff"], cwd=root / "again", check=True)

    after = {name: content for name, content in state(root / "data").items() if KEPT not in name}
    assert after == state(root / "again/data")


def test_the_classes_are_listed_with_what_they_would_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for no class, the command names them all."""
    assert ExitCode.OK == _fix(root)

    told = capsys.readouterr().out
    for name in CLASSES:
        assert f"\n  {name} " in told
    for name, places in HOW_MANY.items():
        (line,) = (line for line in told.splitlines() if line.startswith(f"  {name} "))
        assert f"— {places} міс" in line


def test_what_was_written_is_taken_back_to_the_byte(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once; then there is nothing to take back."""
    before = state(root)
    _fix(root, "--class", "apostrophes", "--write")
    assert before != state(root)
    assert "щоб повернути, як було, — make fix YEAR=2023 UNDO=так" in capsys.readouterr().out

    assert ExitCode.OK == _fix(root, "--undo")
    assert before == state(root)
    assert ExitCode.USAGE == _fix(root, "--undo")


def test_a_file_that_was_changed_since_is_not_taken_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file is, then; what there was lies where the message says."""
    _fix(root, "--class", "apostrophes", "--write")
    plan = root / "data" / ORGANIZATION / YEAR / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + "# моє\n", "utf-8")
    before = state(root)

    assert ExitCode.DATA == _fix(root, "--undo")

    assert f"Те, що було, лежить у data/{ORGANIZATION}/{YEAR}/{KEPT}/before" in capsys.readouterr().err
    assert before == state(root)


def test_a_run_that_was_killed_between_two_files_is_taken_back(root: Path) -> None:
    """Some files are as they became, some as they were."""
    before = state(root)
    _fix(root, "--class", "apostrophes", "--write")
    plan = f"data/{ORGANIZATION}/{YEAR}/plan.yaml"
    (root / plan).write_bytes(before[plan])

    undo(_folder(root))

    assert before == state(root)


def test_a_file_that_is_changed_meanwhile_keeps_all_from_being_written(root: Path) -> None:
    """All files or none."""
    files = proposed(_folder(root), "apostrophes")
    plan = root / "data" / ORGANIZATION / YEAR / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + "# моє\n", "utf-8")
    before = state(root)

    with pytest.raises(DataFaults, match="тим часом змінили"):
        replace(files, _folder(root))

    assert before == state(root)


def test_a_refusal_half_way_puts_back_what_was_done(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes the first file and refuses the second."""
    files = proposed(_folder(root), "apostrophes")
    before = {name: content for name, content in state(root).items() if KEPT not in name}
    real, taken = Path.replace, list[Path]()

    def refusing(self: Path, target: Path) -> Path:
        taken.append(self)
        if len(taken) == 2:
            raise OSError(28, "full")
        return real(self, target)

    monkeypatch.setattr(replacing.Path, "replace", refusing)
    with pytest.raises(FilesUnusable, match="на диску немає місця"):
        replace(files, _folder(root))

    assert before == {name: content for name, content in state(root).items() if KEPT not in name}


def test_faulty_data_are_told_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file and the line, as by any command."""
    report = root / "data" / ORGANIZATION / YEAR / "report.yaml"
    report.write_text("format: 1\nrequisites\n", "utf-8")
    before = state(root)

    assert ExitCode.DATA == _fix(root, "--class", "apostrophes", "--write")

    assert f"data/{ORGANIZATION}/{YEAR}/report.yaml:2" in capsys.readouterr().err
    assert before == state(root)


@pytest.mark.parametrize(
    "words", [["--write"], ["--undo", "--write"], ["--undo", "--class", "apostrophes"], ["--class", "x"]]
)
def test_words_that_make_no_sense_together_are_refused(root: Path, words: list[str]) -> None:
    """Nothing is guessed, nothing changed."""
    before = state(root)

    assert ExitCode.USAGE == _fix(root, *words)
    assert before == state(root)
