"""Rules that read letters, asked about any text whatever."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rules.catalogue import RULES
from pipeline.rules.rule import Subject
from schemas.document import Document, PrintedParagraph, Row
from schemas.prose import Run
from tests.rules.reading import noticed, rule_of, subject

READ = (
    *("mixed-alphabets", "foreign-letters", "doubled-word", "old-spelling", "article-index", "article-hyphen"),
    *("space-before-mark", "space-missing", "double-space", "space-inside", "dash-spacing", "double-mark"),
    *("straight-quotes", "unpaired", "apostrophes", "final-dot", "heading-dots", "unknown-word"),
)
BASE = subject("Виконано.")
PIECES = st.sampled_from(
    [
        *" \u00a0\n.,;:!?…-–—\"«»()[]„“'’@/",
        *"аіоєґАІыъaiVX159²",
        "ради",
        "стаття 535",
        "Закону",
        "«Про запобігання корупції»",
        "веб",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def _saying(*texts: str) -> Subject:
    """A report whose only mark has these paragraphs."""
    document: Document = BASE.document
    block = tuple(PrintedParagraph(runs=(Run(text=text),)) for text in texts)
    row: Row = document.sections[0].rows[0]
    row = row.model_copy(update={"cells": {**row.cells, "mark": block}})
    section = document.sections[0].model_copy(update={"rows": (row,)})
    return replace(BASE, document=document.model_copy(update={"sections": (section,)}))


@settings(deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_can_be_read(texts: list[str]) -> None:
    """Nothing breaks a rule, and what it is about stands in the text."""
    said = " ".join(word for text in texts for word in text.split())

    for rule in (rule_of(name) for name in READ):
        for each in rule.look(_saying(*texts)):
            assert each.message
            if each.measure == "1.1" and each.text:
                assert " ".join(each.text.split()) in said


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("mixed-alphabets", "Подано декларaцію й резoлюцію."),
        ("doubled-word", "Подано та та прийнято."),
        ("old-spelling", "Проект на веб-сайті й веб - порталі."),
        ("article-index", "За статтею 535 Закону України «Про запобігання корупції»."),
        ("article-hyphen", "За статтею 53-5 Закону України «Про запобігання корупції»."),
        ("space-before-mark", "Лист , акт ; звіт . Так"),
        ("space-missing", "Лист,акт;звіт.Направлено"),
        ("double-space", "Лист  і   акт."),
        ("space-inside", "Закон « Про вибори » (а саме )."),
        ("double-mark", "Лист,, акт.. Потім"),
        ("straight-quotes", 'Закон "Про вибори" та "Про раду".'),
    ],
)
def test_what_is_mended_as_was_said_is_no_more_found(name: str, typed: str) -> None:
    """A rule is content with its own advice."""
    text = typed
    while found := [each for each in noticed(name, text) if each.text and each.remedy]:
        right, words = found[0].remedy.removeprefix("Має бути: "), str(found[0].text)
        wrong = words if right[-1] in ".,;" else words.rstrip(".,;")
        assert wrong != right
        text = text.replace(wrong, right, 1)

    assert typed != text


def test_the_rules_that_read_are_enrolled() -> None:
    """Each of them is asked above."""
    assert set(READ) <= {rule.id for rule in RULES}
