"""Amendments of a plan in words: whose act stands under the plan's heading, and what a report says was changed by it.

What was changed is what differs between the two versions as printed. Told: an act whose instrumental is not known.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.loading import loading
from pipeline.wording.acts import cited_as_means
from schemas.document import Block, Document, printed
from schemas.plan import AmendedBy, Plan


def amended_by(history: Sequence[Plan], complain: Complain) -> Block:
    """Say under the plan's heading by which acts it was amended; nothing if by none."""
    acts = [plan.amended_by for plan in history if plan.amended_by]
    means = ", ".join(filter(None, (_means(act, complain) for act in acts)))
    return printed(f"(зі змінами, внесеними {means})", acts[-1].origin) if means else ()


def amendment(version: Plan, before: Document, after: Document, complain: Complain) -> Block:
    """Say what the act of `version` has changed in the plan, which was `before` and is `after`."""
    act = version.amended_by
    means = _means(act, complain) if act else None
    if act is None or means is None:
        return ()
    with loading():  # few plans are amended
        from pipeline.comparing.documents import changes
        from pipeline.documents.clauses import clauses
    told = "; ".join(clauses(changes(before, after), before, after))
    return printed(
        f"До плану внесено зміни {means}: {told}." if told else f"До плану внесено зміни {means}.", act.origin
    )


def _means(act: AmendedBy, complain: Complain) -> str | None:
    means = cited_as_means(act)
    if means is None:
        remedy = "Допишіть act_instrumental, наприклад: наказом начальника відділу"
        complain(Fault(f"орудного відмінка слів «{act.act}» програма не знає", remedy, act.act.origin or act.origin))
    return means
