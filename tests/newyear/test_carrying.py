"""A measure that is put off year after year is found, and a link that leads nowhere."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.put_off import chains
from pipeline.rules.catalogue import findings
from pipeline.rules.rule import Subject
from pipeline.workspace import Workspace
from schemas.plan import CarriedOver, Plan
from schemas.report import Report
from tests.builders import organization, plan
from tests.strictly import compose, merge
from tests.workspaces import fictional

RULES = {"put-off-again", "carried-over-astray"}


def _plan(**links: tuple[int, str]) -> Plan:
    """A plan whose measures were carried over: `m1_1=(2023, "9.3")`."""
    made = plan(*(name[1:].replace("_", ".") for name in links))
    (section,) = made.sections
    measures = tuple(
        measure.evolve(carried_over={"year": year, "measure": key})
        for measure, (year, key) in zip(section.measures, links.values(), strict=True)
    )
    return made.evolve(sections=(section.evolve(measures=measures),))


def _report(year: int, planned: Plan) -> Report:
    return merge(Facts("x", year, (organization(), planned), {}))


def _fired(report: Report, **around: object) -> list[tuple[str, str | None]]:
    document = compose(DOCUMENTS["plan"], report, dt.date(2024, 6, 1))
    subject = Subject(report, document, dt.date(2024, 6, 1), **around)  # type: ignore[arg-type] # by their names
    return [(each.rule, each.measure) for each in findings(subject) if each.rule in RULES]


def _link(year: int, measure: str) -> CarriedOver:
    return CarriedOver.model_validate({"year": year, "measure": measure})


def test_what_stands_in_three_years_plans_is_found() -> None:
    """What stands in two is not."""
    report = _report(2024, _plan(m1_1=(2023, "9.3"), m1_2=(2023, "9.4")))
    put_off = {"1.1": [_link(2023, "9.3"), _link(2022, "8.1")], "1.2": [_link(2023, "9.4")]}

    assert [("put-off-again", "1.1")] == _fired(report, put_off=put_off)


def test_what_was_put_off_twice_stands_in_plans_for_the_third_year() -> None:
    """It is not said to be put off more often than it was."""
    report = _report(2024, _plan(m1_1=(2023, "9.3")))
    subject = Subject(
        report,
        compose(DOCUMENTS["plan"], report, dt.date(2024, 6, 1)),
        dt.date(2024, 6, 1),
        put_off={"1.1": [_link(2023, "9.3"), _link(2022, "8.1")]},
    )

    assert ["захід стоїть у планах 3-й рік поспіль: 2022 (8.1), 2023 (9.3), 2024"] == [
        each.message for each in findings(subject) if each.rule == "put-off-again"
    ]


def test_a_link_that_leads_to_no_measure_of_the_year_before_is_found() -> None:
    """Nor may it lead ahead; a year whose data are not there is not judged."""
    before = _report(2023, plan("9.3"))
    report = _report(2024, _plan(m1_1=(2023, "9.3"), m1_2=(2023, "9.9"), m1_3=(2024, "1.1"), m1_4=(2022, "7.7")))

    assert [("carried-over-astray", "1.2"), ("carried-over-astray", "1.3")] == _fired(report, last_year=before)


PLAN = """format: 1
requisites: {{name: ПЛАН, heading: на {year} рік, columns: {{title: Захід}}, signatures: [{{official: голова}}]}}
responsible_parties: [Голова]
sections:
  - title: Розділ
    measures:
      - {{number: {number}, {link}title: Захід, timeframe: Протягом року, expected_result: Так}}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Four years of a fictional council, a measure put off in each but the first."""
    root = fictional(tmp_path)
    council = root / "data/vyhadana-rada"
    for year, number, before in ((2021, "4.1", ""), (2022, "3.1", "4.1"), (2023, "2.1", "3.1")):
        link = f"carried_over: {{year: {year - 1}, measure: {before}}}, " if before else ""
        (council / str(year)).mkdir()
        (council / str(year) / "plan.yaml").write_text(PLAN.format(year=year, number=number, link=link), "utf-8")
    return Workspace(root)


def test_a_chain_is_followed_through_the_years(workspace: Workspace) -> None:
    """As far as there are plans; a year that is missing, or a link that leads ahead, ends it."""
    planned = _plan(m1_1=(2023, "2.1"), m1_2=(2023, "9.9"), m1_3=(2019, "1.1"))

    whole = chains(workspace, "vyhadana-rada", planned)
    shutil.rmtree(workspace.data / "vyhadana-rada/2022")
    broken = chains(workspace, "vyhadana-rada", planned)

    assert [(2023, "2.1"), (2022, "3.1"), (2021, "4.1")] == [(link.year, link.measure) for link in whole["1.1"]]
    assert [2023] == [link.year for link in whole["1.2"]]
    assert [2019] == [link.year for link in whole["1.3"]]
    assert [2023, 2022] == [link.year for link in broken["1.1"]]
