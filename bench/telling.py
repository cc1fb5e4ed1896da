"""From what was measured to a table for the screen and the one in `docs/performance.md`. Fails never."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.plot import svg
from bench.records import Chart, Part, Point, Quantity, Results, Row, Spread
from pipeline.wording.numbers import counted

PAGE: Final = Path(__file__).parents[1] / "docs/performance.md"
_BEGIN: Final = "<!-- written by `make bench`: {name} -->"
_HOUR: Final = (
    "Програма складає близько **{hourly} звітів за годину** — у {ratio} раза швидше, ніж LibreOffice лише перетворює\n"
    "ті самі файли DOCX на PDF один за одним, без перевірок. Виміряно на {documents} звітах і перераховано на годину;\n"
    "машина: {machine}."
)
_PROCESSORS: Final = ("процесор", "процесори", "процесорів")
_PLOTS: Final = ("growth-docx", "growth-pdf", "growth-reports")
_FILE: Final = "performance-{name}.svg"
_END: Final = "<!-- end of {name} -->"
_HEADS: Final = ("what", "held against", "ours", "theirs", "ratio of", "ratio", "target", "")
_QUANTITIES: Final[dict[Quantity, str]] = {"wall": "time", "cpu": "processor time", "peak": "memory"}


def screen(part: Part) -> str:
    """Lay what a part gave out in columns."""
    rows = [_HEADS, *(_cells(row) for row in part.rows)] if part.rows else []
    return "\n\n".join(("\n".join(_columns(rows)), *(_columned(chart) for chart in part.charts))).strip()


def _columned(chart: Chart) -> str:
    heads = ("", chart.axis, "seconds", "of processors", "MiB")
    points = [_numbers(curve.name, point) for curve in chart.curves for point in curve.points]
    notes = (f"{curve.name}: {curve.note}" for curve in chart.curves if curve.note)
    return "\n".join((chart.name, *_columns([heads, *points]), *notes))


def _numbers(name: str, point: Point) -> Sequence[str]:
    return (name, f"{point.size:,}", f"{point.wall:.2f}", f"{point.cpu:.2f}", f"{point.peak:.0f}")


def _columns(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(cells[place]) for cells in table) for place in range(len(table[0]))] if table else []
    yield from ("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) for cells in table)


def markdown(rows: Iterable[Row]) -> str:
    """Lay rows out for the page."""
    lines = [_line(_HEADS), _line("---" for _ in _HEADS), *(_line(_cells(row)) for row in rows)]
    return "\n".join(lines)


def pages(results: Results) -> dict[Path, str]:
    """Give the page with its tables as the results have them, and the plots."""
    drawn = {PAGE.with_name(_FILE.format(name=name)): svg(chart) for name in _PLOTS for chart in results.charts(name)}
    return {PAGE: written(PAGE.read_text(encoding="utf-8"), results), **drawn}


def written(page: str, results: Results) -> str:
    """Give the page with its tables as the results have them."""
    page = _between(page, "hour", _hour(results))
    page = _between(page, "targets", markdown(results.rows()))
    for name in _PLOTS:
        page = _between(page, name, "\n".join(_image(name, chart) for chart in results.charts(name)))
    return _between(page, "machine", _machines(results))


def _image(name: str, chart: Chart) -> str:
    return f"![{chart.name}: seconds of processors and memory by {chart.axis}]({_FILE.format(name=name)})"


def _hour(results: Results) -> str:
    """Say in Ukrainian how many reports an hour brings."""
    for part in results.parts.values():
        for row in part.rows:
            if row.documents > 1:
                hourly = f"{round(3600 * row.documents / row.ours.wall.median, -2):,.0f}".replace(
                    ",", "\N{NO-BREAK SPACE}"
                )
                ratio = f"{1 / row.judged.median:.1f}".replace(".", ",")
                where = _in_ukrainian(part.machine)
                return _HOUR.format(hourly=hourly, ratio=ratio, machine=where, documents=row.documents)
    return ""


def _in_ukrainian(machine: str) -> str:
    """Give what a machine is called; names of products stay as they are."""
    processors = re.sub(r"(\d+) processors?", lambda found: counted(int(found[1]), _PROCESSORS), machine)
    return processors.replace(" GiB", " ГіБ")


def _between(page: str, name: str, text: str) -> str:
    begin, end = _BEGIN.format(name=name), _END.format(name=name)
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{text}\n{end}{after}"


def _machines(results: Results) -> str:
    """Tell where and when each part was measured; parts of one run share a line."""
    runs: dict[tuple[str, ...], list[str]] = {}
    for name, part in results.parts.items():
        programs = ", ".join(f"{program} {version}" for program, version in part.versions.items())
        runs.setdefault((f"{part.measured:%Y-%m-%d}", part.machine, programs), []).append(name)
    told = (f"- {when}, {where}; {programs}: {', '.join(names)}." for (when, where, programs), names in runs.items())
    return "\n".join(told)


def _cells(row: Row) -> Sequence[str]:
    target = f"≤ {row.target:g}" if row.target else "—"
    return (
        row.what + (f" ({row.note})" if row.note else ""),
        row.baseline,
        _cost(row.ours.wall, row.ours.cpu, row.ours.peak),
        _cost(row.theirs.wall, row.theirs.cpu, row.theirs.peak),
        _QUANTITIES[row.quantity],
        f"{row.judged.median:.3g} ({row.judged.low:.3g}–{row.judged.high:.3g})",
        target,
        _verdict(row),
    )


def _cost(wall: Spread, cpu: Spread, peak: Spread) -> str:
    return f"{_seconds(wall.median)} / {_seconds(cpu.median)} / {peak.median:.0f} MiB"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds < 1 else f"{seconds:.2f} s"


def _verdict(row: Row) -> str:
    """Say whether the target is reached, and whether noise may have decided."""
    if row.target is None:
        return ""
    return ("missed" if row.is_missed else "reached") + (", within noise" if row.is_unsure else "")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
