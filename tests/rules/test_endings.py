"""Dots at the end of cells and headings."""

import pytest

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.rules.rule import Subject
from tests.builders import APPROVED, marks, organization, plan, report_file
from tests.rules.reading import TODAY, noticed, rule_of, words
from tests.strictly import compose, merge

LONG = "Проведено навчання для всіх працівників виконавчих органів"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Навчання проведено. Усі працівники отримали нові посвідчення", ["посвідчення"]),
        ("Навчання проведено. Усі працівники отримали нові посвідчення.", []),
        ("Навчання проведено. Звертайтеся на пошту rada.test@gmail.com", []),
        ("Навчання проведено. Діє порядок, затверджений рішенням «Про навчання»", ["навчання»"]),
        ("Навчання проведено. Присутні спитали: «Чи буде друге навчання?»", []),
        ("Навчання проведено. Усі присутні підписали відомість № 5", ["5"]),
        ("Навчання проведено. Довідки й запис за тел. +380670000000", []),
        ("Навчання проведено. Діє порядок (друга редакція документа)", []),
        ("Навчання проведено. Далі текст обривається на слові поря[…]", []),
        ("Навчання проведено. Учасники:\n\n- перша група працівників відділу\n- друга група працівників", []),
        ("Засідання в с. Вигадане та вул. Садова відбулося без зауважень", []),
        ("Не було потреби", []),
    ],
)
def test_the_last_of_several_sentences_wants_its_dot(typed: str, found: list[str]) -> None:
    """Addresses, quotations, brackets and lists may end a cell; an abbreviation ends no sentence."""
    assert found == words("final-dot", typed)


def test_a_single_sentence_follows_the_custom_of_its_column() -> None:
    """Where most end with a dot, the others are found; where few do, none is."""
    dotted, plain = f"{LONG}.", LONG

    assert ["органів"] == words("final-dot", dotted, dotted, dotted, dotted, plain)
    assert [] == words("final-dot", dotted, dotted, plain, plain, plain)
    assert [] == words("final-dot", dotted, dotted, dotted, plain)


def _headings(*titles: str) -> list[str]:
    typed = plan("1.1")
    first, second = plan("1.1").sections[0], plan("2.1").sections[0]
    typed = typed.evolve(sections=(first.evolve(title=titles[0]), second.evolve(title=titles[1], number="2")))
    body = marks(m1_1="Так.", m2_1="Так.")
    facts = Facts("x", 2024, (organization(), typed, report_file(approvals=APPROVED), body), {})
    report = merge(facts)
    about = Subject(report, compose(DOCUMENTS["report"], report, TODAY), TODAY)
    return [each.message for each in rule_of("heading-dots").look(about)]


def test_headings_that_end_otherwise_than_others_are_found() -> None:
    """Once for all of them; all alike are no finding."""
    assert 1 == len(_headings("Навчання.", "Облік"))
    assert [] == _headings("Навчання", "Облік")
    assert [] == _headings("Навчання.", "Облік.")
    assert [] == noticed("heading-dots", "Виконано.")
