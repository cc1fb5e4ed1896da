"""The Makefile and the installer: what a year may be, what is listed, what is cleaned, what is installed when."""

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
YEARS = ["23", "2023;touch x", "$(shell touch x)", "$$(touch x)", "`touch x`", "２０２３", "2031", "2023 2023", "20%"]
TOOLS = ("sh", "awk", "cat", "chmod", "cmp", "cp", "df", "dirname", "mkdir", "mktemp", "readlink", "rm", "tail", "tr")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone with one year, before anything is installed."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "pipeline/tools").mkdir(parents=True)
    (folder / "data/fictional/2023").mkdir(parents=True)
    (folder / "data/fictional/2023/plan.yaml").touch()
    (folder / "templates").mkdir()
    for document in ("report", "plan"):
        (folder / f"templates/{document}.docx").touch()
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock", "pipeline/tools/install.sh"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def _make(
    folder: Path, *words: str, path: str = os.environ["PATH"], **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": path, "LANG": "C.UTF-8", **environment}
    return subprocess.run(
        ["/usr/bin/make", *words], cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=60
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _executable(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def _path(folder: Path, **scripts: str) -> str:
    """A PATH with nothing but the usual tools and the given programs."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    for name, script in scripts.items():
        _executable(folder / name.replace("_", "-"), script)
    return str(folder)


def _is_refused(ended: subprocess.CompletedProcess[str]) -> bool:
    """Tell whether it ended with make's own code and one line that speaks of the year in Ukrainian."""
    return (2, "") == (ended.returncode, ended.stdout) and bool(
        re.fullmatch(r"Makefile:.*(рік|YEAR).*\n", ended.stderr)
    )


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("target", ["report", "plan"])
def test_a_wrong_year_is_refused_in_one_message_and_nothing_happens(checkout: Path, target: str, year: str) -> None:
    """Whatever stands in YEAR, only a year with a plan begins anything, even an installation."""
    before = _files(checkout)

    assert _is_refused(_make(checkout, target, f"YEAR={year}"))
    assert _is_refused(_make(checkout, target, YEAR=year))
    assert before == _files(checkout)


@given(year=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_text_in_the_place_of_the_year_is_executed(checkout: Path, year: str) -> None:
    """Any text but the year that is there ends with make's code 2 and changes nothing."""
    assume("2023" != year.strip())
    before = _files(checkout)

    ended = _make(checkout, "report", f"YEAR={year}")

    assert (2, "") == (ended.returncode, ended.stdout)
    assert before == _files(checkout)


@pytest.mark.parametrize("words", [["report"], ["report", "YEAR="], ["plan"]])
def test_a_missing_year_is_asked_for_with_the_years_that_are_there(checkout: Path, words: list[str]) -> None:
    """`make report` alone tells how to write it."""
    ended = _make(checkout, *words)

    assert 2 == ended.returncode
    assert f"Вкажіть рік: make {words[0]} YEAR=2023. Дані є за такі роки: 2023" in ended.stderr


def test_year_organization_day_and_format_reach_the_program_as_typed(checkout: Path, tmp_path: Path) -> None:
    """They are handed over by the environment: no shell and no make reads them."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    _install(folder, 'echo "$*:$YEAR:$ORG:$TODAY:$FORMAT"')
    words = ("YEAR=2023", "ORG=a;touch x `touch x`", "TODAY=`touch x`", "FORMAT=json;touch x")

    ended = _make(folder, "report", *words, path=_complete(tmp_path / "bin"))

    assert "-m pipeline report:2023:a;touch x `touch x`:`touch x`:json;touch x\n" == ended.stdout
    assert not (folder / "x").exists()


@pytest.mark.parametrize("name", ["ORG", "TODAY", "FORMAT"])
def test_a_word_with_a_dollar_is_refused_whatever_is_asked_for(checkout: Path, name: str) -> None:
    """`$` is what make itself would execute."""
    ended = _make(checkout, "reports", f"{name}=$(shell touch x)")

    assert 2 == ended.returncode
    assert "не може бути знака $" in ended.stderr
    assert not (checkout / "x").exists()


def test_make_alone_lists_the_targets_in_ukrainian(checkout: Path) -> None:
    """Each listed target says what it does; every target is phony."""
    source = (ROOT / "Makefile").read_text("utf-8")
    listed = re.findall(r"^  make ([a-z-]+).*[а-яіїєґ]", _make(checkout).stdout, re.MULTILINE)
    phony = source.split(".PHONY: ")[1].split("\n")[0].replace("$(documents)", "report plan").split()

    assert _make(checkout).stdout == _make(checkout, "help").stdout
    assert {"help", "report", "plan", "reports", "check", "test", "test-hard", "doctor", "clean"} <= set(listed)
    assert set(phony) == set(re.findall(r"^([a-z-]+):(?!=)", source, re.MULTILINE))


def test_a_new_template_is_a_new_target(checkout: Path, tmp_path: Path) -> None:
    """Its year is looked at like that of the others."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    (folder / "templates/letter.docx").touch()
    _install(folder, 'echo "$*:$YEAR"')

    ended = _make(folder, "letter", "YEAR=2023", path=_complete(tmp_path / "bin"))

    assert "-m pipeline letter:2023\n" == ended.stdout
    assert _is_refused(_make(folder, "letter", "YEAR=23"))


def test_clean_touches_nothing_but_the_content_of_build(checkout: Path, tmp_path: Path) -> None:
    """Neither what lies beside build/, nor its .gitignore, nor what a link in it leads to."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    (folder / "build/fictional/2023").mkdir(parents=True)
    (folder / "build/fictional/2023/report.docx").touch()
    (folder / "build/.gitignore").touch()
    (folder / "build/link").symlink_to(folder / "data")

    ended = _make(folder, "clean")

    assert (0, "", "") == (ended.returncode, ended.stdout, ended.stderr)
    assert ["build/.gitignore"] == sorted(set(_files(folder)) - set(_files(checkout)))
    assert set(_files(checkout)) <= set(_files(folder))


def test_clean_leaves_alone_a_build_that_is_a_link_to_somewhere(checkout: Path, tmp_path: Path) -> None:
    """What such a link leads to is not ours."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept").touch()
    (folder / "build").symlink_to(tmp_path / "elsewhere")

    _make(folder, "clean")

    assert (tmp_path / "elsewhere/kept").exists()


def test_without_the_right_to_install_one_message_gives_the_command(checkout: Path, tmp_path: Path) -> None:
    """The packages that are missing are named, and nothing is left half-done."""
    before = _files(checkout)
    path = _path(tmp_path / "bin", id="echo 1000", apt_get="exit 1", python3="exit 0", fc_match="echo Tinos")

    ended = _make(checkout, "report", "YEAR=2023", path=path)

    command = "su - -c 'apt-get update && apt-get install -y --no-install-recommends {}'".format(
        "libreoffice-writer-nogui poppler-utils bubblewrap"
    )
    assert (2, "") == (ended.returncode, ended.stdout)
    assert f"\n  {command}\n" in ended.stderr
    assert before == _files(checkout)


def test_a_second_call_installs_nothing(checkout: Path, tmp_path: Path) -> None:
    """With all there, neither the system's installer nor Python's is started."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    _install(folder, "exit 1")
    before = _files(folder)

    ended = _make(folder, "setup", path=_complete(tmp_path / "bin"))

    assert (0, "", "") == (ended.returncode, ended.stdout, ended.stderr)
    assert before == _files(folder)


def test_a_changed_lock_file_is_installed_anew(checkout: Path, tmp_path: Path) -> None:
    """What was installed is known by the lock file's whole content."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    _install(folder, f'echo "$*" >>{tmp_path}/calls; mkdir -p site; echo site')
    (folder / "requirements.lock").write_text("# another\n", "utf-8")

    ended = _make(folder, "setup", path=_complete(tmp_path / "bin"))

    assert 0 == ended.returncode, ended.stderr
    assert "--require-hashes --no-deps --only-binary :all: -r requirements.lock" in (tmp_path / "calls").read_text()
    assert "# another\n" == (folder / ".venv/requirements.lock").read_text()


def _install(folder: Path, python: str) -> None:
    """Stand in for a finished installation whose Python does as told."""
    _executable(folder / ".venv/bin/python", python)
    shutil.copy(folder / "requirements.lock", folder / ".venv")


def _complete(folder: Path) -> str:
    """A PATH with all that the system must have, on which neither installer can work."""
    present = dict.fromkeys(("soffice", "pdftotext", "bwrap"), "exit 0")
    path = _path(folder, **present, fc_match="echo Liberation Serif", apt_get="exit 1", python3="exit 0")
    (folder / "libswlo.so").touch()
    return path
