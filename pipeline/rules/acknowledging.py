"""Findings that a person has decided on: acknowledged with a reason in the year's findings.yaml, never passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.loading import loading
from pipeline.nearest import near
from schemas.acknowledgements import Acknowledgement
from schemas.findings import Finding, Severity

IDLE: Final = "acknowledgement-idle"
"""The rule of reasons that are given for nothing."""
_PRIVATE: Final = "personal-"
_SLIP: Final = 0.8
"""How much of a mistyped rule's name must be as it should be."""
_OFFERED: Final = 3
_OTHERWISE: Final = "Вилучіть його або звірте rule, text і measure; для самого плану додайте document: plan"
_ALWAYS_DUE = "report"
"""The document that has every text of the year: there an acknowledgement for any document must find its finding."""


def acknowledged(found: Iterable[Finding], acknowledgements: Iterable[Acknowledgement], kind: str) -> Iterator[Finding]:
    """Give all findings of a document of `kind`, each that is acknowledged with its reason; then the idle reasons."""
    typed = [each for each in acknowledgements if each.document in (None, kind)]
    by_rule: dict[str, list[int]] = {}
    for number, each in enumerate(typed):
        by_rule.setdefault(each.rule, []).append(number)
    used = set[int]()
    shown = list[Finding]()
    words = [_plain(each.text) for each in typed]
    for finding in found:
        shown.append(finding)
        meant, said = by_rule.get(finding.rule, ()), _plain(finding.text)
        fitting = [number for number in meant if _fits(typed[number], finding, is_said=words[number] == said)]
        used.update(fitting)
        yield finding.evolve(acknowledged=str(typed[fitting[0]].reason)) if fitting else finding
    for number, each in enumerate(typed):
        if number not in used and (each.document or _ALWAYS_DUE) == kind:
            yield _idle(each, tuple(shown))


def _fits(typed: Acknowledgement, finding: Finding, *, is_said: bool) -> bool:
    """Tell whether a finding of the rule is meant: by its exact text if it has one, and by its measure if it has none.

    One reason may be given for all of a rule's, but never for errors: each of these is a person, or a lie.
    """
    if typed.everywhere:
        return finding.severity is not Severity.ERROR
    same_place = typed.measure == finding.measure or (typed.measure is None and finding.text is not None)
    return same_place and is_said


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _idle(typed: Acknowledgement, found: tuple[Finding, ...]) -> Finding:
    return Finding(
        rule=IDLE,
        severity=Severity.WARNING,
        message=f"пояснення до зауваження «{typed.rule}» ні до чого не підходить",
        remedy=_misspelt(typed.rule, found) or _fitting(typed.rule, found) or _OTHERWISE,
        origin=typed.origin,
    )


def _misspelt(name: str, found: tuple[Finding, ...]) -> str:
    """Name the rule that was meant, if there is none of that name; rules of people have names of their own."""
    with loading():  # most reasons fit
        from pipeline.rules.catalogue import RULES
    known = {*(rule.id for rule in RULES), *(each.rule for each in found)}
    meant = None if name in known or name.startswith(_PRIVATE) else near(name, known, alike=_SLIP)
    return f"Такого правила немає. Чи не малося на увазі «{meant}»?" if meant else ""


def _fitting(name: str, found: tuple[Finding, ...]) -> str:
    """Give the words by which findings of the rule may be acknowledged; a person's are never repeated."""
    private = name.startswith(_PRIVATE)
    words = dict.fromkeys(_plain(each.text) for each in found if each.rule == name and each.text and not private)
    return f"У text підійде: {'; '.join(list(words)[:_OFFERED])}" if words else ""
