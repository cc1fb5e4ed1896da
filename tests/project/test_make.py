"""The Makefile: what a year may be, what is listed, what is cleaned."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.project.clones import LOCKS, ROOT, complete, files, fresh_clone, installed, make
from tests.verbs import commands

YEARS = ["23", "2023;touch x", "$(shell touch x)", "$$(touch x)", "`touch x`", "２０２３", "2031", "2023 2023", "20%"]
HOSTILE = sorted(
    set(re.findall(r"^typed := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0].split()) - {"YEAR"}
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone with one year, before anything is installed."""
    return fresh_clone(tmp_path_factory.mktemp("checkout"))


def _is_refused(ended: subprocess.CompletedProcess[str]) -> bool:
    """Tell whether it ended with make's own code and one line that speaks of the year in Ukrainian."""
    return (2, "") == (ended.returncode, ended.stdout) and bool(
        re.fullmatch(r"Makefile:.*(рік|YEAR).*\n", ended.stderr)
    )


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    "target", ["report", "plan", "archive", "seal", "publish", "sign-request", "attach-signature", "sign"]
)
def test_a_wrong_year_is_refused_in_one_message_and_nothing_happens(checkout: Path, target: str, year: str) -> None:
    """Whatever stands in YEAR, only a year with a plan begins anything, even an installation."""
    before = files(checkout)

    assert _is_refused(make(checkout, target, f"YEAR={year}"))
    assert _is_refused(make(checkout, target, YEAR=year))
    assert before == files(checkout)


@given(year=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_text_in_the_place_of_the_year_is_executed(checkout: Path, year: str) -> None:
    """Any text but the year that is there ends with make's code 2 and changes nothing."""
    assume("2023" != year.strip())
    before = files(checkout)

    ended = make(checkout, "report", f"YEAR={year}")

    assert (2, "") == (ended.returncode, ended.stdout)
    assert before == files(checkout)


@pytest.mark.parametrize("words", [["report"], ["report", "YEAR="], ["plan"]])
def test_a_missing_year_is_asked_for_with_the_years_that_are_there(checkout: Path, words: list[str]) -> None:
    """`make report` alone tells how to write it."""
    ended = make(checkout, *words)

    assert 2 == ended.returncode
    assert f"Вкажіть рік: make {words[0]} YEAR=2023. Дані є за такі роки: 2023" in ended.stderr


def test_a_new_year_need_not_be_there(checkout: Path, tmp_path: Path) -> None:
    """The one command whose year has no plan; but a year is asked for."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, 'echo "$*:$YEAR:$FROM"')

    begun = make(folder, "new-year", "YEAR=2031", "FROM=2023", path=complete(tmp_path / "bin"))
    ended = make(folder, "new-year")

    assert "-m pipeline new-year:2031:2023\n" == begun.stdout
    assert (2, "") == (ended.returncode, ended.stdout)
    assert "Вкажіть новий рік: make new-year YEAR=2024" in ended.stderr


@pytest.mark.parametrize("words", [[], ["TO=2023"], *([word] for year in YEARS for word in (f"FROM={year}",))])
def test_a_comparison_begins_only_with_years_that_are_there(checkout: Path, words: list[str]) -> None:
    """Whatever stands in FROM and TO; what else is lacking the program tells."""
    before = files(checkout)

    ended = make(checkout, "diff", *words)

    assert (2, "") == (ended.returncode, ended.stdout)
    assert re.fullmatch(r"Makefile:.*(рік|роки|FROM).*\n", ended.stderr)
    assert before == files(checkout)


@pytest.mark.parametrize("year", YEARS)
def test_a_comparison_is_begun_with_no_other_second_year(checkout: Path, year: str) -> None:
    """Of two years both must be there."""
    before = files(checkout)

    ended = make(checkout, "diff", "FROM=2023", f"TO={year}")

    assert (2, "") == (ended.returncode, ended.stdout)
    assert before == files(checkout)


def test_words_reach_the_program_as_typed(checkout: Path, tmp_path: Path) -> None:
    """They are handed over by the environment: no shell and no make reads them."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, f'echo "$*:$YEAR{"".join(f":${name}" for name in HOSTILE)}"')
    words = (f"{name}=a;touch x `touch x` 'touch x' \"|& \\" for name in HOSTILE)

    ended = make(folder, "report", "YEAR=2023", *words, path=complete(tmp_path / "bin"))

    assert (
        "-m pipeline report --why --fresh:2023" + ":a;touch x `touch x` 'touch x' \"|& \\" * len(HOSTILE) + "\n"
        == ended.stdout
    )
    assert not (folder / "x").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [((), "report"), (("WHY=так",), "report --why"), (("FRESH=;touch x", "WHY=так"), "report --why --fresh")],
)
def test_what_else_is_asked_of_a_document_reaches_the_program(
    words: tuple[str, ...], told: str, checkout: Path, tmp_path: Path
) -> None:
    """Whatever the word is, it is only one that is there."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, 'echo "$*"')

    assert (
        f"-m pipeline {told}\n" == make(folder, "report", "YEAR=2023", *words, path=complete(tmp_path / "bin")).stdout
    )
    assert not (folder / "x").exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_word_with_a_dollar_is_refused_whatever_is_asked_for(checkout: Path, name: str) -> None:
    """`$` is what make itself would execute."""
    ended = make(checkout, "reports", f"{name}=$(shell touch x)")

    assert 2 == ended.returncode
    assert "не може бути знака $" in ended.stderr
    assert not (checkout / "x").exists()


def test_every_command_of_the_program_is_a_target(checkout: Path) -> None:
    """With the words that it takes from the environment among those that are looked at."""
    taken = {option.envvar for command in commands().values() for option in command.params if option.envvar}

    assert set(commands()) - {"completion"} <= _phony(checkout)
    assert {str(name) for name in taken} <= {"YEAR", *HOSTILE}


def test_make_alone_lists_the_targets_in_ukrainian(checkout: Path) -> None:
    """Each listed target says what it does; every target is phony."""
    source = (ROOT / "Makefile").read_text("utf-8")
    listed = re.findall(r"^  make ([a-z-]+).*[а-яіїєґ]", make(checkout).stdout, re.MULTILINE)

    assert make(checkout).stdout == make(checkout, "help").stdout
    assert {"help", "report", "plan", "reports", "check", "test", "test-hard", "doctor", "clean"} <= set(listed)
    assert _phony(checkout) == set(re.findall(r"^([a-z-]+):(?!=)", source, re.MULTILINE))


def test_the_list_stands_in_two_columns(checkout: Path) -> None:
    """Also where a placeholder is Ukrainian: letters are counted, not bytes."""
    rows = [row for row in make(checkout).stdout.splitlines() if row.startswith("  make ")]
    told = dict(
        re.findall(r"^([a-z-]+): .*?## (?:[^|\n]* \| )?(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )

    assert 1 == len({row.index(told[row.split()[1]]) for row in rows})


@pytest.mark.parametrize(
    ("target", "word", "told"),
    [
        ("verify-package", "PACKAGE", "verify-package -- a;touch x `touch x`"),
        ("attach-signature", "SIGNATURE", "attach-signature -- a;touch x `touch x`"),
        ("sign", "KEY", "sign --pkcs12 a;touch x `touch x`"),
    ],
)
def test_a_file_is_handed_to_the_program_as_one_word_and_asked_for_if_it_is_missing(
    checkout: Path, tmp_path: Path, target: str, word: str, told: str
) -> None:
    """Whatever its name is."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, 'shift 2; echo "$#:$*"', *LOCKS)
    path = complete(tmp_path / "bin")

    missing = make(folder, target, "YEAR=2023", path=path)
    given = make(folder, target, "YEAR=2023", f"{word}=a;touch x `touch x`", path=path)

    assert 2 == missing.returncode
    assert f"{word}=" in missing.stderr
    words = 1 + len(told.partition(" a;")[0].split())
    assert f"{words}:{told}\n" == given.stdout
    assert not (folder / "x").exists()


def _phony(checkout: Path) -> set[str]:
    """All targets, as make itself understands the Makefile."""
    [named] = re.findall(r"^\.PHONY: (.*)$", make(checkout, "-pn", "help").stdout, re.MULTILINE)
    return set(named.split())


def test_a_new_template_is_a_new_target(checkout: Path, tmp_path: Path) -> None:
    """Its year is looked at like that of the others."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    (folder / "templates/letter.docx").touch()
    installed(folder, 'echo "$*:$YEAR"')

    ended = make(folder, "letter", "YEAR=2023", path=complete(tmp_path / "bin"))

    assert "-m pipeline letter:2023\n" == ended.stdout
    assert _is_refused(make(folder, "letter", "YEAR=23"))


def test_clean_touches_nothing_but_the_content_of_build(checkout: Path, tmp_path: Path) -> None:
    """Neither what lies beside build/, nor its .gitignore, nor what a link in it leads to."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    (folder / "build/fictional/2023").mkdir(parents=True)
    (folder / "build/fictional/2023/report.docx").touch()
    (folder / "build/.gitignore").touch()
    (folder / "build/link").symlink_to(folder / "data")

    ended = make(folder, "clean")

    assert (0, "", "") == (ended.returncode, ended.stdout, ended.stderr)
    assert ["build/.gitignore"] == sorted(set(files(folder)) - set(files(checkout)))
    assert set(files(checkout)) <= set(files(folder))


def test_clean_leaves_alone_a_build_that_is_a_link_to_somewhere(checkout: Path, tmp_path: Path) -> None:
    """What such a link leads to is not ours."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept").touch()
    (folder / "build").symlink_to(tmp_path / "elsewhere")

    make(folder, "clean")

    assert (tmp_path / "elsewhere/kept").exists()
