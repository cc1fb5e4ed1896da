"""An explanation to the lines that an officer reads."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.wording.numbers import printed_quantity
from schemas.explanations import ExplainedCell, ExplainedFigure, Explanation, FigureSource


def explained(explanation: Explanation) -> str:
    """Give the whole answer; of a register's row, first what changes with it."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.asked}:"
    if not explanation.figures and not explanation.others:
        yield "  показників тут немає"
    for figure in explanation.figures:
        yield from _figure(figure)
    if explanation.others and not explanation.figures:
        yield "  жоден показник цього рядка не враховує"
    if explanation.cells:
        yield "  клітинки:"
        yield from map(_cell, explanation.cells)
    if explanation.others:
        yield "  інші показники того самого файлу; зміняться, якщо в рядку змінити графи, за якими вони вибирають:"
        yield from (f"    {each.title} ({each.name}): {_chosen(each.source)}" for each in explanation.others)


def _figure(figure: ExplainedFigure) -> Iterator[str]:
    value = "не пораховано" if figure.value is None else printed_quantity(figure.value)
    yield f"  {figure.title}: {value}"
    described = f"    показник {figure.name}"
    yield f"{described}, описано: {figure.origin}" if figure.origin else described
    yield f"    {_rule(figure.source)}"
    if figure.source and figure.source.rows:
        yield f"    враховано: {_rows(figure.source)}"
    printed = ", ".join(dict.fromkeys(_place(place.measure) for place in figure.places))
    yield f"    надруковано: {printed or 'ніде'}"


def _rule(source: FigureSource | None) -> str:
    if source is None:
        return "значення названо у figures.yaml (value)"
    did = f"сума графи «{source.total}»" if source.total else "кількість рядків"
    where = f"реєстр «{source.register_name}», {source.file}"
    hidden = "; рядків реєстру з private/ не називаємо" if source.is_private else ""
    return f"{did} ({_chosen(source)}): {where}{hidden}"


def _chosen(source: FigureSource | None) -> str:
    chosen = source.chosen_by if source else ()
    return ", ".join(f"{each.column} = {each.value}" if each.value else each.column for each in chosen) or "усі рядки"


def _rows(source: FigureSource) -> str:
    ranges = [f"{rows.first}" if rows.first == rows.last else f"{rows.first}–{rows.last}" for rows in source.rows]
    several = len(ranges) > 1 or source.rows[0].first != source.rows[0].last
    where = f"аркуша «{source.sheet}»" if source.sheet else "файлу"
    return f"{'рядки' if several else 'рядок'} {', '.join(ranges)} {where} (усього записів у реєстрі: {source.size})"


def _place(measure: str | None) -> str:
    return f"захід {measure}" if measure else "текст поза таблицею"


def _cell(cell: ExplainedCell) -> str:
    typed = f", набрано: {cell.origin}" if cell.origin else ""
    return f"    захід {cell.measure}, графа «{cell.head}»{typed}"
