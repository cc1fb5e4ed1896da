"""The command line: exit codes, Ukrainian words, and nothing changed by a failure."""

import shutil
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.documents import DOCUMENTS
from pipeline.errors import ExitCode
from pipeline.telling.speech import EXIT_CODES
from pipeline.workspace import Workspace
from tests.goldens import golden
from tests.workspaces import state

ROOT = Path(__file__).parents[1]
LATIN_ALLOWED = ("zvit", "DOCX", "PDF", "LibreOffice", "Ctrl-C", "data", "templates", "build", "bash", "zsh", "fish")


def told(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Run a command that fails: it must say why, and change nothing."""
    before = state(root)

    code = run(["--root", str(root), *words])
    said = capsys.readouterr()

    assert state(root) == before
    assert said.out == ""
    assert "Traceback" not in said.err
    return code, said.err


@pytest.mark.parametrize("year", ["", " ", "23", "2023;touch x", "$(touch x)", "２０２３", "2023\n", "1999", "../2024"])
def test_what_is_no_year_is_refused(year: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Four ASCII digits, 20xx; nothing else is run, made or changed."""
    code, said = told(root, capsys, "report", "--year", year)

    assert code == ExitCode.USAGE
    assert "Пишіть чотири цифри" in said


def test_a_year_without_data_is_refused_and_others_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The officer sees which years there are."""
    code, said = told(root, capsys, "report", "--year", "2031")

    assert code == ExitCode.USAGE
    assert "немає даних за 2031 рік" in said
    assert "Є роки: 2024" in said


@pytest.mark.parametrize("organization", ["nema-takoi", "../data", "Вигадана", "vyhadana-rada/2024"])
def test_an_unknown_organization_is_refused(organization: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that there are, are named."""
    code, said = told(root, capsys, "report", "--year", "2024", "--organization", organization)

    assert code == ExitCode.USAGE
    assert "Вкажіть ORG: vyhadana-rada" in said


def test_of_several_organizations_one_must_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program does not choose."""
    shutil.copytree(root / "data/vyhadana-rada", root / "data/insha-rada")

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.USAGE
    assert "insha-rada, vyhadana-rada" in said


def test_faults_of_all_files_are_told_together_and_sorted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with file, line and column, a reason and a way out."""
    folder = root / "data/vyhadana-rada/2024"
    marks = (folder / "marks.yaml").read_text("utf-8")
    (folder / "marks.yaml").write_text(
        marks.replace("measure: сайт", "measure: сайти").replace("status: no_occasion", "status: nothing")
    )
    plan = (folder / "plan.yaml").read_text("utf-8")
    (folder / "plan.yaml").write_text(
        plan.replace("date: 20.12.2023", "date: 31.11.2023").replace("timeframe: Постійно", "timefrane: Постійно")
    )
    register = (folder / "registers/navchannia.csv").read_text("utf-8")
    (folder / "registers/navchannia.csv").write_text(register.replace("1 200", "багато") + "1;2\n")

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.DATA
    golden("faults.messages.txt", said)


def test_a_mark_for_no_measure_and_a_lost_mark_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What fits each alone may not fit together."""
    folder = root / "data/vyhadana-rada/2024"
    marks = (folder / "marks.yaml").read_text("utf-8")
    (folder / "marks.yaml").write_text(marks.replace("measure: сайт", "measure: сайти"))

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.DATA
    golden("mismatch.messages.txt", said)


def test_a_folder_that_is_no_organizations_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name is not Latin; it is not offered, either."""
    shutil.copytree(root / "data/vyhadana-rada", root / "data/Рада")

    code, said = told(root, capsys, "report", "--year", "2024", "--organization", "Рада")

    assert code == ExitCode.USAGE
    assert "малі латинські букви" in said
    assert "Вкажіть ORG: vyhadana-rada\n" in said


@pytest.mark.parametrize("words", [["report", "--year", "2024"], ["reports"]], ids=" ".join)
def test_a_misnamed_organization_is_never_left_out_in_silence(
    words: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Capital letters in the folder's name, and it is the only one."""
    (root / "data/vyhadana-rada").rename(root / "data/Nova")

    code, said = told(root, capsys, *words)

    assert code in {ExitCode.USAGE, ExitCode.DATA}
    assert "тека data/Nova не може бути текою органу. Перейменуйте її: малі латинські букви" in said


def test_a_workspace_without_plans_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`reports` that makes nothing is no success."""
    shutil.rmtree(root / "data/vyhadana-rada/2024")

    code, said = told(root, capsys, "reports")

    assert code == ExitCode.DATA
    assert "у теці data/vyhadana-rada немає жодного року" in said


def test_a_year_that_has_lost_its_plan_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not said that there is no such year."""
    (root / "data/vyhadana-rada/2024/plan.yaml").unlink()

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.DATA
    assert "data/vyhadana-rada/2024/plan.yaml: файлу немає, а без нього документа не скласти. Поверніть його" in said


def test_no_words_are_no_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bare `zvit` says which verbs there are."""
    code = run([])

    assert code == ExitCode.USAGE
    assert "дію не вказано; є: archive, attach-signature, batch, clean" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["abc", "0", "257", "1.5"])
def test_a_number_that_does_not_serve_is_told_with_those_that_do(
    typed: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a word is that is none of a few."""
    assert ExitCode.USAGE == run(["--root", str(root), "batch", "--workers", typed])
    assert "«--workers» не підходить; потрібне ціле число від 1 до 256" in capsys.readouterr().err


def test_a_number_that_make_has_passed_on_is_named_as_it_was_given(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever types WORKERS=abc has never seen the key."""
    monkeypatch.setenv("WORKERS", "abc")

    assert ExitCode.USAGE == run(["--root", str(root), "batch"])
    assert "значення WORKERS не підходить; потрібне ціле число від 1 до 256" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["31.12.2024", "20241231", "2024-W52-7", "2024-13-01"])
def test_a_day_that_is_none_is_answered_for_make_and_for_zvit(
    day: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each way of typing it is shown."""
    code, said = told(root, capsys, "report", "--year", "2024", "--today", day)

    assert code == ExitCode.USAGE
    assert "TODAY=2024-01-31" in said
    assert "--today 2024-01-31" in said


def test_a_root_that_is_named_is_the_one_that_is_meant(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen does not lead to the folder above."""
    code, said = told(root / "data", capsys, "report", "--year", "2024")

    assert code == ExitCode.USAGE
    assert "не є робочим каталогом" in said


def test_the_organizations_own_template_is_named_by_its_own_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The clerk opens the right file."""
    (root / "data/vyhadana-rada/templates").mkdir()
    (root / "data/vyhadana-rada/templates/report.docx").write_bytes(b"PK\x03\x04 not a document")

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.DATA
    assert "data/vyhadana-rada/templates/report.docx" in said


def test_a_width_for_a_column_that_there_is_not_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not ignored in silence."""
    file = root / "data/vyhadana-rada/organization.yaml"
    file.write_text(file.read_text("utf-8") + "  column_widths: {tittle: 90}\n", "utf-8")

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.DATA
    assert "organization.yaml" in said
    assert "tittle" in said


def test_a_missing_template_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named."""
    (root / "templates/report.docx").unlink()

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.FILES
    assert "templates/report.docx: шаблону немає" in said


def test_a_damaged_template_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the template that must be mended, and it is named."""
    (root / "templates/report.docx").write_bytes(b"PK\x03\x04 not a document")

    code, said = told(root, capsys, "report", "--year", "2024")

    assert code == ExitCode.DATA
    assert "report" in said


def test_a_folder_that_is_no_workspace_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It must hold data/ and templates/."""
    code, said = told(tmp_path, capsys, "report", "--year", "2024")

    assert code == ExitCode.USAGE
    assert "data/ і templates/" in said


@pytest.mark.parametrize(
    "words",
    [["raport"], ["report", "--yaer", "2024"], ["report", "2024"], ["report", "--year"], ["completion", "cmd"], []],
    ids=["verb", "option", "word too many", "no value", "shell", "nothing"],
)
def test_words_that_are_not_understood_are_answered_in_ukrainian(
    words: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No English sentence of the command line's library comes through."""
    code, said = told(root, capsys, *words)

    assert code == ExitCode.USAGE
    for english in ("Usage", "Error", "No such", "Try ", "Missing", "Got unexpected", "Invalid", "requires"):
        assert english not in said
    assert "Довідка" in said or "Виклик" in said


@pytest.mark.parametrize(
    "words", [["--help"], *([name, "--help"] for name in [*DOCUMENTS, "reports", "clean"])], ids=" ".join
)
def test_help_is_in_ukrainian(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Headings, options and the description."""
    assert run(words) == ExitCode.OK

    said = capsys.readouterr().out
    assert "Виклик: zvit" in said
    assert "Показати цю довідку." in said
    for english in ("Usage", "Options", "Commands", "Show this"):
        assert english not in said


def test_every_exit_code_is_explained_in_help_and_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """The same words in both."""
    run(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    readme = (ROOT / "README.md").read_text("utf-8")

    for code in ExitCode:
        assert f"{code.value} {EXIT_CODES[code]}" in said
        assert f"| {code.value} | {EXIT_CODES[code]} |" in readme


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The shell is told to ask zvit itself."""
    assert run(["completion", shell]) == ExitCode.OK
    assert "_ZVIT_COMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize("words", [("clean",), ("seal", "--year", "2024")], ids=" ".join)
def test_sealed_packages_in_build_are_neither_made_nor_cleared(
    words: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder for them that will be cleared is refused by whatever would do so."""
    (root / "build/архів/report-1").mkdir(parents=True)
    (root / "build/архів/report-1/bagit.txt").write_text("")
    monkeypatch.setenv("ZVIT_SEALED", str(root / "build/архів"))

    code, said = told(root, capsys, *words)

    assert code == ExitCode.FILES
    assert "(ZVIT_SEALED) не окрема від теки build/" in said


@pytest.mark.parametrize("deed", ["seal", "publish"])
def test_nothing_is_frozen_or_published_as_of_a_day_to_come(
    deed: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is only to be approved would pass for approved."""
    code, said = told(root, capsys, deed, "--year", "2024", "--today", "2999-12-31")

    assert code == ExitCode.USAGE
    assert "31.12.2999 ще не настало" in said


def test_clean_touches_nothing_but_build(root: Path) -> None:
    """What lies there goes, its .gitignore stays; a link's target is left alone."""
    (root / "build/vyhadana-rada/2024/report").mkdir(parents=True)
    (root / "build/vyhadana-rada/2024/report/report.pdf").write_bytes(b"%PDF")
    (root / "build/data").symlink_to(root / "data")
    before = {name: content for name, content in state(root).items() if not name.startswith("build/vyhadana")}

    assert run(["--root", str(root), "clean"]) == ExitCode.OK

    assert not (root / "build/data").is_symlink()
    assert {name: content for name, content in before.items() if not name.startswith("build/data")} == state(root)


def test_years_of_reports_are_found(root: Path) -> None:
    """The finished as reports, those with only a plan as plans."""
    shutil.copytree(root / "data/vyhadana-rada/2024", root / "data/vyhadana-rada/2025")
    (root / "data/vyhadana-rada/2025/report.yaml").unlink()
    workspace = Workspace(root)

    assert workspace.years("vyhadana-rada") == (2024, 2025)
    assert [workspace.has_report("vyhadana-rada", year) for year in (2024, 2025)] == [True, False]
