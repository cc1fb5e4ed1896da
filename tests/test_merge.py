"""merge: exactly the plan's measures, each with its mark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import Facts
from pipeline.errors import DataFaults
from tests.builders import facts, figures, marks, organization, plan, report_file, visas
from tests.strictly import merge


def test_measures_stand_in_the_plans_order_with_their_marks() -> None:
    """The marks' order does not matter; the plan's does."""
    report = merge(facts(marks(m1_2="друга", m1_1="перша")))

    assert [
        (each.measure.id, each.mark.text.paragraphs[0].inlines[0].text)  # type: ignore[union-attr] # plain runs
        for each in report.measures()
        if each.mark
    ] == [("1.1", "перша"), ("1.2", "друга")]


@given(st.permutations(["1.1", "1.2", "2.9", "2.10", "3"]), st.permutations(["1.1", "1.2", "2.9", "2.10", "3"]))
def test_the_result_has_exactly_the_plans_measures(planned: list[str], marked: list[str]) -> None:
    """Whatever the order of plan and marks, each measure is there once, in the plan's order, with its own mark."""
    typed = marks(**{f"m{number.replace('.', '_')}": f"про {number}" for number in marked})

    report = merge(facts(typed, numbers=tuple(planned)))

    assert planned == [each.measure.id for each in report.measures()]
    assert all(each.mark and each.mark.measure == each.measure.id for each in report.measures())
    assert report.gaps == ()


def test_splitting_the_marks_over_files_changes_nothing() -> None:
    """Two files of marks are one."""
    together = merge(facts(marks(m1_1="перша", m1_2="друга")))
    apart = merge(facts(marks(m1_2="друга"), marks(m1_1="перша")))

    assert [each.measure.id for each in together.measures()] == [each.measure.id for each in apart.measures()]
    assert all(each.mark for each in apart.measures())


def test_a_mark_for_no_measure_is_refused_with_its_place() -> None:
    """2.1 is not 2.10."""
    with pytest.raises(DataFaults, match=re.escape("marks.yaml:4:3: відмітка про захід 2.1, якого немає у плані")):
        merge(facts(marks(m2_1="текст"), numbers=("2.10",)))


def test_two_marks_for_one_measure_are_refused_with_both_places() -> None:
    """Neither of them wins in silence."""
    with pytest.raises(DataFaults) as caught:
        merge(facts(marks(m1_1="перша"), marks(m1_2="x", m1_1="інша")))

    assert "marks.yaml:5:5: відмітка про захід «1.1» уже є: data/x/2024/marks.yaml:4:5" in str(caught.value)


def test_two_measures_of_one_number_are_refused() -> None:
    """A mark could not tell them apart."""
    with pytest.raises(DataFaults, match=r"захід «1\.1» уже є"):
        merge(facts(numbers=("1.1", "1.1")))


def test_all_faults_are_told_together() -> None:
    """A missing plan and figures of one name are told in one go."""
    with pytest.raises(DataFaults) as caught:
        merge(Facts("x", 2024, (figures(a={"value": "1"}), figures(a={"value": "2"})), {}))

    told = str(caught.value)
    assert "organization.yaml: файлу немає" in told
    assert "plan.yaml: файлу немає" in told
    assert "показник «a» уже є" in told


def test_two_registers_of_one_name_are_refused() -> None:
    """A figure could not tell which one it counts."""
    with pytest.raises(DataFaults, match="реєстр «visas» уже є"):
        merge(facts(visas(), visas()))


def test_a_year_without_a_report_has_no_requisites_of_one() -> None:
    """A plan alone is enough for a plan."""
    report = merge(Facts("x", 2024, (organization(), plan("1.1")), {}))

    assert report.requisites is None
    assert [gap.measure.id for gap in report.gaps] == ["1.1"]


def test_a_second_organization_file_is_refused() -> None:
    """Two sources of one thing contradict each other."""
    with pytest.raises(DataFaults, match=r"organization\.yaml «organization\.yaml» уже є"):
        merge(Facts("x", 2024, (organization(), organization(), plan("1.1"), report_file()), {}))
