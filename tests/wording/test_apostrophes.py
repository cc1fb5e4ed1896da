"""Apostrophes are printed by the sign that the council's profile names, or as typed."""

from __future__ import annotations

from pipeline.wording.apostrophes import with_apostrophes
from schemas.document import printed
from tests.printed import document, fullest, paragraph, row

TYPED = "об'єкт обов’язок пʼять 'у лапках' О'"


def test_every_apostrophe_between_letters_becomes_the_sign() -> None:
    """In cells, names and properties; signs at a word's edge and links' addresses stay."""
    made = document(
        row("1.1", mark=(paragraph(TYPED, link="https://example.org/об'єкт"),)),
        name=printed(TYPED),
        organization_name="Кам'янська вигадана рада",
    )
    signed = with_apostrophes(made, "ʼ")
    cell = signed.sections[0].rows[0].cells["mark"][0]

    assert "обʼєкт обовʼязок пʼять 'у лапках' О'" == cell.text == signed.name[0].text
    assert "Камʼянська вигадана рада" == signed.organization_name
    assert [("обʼєкт обовʼязок пʼять 'у лапках' О'", "https://example.org/об'єкт")] == list(signed.links())


def test_without_a_sign_nothing_changes() -> None:
    """What the officer wrote is not rewritten."""
    made = document(row("1.1", mark=TYPED))

    assert made is with_apostrophes(made, None)
    assert fullest() == with_apostrophes(fullest(), "’")
