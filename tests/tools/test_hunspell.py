"""The dictionary: what it knows, what it would write, and what becomes of a run without it."""

import subprocess
from pathlib import Path

import pytest

from pipeline.errors import ProgramFailed, ProgramMissing
from pipeline.tools.hunspell import Dictionary, spelling
from pipeline.tools.probe import Tool
from tests.project.clones import executable


def _tool(program: Path | str) -> Tool:
    return Tool("Словник", str(program), "hunspell hunspell-uk")


def test_words_that_are_not_in_the_dictionary_are_given() -> None:
    """However the apostrophe was typed; compounds are known by their parts."""
    words = ["звіт", "звітт", "об'єкт", "об’єкт", "обʼєкт", "планово-економічний", "планово-екномічний"]

    assert {"звітт", "планово-екномічний"} == spelling()(words)


def test_what_is_no_word_is_not_asked() -> None:
    """Nothing that a dictionary's program would take for an order reaches it."""
    assert frozenset() == spelling()(["", "12", "-d", "!", "*звітт", "а б", "звіт\nзвітт", "--", "@"])


def test_more_words_than_a_pipe_holds_are_answered() -> None:
    """Neither side waits for the other."""
    wrong = [f"звіт{'ф' * (number % 60)}{'ц' * (number % 7)}щщ" for number in range(20_000)]

    assert set(wrong) == spelling()([*wrong, "звіт"])


def test_the_likeliest_words_are_proposed() -> None:
    """For a word that it knows, none."""
    assert "реєстрації" in spelling().instead("ресстрації")
    assert () == spelling().instead("звіт")
    assert () == spelling().instead("*")


def test_one_program_answers_for_the_whole_run() -> None:
    """Its start costs more than a thousand words."""
    asked = Dictionary()

    asked(["звіт"])
    first = asked._talks["-l"].child
    asked(["план"])

    assert first is asked._talks["-l"].child
    assert spelling() is spelling()


def test_one_that_has_begun_answers_by_the_same_program() -> None:
    """What was told to begin is not started again when it is asked; what cannot begin tells so only then."""
    dictionary = Dictionary()

    dictionary.begin()
    begun = dictionary._talks["-l"].child
    Dictionary(_tool("no-such-program")).begin()
    unknown = dictionary(["захід", "зхаід"])

    assert {"зхаід"} == unknown
    assert begun is dictionary._talks["-l"].child


def test_without_the_program_or_the_dictionary_the_way_out_is_told() -> None:
    """By the names of the packages."""
    with pytest.raises(ProgramMissing) as told:
        Dictionary(_tool("no-such-program"))(["звіт"])

    assert "apt-get install --no-install-recommends hunspell hunspell-uk" in str(told.value.faults[0].remedy)


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60", "read word; exit 0", "echo звіт; exec sleep 60"])
def test_a_program_that_ends_or_is_silent_fails_in_time(script: str, tmp_path: Path) -> None:
    """And nothing of it is alive afterwards."""
    executable(tmp_path / "hunspell", script)
    asked = Dictionary(_tool(tmp_path / "hunspell"), seconds=0.2)

    with pytest.raises(ProgramFailed, match="словник не відповів"):
        asked(["звіт"])

    assert asked._talks["-l"].child is None


def test_a_dictionary_that_died_is_started_anew() -> None:
    """The next question is answered."""
    asked = Dictionary()
    asked(["звіт"])
    child = asked._talks["-l"].child
    assert isinstance(child, subprocess.Popen)
    child.kill()
    child.wait()

    with pytest.raises(ProgramFailed):
        asked(["план"])

    assert {"плаан"} == asked(["план", "плаан"])
