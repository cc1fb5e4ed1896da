"""What a fictional organization withholds, and documents that tell it."""

from __future__ import annotations

from pipeline.publishing.withheld import Withheld, withheld
from schemas.document import Document
from schemas.organization import Organization
from tests.builders import organization
from tests.printed import approval, document, row, signature

EMAIL, PHONE, LOCAL = "Rada.Vyhadana@example.org", "+380671234567", "(05161) 5-22-33"
ADDRESS = "55999, Вигадана рада, вул. Марка Вигаданого, 7"
CHANNELS = (EMAIL, PHONE, LOCAL, ADDRESS)
HEAD, OFFICER = "Явір ПРИКЛАДЕНКО", "Рута ЗРАЗКОВА"


def publishing(*rules: str, channels: tuple[str, ...] = CHANNELS) -> Organization:
    """An organization with these rules."""
    return organization(channels=channels, publication={"redact": rules})


def telling(*texts: str) -> Document:
    """A document with a measure for each text, approved by the head and signed by the officer."""
    rows = [row(str(number), mark=text) for number, text in enumerate(texts, 1)]
    return document(*rows, approvals=(approval(name=HEAD),), signatures=(signature("Спеціаліст", name=OFFICER),))


def secrets(*texts: str, rules: tuple[str, ...] = ("channels", "names-below-head")) -> tuple[Withheld, ...]:
    """What is withheld of a document of these texts."""
    return withheld(publishing(*rules), telling(*texts), _nothing_wrong)


def _nothing_wrong(fault: object) -> None:
    raise AssertionError(fault)
