"""What the rules find does not fall below what was measured, and the page tells what was measured.

From a new run and the record of the last to a comparison; fails when a class is found less, or more falsely.
"""

from __future__ import annotations

import pytest

from pipeline.rules.catalogue import RULES
from tests.measuring.classes import NAMES, RULES_OF
from tests.measuring.record import Measured, measure, recorded
from tests.measuring.scoring import faults
from tests.measuring.telling import PAGE, page

THEN = recorded()


@pytest.fixture(scope="module")
def now() -> Measured:
    """What the rules find today."""
    return measure()


@pytest.mark.hard
def test_no_class_of_the_source_is_found_less_than_it_was(now: Measured) -> None:
    """Of each class at least as many places of the 2023 source are found as are on record."""
    assert {} == {kind: was for kind, was in THEN.source.items() if now.source[kind].found < was.found}


@pytest.mark.hard
def test_no_class_of_mutations_is_found_less_than_it_was(now: Measured) -> None:
    """Of each class at least as many of the mutations are found as are on record."""
    assert {} == {kind: was for kind, was in THEN.mutations.items() if now.mutations[kind].found < was.found}


@pytest.mark.hard
def test_faultless_text_is_blamed_no_more_than_it_was(now: Measured) -> None:
    """The rules of each class make no more findings in the untouched text than are on record."""
    assert {} == {kind: was for kind, was in THEN.mutations.items() if now.mutations[kind].false > was.false}


def test_the_page_tells_what_is_on_record() -> None:
    """The page for people is the record's, letter for letter."""
    assert page(faults(), THEN.source, THEN.mutations) == PAGE.read_text(encoding="utf-8")


def test_each_class_is_looked_for_by_rules_that_are_enrolled() -> None:
    """The map from classes to rules names no rule that is not there."""
    assert set() == set().union(*RULES_OF.values()) - {rule.id for rule in RULES}
    assert set(RULES_OF) <= set(NAMES)
