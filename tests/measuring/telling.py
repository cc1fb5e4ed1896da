"""What was measured, as a page for people: from counts by class to `docs/findings-measured.md`. Nothing fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.measuring.classes import NAMES, REFUSED, RULES_OF
from tests.measuring.scoring import Fault, Recall, Score

PAGE = Path(__file__).parent.parent.parent / "docs" / "findings-measured.md"
"""Where the page is kept."""
TEMPLATE = (Path(__file__).parent / "findings-measured.md").read_text(encoding="utf-8")


def page(listed: Sequence[Fault], source: Mapping[str, Recall], mutated: Mapping[str, Score]) -> str:
    """Give the page, with three tables: the source by class, what is not findable, the mutations by class."""
    return TEMPLATE.format(
        source="\n".join(_source(source)),
        source_found=sum(each.found for each in source.values()),
        source_all=sum(each.all for each in source.values()),
        hopeless="\n".join(_hopeless(listed)),
        hopeless_all=sum(each["Знаходить машина"] == "ні" for each in listed),
        mutated="\n".join(_mutated(mutated)),
        mutated_found=sum(each.found for each in mutated.values()),
        mutated_all=sum(each.all for each in mutated.values()),
    )


def _source(source: Mapping[str, Recall]) -> Iterator[str]:
    for kind in sorted(source, key=lambda name: -source[name].all):
        yield f"| {NAMES[kind]} | {source[kind].found} | {source[kind].all} | {_rules(kind)} |"


def _mutated(mutated: Mapping[str, Score]) -> Iterator[str]:
    for kind, score in mutated.items():
        told = score.found + score.false
        precision = f"{score.found / told:.2f}".replace(".", ",") if told else "–"
        recall = f"{score.found / score.all:.2f}".replace(".", ",")
        yield f"| {NAMES[kind]} | {score.found} | {score.all} | {score.false} | {recall} | {precision} |"


def _hopeless(listed: Sequence[Fault]) -> Iterator[str]:
    kinds = dict[str, list[Fault]]()
    for fault in listed:
        if fault["Знаходить машина"] == "ні":
            kinds.setdefault(fault["Клас"], []).append(fault)
    for kind, group in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        yield f"| {NAMES[kind]} | {len(group)} | {group[0]['Чому ні']} |"


def _rules(kind: str) -> str:
    rules = ", ".join(f"`{rule}`" for rule in sorted(RULES_OF.get(kind, ())))
    return rules or ("такого програма не приймає" if kind in REFUSED else "жодне")
