"""The fictional large years that long tests and measurements are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.contracts import YearFolder
from pipeline.errors import Fault
from pipeline.load import load
from pipeline.merge import merge
from schemas.prose import Prose, Run
from schemas.report import Report
from tests.large import ORGANIZATION, ROOT, YEAR, large


def _said(report: Report) -> list[tuple[str | None, str, str]]:
    return [
        (one.measure.number, _text(one.measure.title), _text(one.mark.text)) for one in report.measures() if one.mark
    ]


def _text(prose: Prose) -> str:
    return "\n".join(
        "".join(one.text if isinstance(one, Run) else f"[[{one.name}]]" for one in paragraph.inlines)
        for paragraph in prose.paragraphs
    )


def _report(data: Path, organization: str) -> Report | None:
    faults: list[Fault] = []
    folder = YearFolder(data.parent, data / organization, data / organization / str(YEAR))
    made = merge(load(folder, organization, YEAR, faults.append), faults.append)
    assert not faults
    return made


@pytest.mark.parametrize("measures", [10, 43, 200])
def test_a_large_year_has_as_many_measures_as_asked_for(tmp_path: Path, measures: int) -> None:
    """It is sound: no fault is found in loading and merging it."""
    made = _report(large(tmp_path, measures) / "data", ORGANIZATION)
    assert made is not None
    assert measures == len(made.plan.measures())


def test_43_measures_are_those_of_2023(tmp_path: Path) -> None:
    """Numbers, titles and marks are the same."""
    made, real = _report(large(tmp_path, 43) / "data", ORGANIZATION), _report(ROOT / "data", "pervomaisk-rada")
    assert made is not None
    assert real is not None
    assert _said(real) == _said(made)


def test_no_two_measures_of_a_large_year_are_alike(tmp_path: Path) -> None:
    """What is repeated says that it is."""
    made = _report(large(tmp_path, 130) / "data", ORGANIZATION)
    assert made is not None
    titles = [one.title for one in made.plan.measures()]
    assert 130 == len({str(title) for title in titles})
