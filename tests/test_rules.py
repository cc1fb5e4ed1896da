"""Each rule fires where it should, and only there."""

import datetime as dt

import pytest

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.merge import merge
from pipeline.rules import findings
from tests.builders import figures, marks, organization, plan, report_file, requisites, source_place


def fired(*more: object, today: dt.date = dt.date(2025, 1, 1), kind: str = "report", **file: object) -> set[str]:
    """The rules that fire on a report of one measure."""
    body = marks(m1_1="Виконано [[n]].") if today.year > 2024 else marks()
    typed = (organization(), plan("1.1"), report_file(**file), body, figures(n={"value": "1"}), *more)
    report = merge(Facts("x", 2024, typed, {}))  # type: ignore[arg-type] # facts are given as objects
    return {finding.rule for finding in findings(report, DOCUMENTS[kind].compose(report, today))}


def test_a_clean_report_has_no_findings() -> None:
    """Silence means that nothing was found."""
    assert set() == fired()


def test_a_persons_approval_worded_as_a_documents_is_found() -> None:
    """ЗАТВЕРДЖЕНО with a person."""
    person = {"by": "person", "official": "head", "date": "29.12.2024"}

    assert {"approval-word"} == fired(approvals=[{**person, "word": "«ЗАТВЕРДЖЕНО»"}])
    assert set() == fired(approvals=[person])


def test_a_documents_approval_may_have_its_word() -> None:
    """ЗАТВЕРДЖЕНО with a document is right."""
    assert set() == fired(approvals=[{"by": "act", "act": "Наказ", "word": "ЗАТВЕРДЖЕНО", "date": "1.1.2025"}])


def test_a_report_without_a_date_of_approval_is_found() -> None:
    """It is not approved yet."""
    assert {"report-approval"} == fired(approvals=[{"by": "person", "official": "head"}])


@pytest.mark.parametrize(("sure", "expected"), [("false", {"source-uncertain"}), ("true", set())])
def test_an_uncertain_place_of_the_source_is_found(sure: str, expected: set[str]) -> None:
    """A certain one is not."""
    assert expected == fired(source_place(sure))


def test_a_gap_of_a_year_under_way_is_found() -> None:
    """A draft lists what it lacks."""
    assert {"mark-missing", "figure-unused"} == fired(today=dt.date(2024, 6, 1))


def test_a_mark_without_a_state_is_found() -> None:
    """It would be counted nowhere."""
    mark = marks(m1_1="Виконано [[n]].").marks[0].evolve(status=None)
    typed = (organization(), plan("1.1"), report_file(), marks().evolve(marks=(mark,)), figures(n={"value": "1"}))
    report = merge(Facts("x", 2024, typed, {}))
    document = DOCUMENTS["report"].compose(report, dt.date(2025, 1, 1))

    assert {"status-missing"} == {finding.rule for finding in findings(report, document)}


def test_a_figure_that_nobody_prints_is_found() -> None:
    """It may be a name mistyped elsewhere."""
    assert {"figure-unused"} == fired(figures(m={"value": "1"}))


def test_inferred_statuses_are_found() -> None:
    """They are not the officer's word."""
    inferred = marks().evolve(statuses="inferred")

    assert {"status-inferred"} == fired(inferred)


def test_a_plan_without_a_date_of_approval_is_found_in_both_documents() -> None:
    """A report stands on an approved plan."""
    unapproved = plan("1.1").evolve(
        requisites=requisites(columns={"title": "Захід"}, approvals=[{"by": "person", "official": "head"}])
    )
    typed = (organization(), unapproved, report_file(), marks(m1_1="Виконано."))
    report = merge(Facts("x", 2024, typed, {}))

    for kind in DOCUMENTS.values():
        document = kind.compose(report, dt.date(2025, 1, 1))

        assert {"plan-approval"} == {finding.rule for finding in findings(report, document)}
