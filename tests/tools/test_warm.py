"""A LibreOffice that stays: it does document after document; one that fails harms no other; nobody outlives it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import Docx
from pipeline.errors import FilesUnusable, ProgramFailed, ProgramMissing
from pipeline.tools.jail import Strength
from pipeline.tools.probe import Tool
from pipeline.tools.soffice import Office
from pipeline.tools.warm import WarmOffice, Wear
from tests.tools.standins import MARK, blank_pdf, fall_asleep, left_behind, needs, office, standin
from tests.tools.talking import FAULTS, GOOD, sockets, starts, talking

STAYS, ENDS = "without", "with documents"


def worn(cold: Office, wear: Wear) -> WarmOffice:
    """Give a LibreOffice that stays only so long."""
    return WarmOffice(cold, lambda: cold.way, lambda: cold.way, wear)


def assert_gone(folder: Path) -> None:
    """Nothing of it is left: no process, no room, no socket."""
    assert [] == left_behind()
    assert [] == list((folder / "rooms").iterdir())
    assert [] == sockets(folder)


def test_one_start_does_order_after_order(tmp_path: Path) -> None:
    """One document or several, whatever they are called; then nothing is left of it."""
    with talking(tmp_path).warm() as warm:
        assert {"звіт, 1": blank_pdf()} == warm({"звіт, 1": GOOD})
        assert {"а": blank_pdf(), "б": blank_pdf()} == warm({"а": GOOD, "б": GOOD}, "3a")
        assert {} == warm({})

    assert [STAYS] == starts(tmp_path)
    assert_gone(tmp_path)


def test_it_is_started_before_there_is_a_document(tmp_path: Path) -> None:
    """Whoever wants it warm does not wait for it."""
    with office(tmp_path, f"sleep {MARK}").warm():
        assert fall_asleep()

    assert [] == left_behind()


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"hang"}))
def test_a_document_that_fails_is_tried_once_more_alone(fault: str, tmp_path: Path) -> None:
    """By a LibreOffice of its own, while another one is started for those to come."""
    with talking(tmp_path).warm() as warm:
        assert {"звіт": blank_pdf()} == warm({"звіт": Docx(f"{fault}:warm".encode())})
        assert {"план": blank_pdf()} == warm({"план": GOOD})

    assert {STAYS: 2, ENDS: 1} == {kind: starts(tmp_path).count(kind) for kind in (STAYS, ENDS)}
    assert_gone(tmp_path)


@pytest.mark.parametrize("fault", ["die", "tear", "nothing"])
def test_a_document_that_always_fails_fails_alone(fault: str, tmp_path: Path) -> None:
    """It is named, and neither those before it nor those after it are harmed."""
    with talking(tmp_path).warm() as warm:
        for _ in range(3):
            assert {"план": blank_pdf()} == warm({"план": GOOD})
            with pytest.raises(ProgramFailed) as failure:
                warm({"звіт": Docx(fault.encode())})
            assert ["звіт"] == [fault.place for fault in failure.value.faults]

    assert_gone(tmp_path)


def test_a_document_that_never_ends_is_stopped_twice(tmp_path: Path) -> None:
    """Once where it was, once alone; then it is told, and the next one is done."""
    with talking(tmp_path, seconds=2).warm() as warm:
        with pytest.raises(ProgramFailed, match=r"не закінчив перетворення за 2 с"):
            warm({"звіт": Docx(b"hang")})
        assert {"план": blank_pdf()} == warm({"план": GOOD})

    assert [STAYS, STAYS, ENDS] == sorted(starts(tmp_path), reverse=True)
    assert_gone(tmp_path)


def test_neighbours_in_one_order_are_not_harmed(tmp_path: Path) -> None:
    """Those before the one that fails are kept; it and those after it are done again, each alone."""
    documents = {"до": GOOD, "звіт": Docx(b"die:warm"), "після": GOOD}

    with talking(tmp_path).warm() as warm:
        assert list(dict.fromkeys(documents, blank_pdf()).items()) == list(warm(documents).items())

    assert 2 == starts(tmp_path).count(ENDS)


def test_an_order_that_nobody_waits_for_ends_with_its_context(tmp_path: Path) -> None:
    """And the next one is done by a new start."""
    with talking(tmp_path).warm() as warm:
        with warm.begin({"звіт": Docx(b"hang")}):
            assert fall_asleep()
        assert [] == left_behind()
        assert {"план": blank_pdf()} == warm({"план": GOOD})

    assert [STAYS, STAYS] == starts(tmp_path)
    assert_gone(tmp_path)


def test_a_second_order_does_not_wait_for_the_first(tmp_path: Path) -> None:
    """It is done by a start of its own."""
    with talking(tmp_path).warm() as warm, warm.begin({"звіт": GOOD}) as first:
        assert {"план": blank_pdf()} == warm({"план": GOOD})
        assert {"звіт": blank_pdf()} == first()

    assert [STAYS, ENDS] == starts(tmp_path)


@pytest.mark.parametrize(("wear", "expected"), [(Wear(documents=2), 2), (Wear(memory=1), 1)], ids=["many", "much"])
def test_it_is_started_anew_when_it_is_worn(wear: Wear, expected: int, tmp_path: Path) -> None:
    """By the documents that it has done, or by the memory that it holds; how much that was at most is known."""
    with closing(worn(talking(tmp_path), wear)) as warm:
        for done in range(5):
            assert {"звіт": blank_pdf()} == warm({"звіт": GOOD})
            assert starts(tmp_path)[: done // expected + 1] == [STAYS] * (done // expected + 1)
        assert warm.peak > 1_000_000

    assert_gone(tmp_path)


def test_it_is_not_started_anew_before_it_is_worn(tmp_path: Path) -> None:
    """A start that may do four documents does four."""
    with closing(worn(talking(tmp_path), Wear(documents=4))) as warm:
        for _ in range(3):
            warm({"звіт": GOOD})

    assert [STAYS] == starts(tmp_path)


def test_one_that_cannot_stay_is_done_without(tmp_path: Path) -> None:
    """After two starts in vain each document is done by a start of its own, as without warmth."""
    program = office(tmp_path, "give")
    with program.warm() as warm:
        for _ in range(4):
            assert {"звіт": blank_pdf()} == warm({"звіт": GOOD})

    assert 2 + 4 == len((tmp_path / "own/count").read_text().splitlines())
    assert [] == list((tmp_path / "rooms").iterdir())


def test_where_the_likely_way_fails_the_one_that_was_tried_is_taken(tmp_path: Path) -> None:
    """How it is confined is told as it has worked, not as it was hoped for."""
    cold = talking(tmp_path)
    hopeless = replace(cold.way, program=tmp_path / "absent")

    with closing(WarmOffice(cold, lambda: hopeless, lambda: cold.way)) as warm:
        warm.start()
        for _ in range(3):
            assert {"звіт": blank_pdf()} == warm({"звіт": GOOD})
        assert "LibreOffice ізольовано лише власними налаштуваннями" == warm.confinement

    assert 1 == starts(tmp_path).count(STAYS)
    assert_gone(tmp_path)


def test_what_keeps_it_from_starting_is_told_with_the_document(tmp_path: Path) -> None:
    """A missing program or folder is no fault of whoever only wanted it warm."""
    absent = Tool("LibreOffice Writer", str(tmp_path / "soffice"), "libreoffice-writer-nogui")

    with Office(absent).warm() as warm, pytest.raises(ProgramMissing):
        warm({"звіт": GOOD})
    with Office(strength="profile", rooms=tmp_path / "absent").warm() as warm, pytest.raises(FilesUnusable):
        warm({"звіт": GOOD})


@pytest.mark.parametrize("strength", ["bwrap", "unshare", "profile"])
def test_it_does_not_survive_a_parent_that_is_killed(strength: Strength, tmp_path: Path) -> None:
    """In every jail; the next run sweeps its room."""
    needs(strength, tmp_path)
    (tmp_path / "rooms").mkdir()
    program = standin(tmp_path, f"exec sleep {MARK}")
    words = (
        "import pathlib, time; from pipeline.tools.probe import Tool; from pipeline.tools.soffice import Office\n"
        f"tool = Tool('LibreOffice', {str(program)!r}, '')\n"
        f"with Office(tool, strength={strength!r}, rooms=pathlib.Path({str(tmp_path / 'rooms')!r})).warm():\n"
        " time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", words], cwd=Path(__file__).parents[2]) as parent:
        slept = fall_asleep()
        parent.kill()

    assert slept
    assert [] == left_behind()
