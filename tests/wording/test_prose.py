"""Figures put into prose by name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Fault
from pipeline.wording.prose import Figures, put_in
from schemas.figures import CaseForms, Noun, ReportedFigure
from schemas.markdown import parse
from schemas.text import Text
from tests.builders import located

LOCATIVE = CaseForms(one=Text("заході"), many=Text("заходах"))
NOUNS = {
    "захід": Noun(one=Text("захід"), few=Text("заходи"), many=Text("заходів"), other=Text("заходу"), locative=LOCATIVE),
    "нарада": Noun(
        one=Text("нарада"),
        few=Text("наради"),
        many=Text("нарад"),
        accusative=CaseForms(one=Text("нараду"), few=Text("наради"), many=Text("нарад")),
    ),
}


def _printed(typed: str, value: Decimal, words: str | None = None) -> tuple[str, list[Fault]]:
    faults: list[Fault] = []
    figure = ReportedFigure(title=Text("t"), value=value, words=Text(words) if words else None)
    block = put_in(parse(located(typed)), Figures({"n": figure}, NOUNS), faults.append)
    return "\n".join(paragraph.text for paragraph in block), faults


def test_a_figure_is_printed_with_its_noun() -> None:
    """The noun takes the form that the number demands; a non-breaking space keeps them together."""
    assert _printed("Було [[n|захід]]", Decimal(1)) == ("Було 1\u00a0захід", [])
    assert _printed("Було [[n|захід]]", Decimal(22)) == ("Було 22\u00a0заходи", [])
    assert _printed("Було [[n|захід]]", Decimal(11)) == ("Було 11\u00a0заходів", [])
    assert _printed("Було [[n|захід]]", Decimal("1.5")) == ("Було 1,5\u00a0заходу", [])


def test_a_noun_stands_in_the_case_that_the_sentence_demands() -> None:
    """The number no longer governs it: у 10 заходах; only a fraction does. Named in Ukrainian, or as in the file."""
    said = [_printed("У [[n|захід|місцевий]]", Decimal(n))[0] for n in (1, 2, 10, 21)]

    assert ["У 1\u00a0заході", "У 2\u00a0заходах", "У 10\u00a0заходах", "У 21\u00a0заході"] == said
    assert ("1,5\u00a0заходу", []) == _printed("[[n|захід|locative]]", Decimal("1.5"))
    assert "Провели 21\u00a0нараду" == _printed("Провели [[n|нарада|знахідний]]", Decimal(21))[0]
    assert "Провели 2\u00a0наради" == _printed("Провели [[n|нарада|знахідний]]", Decimal(2))[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("[[n|захід|місцевій]]", "відмінка «місцевій» немає. Чи не малося на увазі «місцевий»?"),
        (
            "[[n|захід|кличний]]",
            "відмінка «кличний» немає. Є відмінки: родовий, давальний, знахідний, орудний, місцевий",
        ),
        (
            "[[n|захід|орудний]]",
            "іменник «захід» не має форм: орудний відмінок. Додайте в nouns: instrumental: {one: …, many: …}",
        ),
        ("[[n|словами|родовий]]", "слова друкуються, як їх подано; відмінка при них не буває. Приберіть його"),
    ],
)
def test_a_case_that_there_is_not_is_told(typed: str, told: str) -> None:
    """With its place, and the way out."""
    _, (fault,) = _printed(typed, Decimal(2), "два")

    assert f"data/x/2024/plan.yaml:7:3: {told}" == str(fault)


def test_a_figure_is_printed_in_words() -> None:
    """The words stand beside the value, in its one home."""
    assert _printed("охопив [[n|словами]] періоди", Decimal(3), "три") == ("охопив три періоди", [])


def test_thousands_have_non_breaking_spaces() -> None:
    """1 234,5 is not torn at a line's end."""
    assert _printed("[[n]]", Decimal("1234.50")) == ("1\u00a0234,5", [])


def test_an_unknown_name_is_told_with_its_place_and_a_near_one() -> None:
    """The third line of a paragraph is found, too."""
    _, faults = _printed("перший рядок\nдругий\nтретій [[m]]", Decimal(1))

    assert [str(f) for f in faults] == ["data/x/2024/plan.yaml:9:10: показника «m» немає. Опишіть його у figures.yaml"]


def test_an_unknown_noun_is_told() -> None:
    """A noun without its forms cannot agree."""
    _, faults = _printed("[[n|захiд]]", Decimal(1))

    assert "Чи не малося на увазі «захід»?" in str(faults[0])


def test_a_noun_without_a_form_for_fractions_is_told() -> None:
    """«1,5 заходи» would be wrong, and no form is guessed."""
    faults: list[Fault] = []
    noun = Noun(one=Text("захід"), few=Text("заходи"), many=Text("заходів"))
    figure = ReportedFigure(title=Text("t"), value=Decimal("1.5"))

    put_in(parse(located("[[n|захід]]")), Figures({"n": figure}, {"захід": noun}), faults.append)

    assert "іменник «захід» не має форми для дробу 1,5. Додайте other у nouns" in str(faults[0])


def test_words_that_are_not_given_are_told() -> None:
    """A number is not spelled by guess."""
    _, faults = _printed("[[n|словами]]", Decimal(1))

    assert "показник «n» не має words" in str(faults[0])


@given(st.text(alphabet="абвгґ їє ’№«».,;—–-0123456789", min_size=1).filter(lambda text: text.strip(" -–—") != ""))
def test_prose_without_figures_is_printed_as_typed(words: str) -> None:
    """Nothing but figures is put in."""
    prose = parse(Text("А " + words))

    block = put_in(prose, Figures({}, {}), [].append)

    assert [run.text for each in prose.paragraphs for run in each.inlines] == [  # type: ignore[union-attr] # no figures
        run.text for paragraph in block for run in paragraph.runs
    ]
