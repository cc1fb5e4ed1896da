"""What is told of a sealed document to the same with people's data masked: they may be just what was taken out of it.

Fails never.
"""

from __future__ import annotations

from pipeline.comparing.words import pieces
from pipeline.privacy.found import masked
from pipeline.privacy.searching import Public, personal, public
from schemas.changes import Comparison, Difference
from schemas.document import Document
from schemas.organization import Organization


def public_of(organization: Organization | None, *documents: Document) -> Public:
    """Give what may be told: the organization's own, and who approves or signs any of the documents."""
    approvers = (each.name for made in documents for each in (*made.concurrences, *made.approvals))
    signers = (each.name for made in documents for each in made.signatures)
    printed = (paragraph.text for name in (*approvers, *signers) for paragraph in name)
    names = [text for text in printed if text.strip()]
    officials = [each.name for each in organization.officials] if organization else []
    return public(organization.channels if organization else (), [*officials, *names])


def discreet(text: str, known: Public) -> str:
    """Mask every number, address and name of a person in a text but those that are `known`."""
    for found in personal(text):
        if not known.names(found):
            text = text.replace(found.text, masked(found.text))
    return text


def discreet_comparison(comparison: Comparison, known: Public) -> Comparison:
    """Do the same with all that a comparison repeats; a difference that is masked in both is still told."""
    return comparison.evolve(differences=tuple(_difference(each, known) for each in comparison.differences))


def _difference(each: Difference, known: Public) -> Difference:
    said = {field: getattr(each, field) for field in ("name", "title", "before", "after")}
    hidden = {field: discreet(text, known) if text else text for field, text in said.items()}
    words = pieces(hidden["before"] or "", hidden["after"] or "") if each.words else ()
    return each.evolve(**hidden, words=words)
