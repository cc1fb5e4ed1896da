"""Plots can be read without seeing them, in light and in dark."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from bench.plot import svg
from bench.records import Chart, Curve, Point

SVG = "{http://www.w3.org/2000/svg}"


def _chart() -> Chart:
    def curve(name: str, cpu: float) -> Curve:
        points = (Point(size=50, wall=1, cpu=cpu, peak=100), Point(size=20_000, wall=1, cpu=400 * cpu, peak=900))
        return Curve(name=name, points=points)

    return Chart(name="Data to <PDF>", axis="measures", curves=(curve("ours", 1.0), curve("a peer", 1.01)))


def _drawn() -> etree._Element:
    return etree.fromstring(svg(_chart()).encode())


def test_a_plot_has_a_title_and_tells_its_lines_in_words() -> None:
    """Whoever does not see it reads where each line begins and ends."""
    drawn = _drawn()

    assert "t d" == drawn.get("aria-labelledby")
    assert "Data to <PDF>" == drawn.findtext(f"{SVG}title")
    assert "ours: from 1 s and 100 MiB at 50 measures to 400 s and 900 MiB at 20,000." in str(
        drawn.findtext(f"{SVG}desc")
    )


def test_names_of_lines_do_not_stand_on_one_another() -> None:
    """Two lines that end at nearly the same place are named one under the other, in both panels."""
    for name in ("ours", "a peer"):
        assert 2 == sum(text.text == name for text in _drawn().iter(f"{SVG}text"))
    by_panel: dict[str, list[float]] = {}
    for text in _drawn().iter(f"{SVG}text"):
        if text.text in {"ours", "a peer"}:
            by_panel.setdefault(str(text.get("x")), []).append(float(str(text.get("y"))))
    assert all(14 <= lower - upper for places in by_panel.values() for upper, lower in pairwise(sorted(places)))


def test_a_plot_has_colours_for_the_dark() -> None:
    """They follow what the reader has chosen."""
    assert "@media (prefers-color-scheme: dark)" in str(_drawn().findtext(f"{SVG}style"))


def test_growth_in_proportion_is_a_straight_rise() -> None:
    """On both axes ten times as much is the same distance."""
    first, *_ = (path for path in _drawn().iter(f"{SVG}path") if "ours" in str(path.get("class")).split())
    (left, bottom), (right, top) = (map(float, place.split(",")) for place in str(first.get("d"))[1:].split("L"))

    assert right > left
    assert bottom > top
