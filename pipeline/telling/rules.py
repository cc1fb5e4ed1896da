"""The rules to the list that an officer reads: what each notices, how much that matters, and by which norm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Final

from pipeline.rules.rule import Rule
from pipeline.wording.numbers import counted
from schemas.findings import Severity

SIGNS: Final[Mapping[Severity, str]] = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.NOTE: "·"}
RULES: Final = ("правило", "правила", "правил")
_WIDTH: Final = 100


def listed(rules: Iterable[Rule]) -> str:
    """List the rules: those that keep the document from being made, warnings, notes."""
    return "\n".join(_lines(tuple(rules)))


def _lines(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield f"Зауваження програми: {counted(len(rules), RULES)}"
    yield "  × документа не складено, ! чекає рішення: виправте або поясніть у findings.yaml, · примітка"
    for severity in SIGNS:
        for rule in rules:
            if rule.severity is severity:
                yield f"{SIGNS[severity]} {rule.id}: {rule.notices}"
                yield from wrap(rule.norm, _WIDTH, initial_indent="    ", subsequent_indent="    ")
