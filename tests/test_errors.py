"""Failures: how they are sorted and said."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DataFaults, ExitCode, Fault, ZvitError
from schemas.origin import Origin

CELLS = ["A2", "B2", "AA2", "A10", "B10"]


@given(st.permutations(CELLS))
def test_faults_of_a_sheet_are_sorted_as_it_is_read(cells: list[str]) -> None:
    """By row, then by column: B2 before AA2, both before A10."""
    faults = DataFaults(Fault("не так", origin=Origin("t.xlsx", sheet="А", cell=cell)) for cell in cells)

    assert [fault.origin.cell for fault in faults.faults if fault.origin] == CELLS


@given(st.permutations([(1, 1), (2, 1), (2, 10), (10, 2)]))
def test_faults_of_a_text_are_sorted_by_line_and_column(places: list[tuple[int, int]]) -> None:
    """As numbers: line 2 before line 10."""
    faults = DataFaults(Fault("не так", origin=Origin("plan.yaml", line, column)) for line, column in places)

    assert [(fault.origin.line, fault.origin.column) for fault in faults.faults if fault.origin] == sorted(places)


def test_the_same_fault_is_told_once() -> None:
    """However many texts it was met in."""
    fault = Fault("не так", origin=Origin("plan.yaml", 1, 1))

    assert DataFaults([fault, fault]).faults == (fault,)


def test_a_fault_is_said_with_place_reason_and_way_out() -> None:
    """A fault without a place begins with its reason."""
    assert str(Fault("так не можна", "Зробіть інакше", Origin("plan.yaml", 3, 5))) == (
        "plan.yaml:3:5: так не можна. Зробіть інакше"
    )
    assert str(Fault("так не можна")) == "так не можна"


def test_each_failure_has_an_exit_code_of_its_own_and_a_heading() -> None:
    """The tree of failures and the table of codes are one, but for success."""
    tree = ZvitError.__subclasses__()

    assert sorted(set(ExitCode) - {ExitCode.OK}) == sorted(failure.exit_code for failure in tree)
    assert len(tree) == len({failure.heading for failure in tree})
