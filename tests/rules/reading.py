"""Rules asked about a text: a small report has it as its only mark, or as its marks."""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import Facts, Spelling
from pipeline.documents import DOCUMENTS
from pipeline.rules.catalogue import RULES
from pipeline.rules.rule import Noticed, Rule, Subject
from tests.builders import APPROVED, marks, organization, plan, report_file
from tests.strictly import compose, merge

TODAY = dt.date(2025, 1, 1)


def rule_of(name: str) -> Rule:
    """The enrolled rule of that name."""
    return next(rule for rule in RULES if rule.id == name)


def subject(*texts: str, spelling: Spelling | None = None, **body: object) -> Subject:
    """What rules are asked about: a report of 2024 with a mark for each text."""
    numbers = [f"1.{number}" for number, _ in enumerate(texts, 1)]
    typed = (
        organization(**body),
        plan(*numbers),
        report_file(approvals=APPROVED),
        marks(**{f"m{number.replace('.', '_')}": text for number, text in zip(numbers, texts, strict=True)}),
    )
    report = merge(Facts("x", 2024, typed, {}))
    return Subject(report, compose(DOCUMENTS["report"], report, TODAY), TODAY, spelling=spelling)


def noticed(name: str, *texts: str, **body: object) -> list[Noticed]:
    """What the rule notices in a report with these marks."""
    return list(rule_of(name).look(subject(*texts, **body)))


def words(name: str, *texts: str, **body: object) -> list[str | None]:
    """The words that the rule is about."""
    return [each.text for each in noticed(name, *texts, **body)]


def instead(name: str, text: str) -> list[str]:
    """What the rule says should stand there; nothing where it cannot know."""
    return [each.remedy.removeprefix("Має бути: ") for each in noticed(name, text)]
