"""The plan of a drafted year has exactly the measures that it should."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import Fault
from pipeline.newyear.fates import Fate
from pipeline.newyear.pages import Draft
from pipeline.newyear.years import Shift
from pipeline.reading.yaml_text import read_yaml
from schemas.plan import Plan
from tests.newyear.beginning import RADA
from tests.workspaces import ROOT


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.data())
def test_exactly_what_was_not_cancelled_stands_in_the_new_plan(data: st.DataObject) -> None:
    """In its order, under its section; a section that has lost all its measures is not there."""
    text = (ROOT / "data" / RADA / "2023/plan.yaml").read_text("utf-8")
    before = _plan(text)
    names = [str(each.id) for each in before.measures()]
    gone = set(data.draw(st.lists(st.sampled_from(names), max_size=len(names) - 1, unique=True)))
    carried = set(data.draw(st.lists(st.sampled_from(names), unique=True))) - gone
    fates = {name: Fate(is_kept=name not in gone, is_carried=name in carried) for name in names}

    after = _plan(Draft(Shift(2023, 2024), fates, {}).plan(text).text)

    left = [
        (section.title, [each.id for each in section.measures if each.id not in gone]) for section in before.sections
    ]
    assert [pair for pair in left if pair[1]] == [
        (section.title, [each.id for each in section.measures]) for section in after.sections
    ]
    assert carried == {str(each.id) for each in after.measures() if each.carried_over}


def _plan(text: str) -> Plan:
    faults: list[Fault] = []
    raw = read_yaml(text, "plan.yaml", faults.append)
    assert not faults
    return Plan.model_validate(raw)
