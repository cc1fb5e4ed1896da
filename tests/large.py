"""A fictional year of any number of measures: those of 2023 again and again, under new numbers.

`python -m tests.large FOLDER 5000` lays out a workspace with one organization in it, `velyka`. What is
repeated says so, so that no two measures are alike.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "data/pervomaisk-rada"
ORGANIZATION = "velyka"
YEAR = 2023
_PEOPLE = {
    "виконавчий комітет Первомайської міської ради": "Вигаданий великий комітет",
    "Олег ДЕМЧЕНКО": "Явір ПРИКЛАДЕНКО",
    "Олена ПОЛЯКОВА": "Рута ЗРАЗКОВА",
}

Typed: TypeAlias = dict[str, Any]
Measure: TypeAlias = tuple[Typed, Typed]
"""A measure of the plan, and its mark."""


def large(folder: Path, measures: int) -> Path:
    """Lay out a workspace in `folder` whose only year has so many measures.

    43 are those of 2023; of another number, each section gives its share.
    """
    year = folder / "data" / ORGANIZATION / str(YEAR)
    shutil.copytree(SOURCE / str(YEAR), year, ignore=shutil.ignore_patterns("findings.yaml", "source.csv", "marks"))
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "data/calendar.yaml", folder / "data")
    (folder / "build").mkdir()
    typed = (SOURCE / "organization.yaml").read_text(encoding="utf-8")
    for real, fictional in _PEOPLE.items():
        typed = typed.replace(f"name: {real}", f"name: {fictional}")
    (year.parent / "organization.yaml").write_text(f"# ВИГАДАНИЙ ОРГАН для перевірок.\n{typed}", encoding="utf-8")
    _write_year(year, measures)
    return folder


def _write_year(year: Path, measures: int) -> None:
    plan, marks = _read(year / "plan.yaml"), _read(year / "marks.yaml")
    by_measure = {mark["measure"]: _with_text(mark) for mark in marks["marks"]}
    sections = plan["sections"]
    rest = _shares(measures, [len(section["measures"]) for section in sections])
    made = [list(_repeated(section, by_measure, count)) for section, count in zip(sections, rest, strict=True)]
    for section, own in zip(sections, made, strict=True):
        section["measures"] = [measure for measure, _ in own]
    plan["sections"] = [section for section in sections if section["measures"]]
    marks["marks"] = [mark for own in made for _, mark in own]
    _write(year / "plan.yaml", plan)
    _write(year / "marks.yaml", marks)


def _shares(measures: int, known: list[int]) -> list[int]:
    """Share the measures among sections as 2023 did; the shares are rounded so that they come to the sum."""
    ends = [measures * sum(known[: place + 1]) // sum(known) for place in range(len(known))]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]


def _repeated(section: Typed, marks: dict[str, Typed], count: int) -> Iterator[Measure]:
    known = section["measures"]
    for place in range(count):
        model = known[place % len(known)]
        number, mark = f"{section['number']}.{place + 1}", marks[model["number"]]
        measure = {**model, "number": number}
        if place < len(known):
            yield measure, {**mark, "measure": number}
            continue
        said = f"Вигадане повторення заходу {model['number']}"
        yield (
            {**measure, "title": f"{model['title'].rstrip().rstrip('.')}. {said} як заходу {number}."},
            {**mark, "measure": number, "text": f"{mark['text'].rstrip()}\n\n{said} як заходу {number}.\n"},
        )


def _with_text(mark: Typed) -> Typed:
    text = mark.get("text") or (SOURCE / str(YEAR) / mark["file"]).read_text(encoding="utf-8")
    return {**{key: said for key, said in mark.items() if key != "file"}, "text": text}


def _read(file: Path) -> Typed:
    # Every scalar as typed: 2.10 is no float.
    typed: Typed = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only texts
    return typed


class _Dumper(yaml.CDumper):
    """Every list in full, every text as an officer types it."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _typed(dumper: yaml.CDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _typed)


def _write(file: Path, typed: Typed) -> None:
    file.write_text(yaml.dump(typed, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")


if __name__ == "__main__":
    large(Path(sys.argv[1]), int(sys.argv[2]))
