"""The register of results: a run changes the rows of its own documents, and leaves all others as they were."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batching.batch import Order
from pipeline.batching.finding import Wanted
from pipeline.batching.outcome import Results
from pipeline.batching.parcels import Delivery
from pipeline.batching.register import REGISTER, register, together, whose, written
from pipeline.batching.running import Team
from pipeline.batching.whole import carry_out
from pipeline.errors import ExitCode
from schemas.answer import DocumentAnswer, Notice
from schemas.batch import Entry, Register
from schemas.findings import Severity

EARLIER, TODAY = dt.date(2026, 1, 15), dt.date(2026, 2, 1)
ORGANIZATIONS, YEARS = ("a", "b", "c"), (2023, 2024)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three organizations with two years each."""
    folder = tmp_path_factory.mktemp("root")
    for organization in ORGANIZATIONS:
        for year in YEARS:
            (folder / f"data/{organization}/{year}").mkdir(parents=True)
        (folder / f"data/{organization}/organization.yaml").write_text("format: 1\n")
    (folder / "templates").mkdir()
    return folder


def entry(wanted: Wanted, day: dt.date, outcome: str = "built") -> Entry:
    """What became of a document on a day."""
    asked = DocumentAnswer(
        organization=wanted.organization, year=wanted.year, document=wanted.document, exit_code=0, exit_name="OK"
    )
    return Entry.model_validate({"workspace": wanted.place, "outcome": outcome, "day": day, "document": asked})


def entries(wanted: Iterable[Wanted], day: dt.date) -> tuple[Entry, ...]:
    """That of several."""
    return tuple(entry(each, day) for each in wanted)


def wished() -> st.SearchStrategy[list[Wanted]]:
    """Documents of those organizations, and of one that is gone."""
    organizations = st.sampled_from((*ORGANIZATIONS, "gone"))
    one = st.builds(Wanted, st.just(""), organizations, st.sampled_from(YEARS), st.sampled_from(("plan", "report")))
    return st.lists(one, unique=True)


@given(before=wished(), now=wished(), all_sought=st.booleans())
def test_a_run_changes_its_own_rows_and_no_others(
    root: Path, before: list[Wanted], now: list[Wanted], *, all_sought: bool
) -> None:
    """Each document has one row, in one sequence; only what is no longer there goes."""
    known = Register(root="..", entries=entries(before, EARLIER))

    found = together(Results(entries(now, TODAY), TODAY), known, (), root, all_sought=all_sought).entries

    assert sorted({*now, *(each for each in before if each.organization != "gone")}) == [*map(whose, found)]
    assert {each: TODAY if each in now else EARLIER for each in map(whose, found)} == {
        whose(each): each.day for each in found
    }


@given(wished())
def test_what_is_written_is_read(root: Path, wanted: list[Wanted]) -> None:
    """The same run again gives the same rows, and the same bytes."""
    results = Results(entries(wanted, TODAY), TODAY)

    known = Register.model_validate_json(written(results, ".."))

    assert results.entries == known.entries
    again = together(results, known, (), root, all_sought=True)
    assert written(again, "..") == written(together(again, known, (), root, all_sought=True), "..")


def test_what_a_killed_run_has_noted_is_known(root: Path) -> None:
    """Its journal has what its register never got; the register's own word is later."""
    first, second = Wanted("", "a", 2023, "report"), Wanted("", "b", 2023, "report")
    known = Register(root="..", entries=(entry(first, EARLIER, "failed"),))

    found = together(Results((), TODAY), known, entries((first, second), EARLIER), root, all_sought=False).entries

    assert [("a", "failed"), ("b", "built")] == [(each.document.organization, each.outcome) for each in found]


def fault(message: str, file: str | None = None) -> Notice:
    """Something wrong besides documents."""
    return Notice(rule="DATA", severity=Severity.ERROR, message=message, file=file)


def test_folders_that_are_wrong_stay_so_until_all_are_looked_at_again(root: Path) -> None:
    """A list says nothing of them; of another list's lines it is not spoken again."""
    known = Register(root="..", faults=(fault("тека"), fault("рядок", "old.txt")))
    now = Results((), TODAY, (fault("рядок", "new.txt"),))

    def found(*, all_sought: bool) -> list[str | None]:
        return [each.file or each.message for each in together(now, known, (), root, all_sought=all_sought).faults]

    assert (["тека", "new.txt"], ["new.txt"]) == (found(all_sought=False), found(all_sought=True))


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"format": 2, "root": "../.."}', b"\xff", b"[]"])
def test_a_register_that_is_torn_or_foreign_is_as_if_it_were_not(content: bytes | None, tmp_path: Path) -> None:
    """And no run fails of it."""
    if content is not None:
        (tmp_path / REGISTER).write_bytes(content)

    assert Register(root="../..") == register(tmp_path, tmp_path.parents[1])


def test_a_register_of_another_search_is_not_mixed_in(tmp_path: Path) -> None:
    """The names in it are of other folders."""
    (tmp_path / REGISTER).write_bytes(written(Results(entries([Wanted("", "a", 2023, "report")], TODAY), TODAY), ".."))

    assert 1 == len(register(tmp_path, tmp_path.parent).entries)
    assert () == register(tmp_path, tmp_path.parents[1]).entries


class Insisted(Team[tuple[Wanted, str]]):
    """Workers that make nothing: somebody presses Ctrl-C twice while they are awaited."""

    def __init__(self) -> None:
        """Have none."""

    def deliver(self, *_: object) -> Iterator[tuple[tuple[Wanted, str], Delivery]]:
        """Deliver nothing."""
        raise KeyboardInterrupt
        yield


def test_who_insists_on_an_end_is_told_what_was_made_and_what_was_not(root: Path, tmp_path: Path) -> None:
    """The register has it, too; of what was made before, what nobody came to keeps its name."""
    shutil.copytree(root, tmp_path / "w")
    wanted = (Wanted("", "a", 2023, "report"), Wanted("", "b", 2023, "report"))
    shelf = tmp_path / "w/build/_batch/results"
    shelf.mkdir(parents=True)
    earlier = Results((entry(wanted[0], EARLIER).evolve(name="Перша рада"),), EARLIER)
    (shelf / REGISTER).write_bytes(written(earlier, "../../.."))
    pdf = tmp_path / "w/build/a/2023/report/report.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF")
    order = Order(tmp_path / "w", wanted, TODAY, {}, {}, all_sought=False)

    results = carry_out(order, shelf.parent, Insisted(), print, lambda: True)
    known = Register.model_validate_json((shelf / REGISTER).read_bytes()).entries

    assert (2, ExitCode.OK) == (results.left, results.exit_code)
    assert [("unreached", "Перша рада", "build/a/2023/report/report.pdf"), ("unreached", None, None)] == [
        (each.outcome, each.name, each.earlier) for each in known
    ]
