"""A curve ends where something fails, loses content, or would take too long, and says so."""

from __future__ import annotations

from bench.growth.climbing import Climber, climb
from bench.spending import BenchFailed, Spent

SIZES = (10, 100, 1_000)


def _cost(size: int, power: float) -> Spent:
    return Spent(1.0, size**power / 100, 10.0)


def test_all_sizes_are_run_by_who_is_fast_enough() -> None:
    """In order, with the middle of three runs where a run is short."""
    (curve,) = climb({"straight": Climber(lambda size: _cost(size, 1))}, SIZES)

    assert list(SIZES) == [point.size for point in curve.points]
    assert [0.1, 1.0, 10.0] == [point.cpu for point in curve.points]
    assert "" == curve.note


def test_who_cannot_be_waited_for_stops_and_it_is_told() -> None:
    """Before the size that would take too long, with the reason."""
    (curve,) = climb({"steep": Climber(lambda size: _cost(size, 2), most=100)}, SIZES)

    assert [10, 100] == [point.size for point in curve.points]
    assert "not run at 1,000: it would take too long" == curve.note


def test_who_fails_stops_and_it_is_told() -> None:
    """The others go on."""

    def failing(size: int) -> Spent:
        if size > SIZES[0]:
            raise BenchFailed("ended with 3\nдавній файл більший за 5 МБ")
        return _cost(size, 1)

    curves = climb({"refused": Climber(failing), "straight": Climber(lambda size: _cost(size, 1))}, SIZES)

    assert [1, 3] == [len(curve.points) for curve in curves]
    assert "failed at 100: давній файл більший за 5 МБ" == curves[0].note


def test_who_loses_something_stops_and_it_is_told() -> None:
    """A peer that loses rows is not drawn as if it had made them."""
    (curve,) = climb({"lossy": Climber(lambda size: _cost(size, 1), lambda size: size < SIZES[2])}, SIZES)

    assert [10, 100] == [point.size for point in curve.points]
    assert "at 1,000 its file lacks some of the content" == curve.note
