"""Signs are set by the organization's profile, or stay as typed; no word and no address changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.wording.signs.apostrophes import with_apostrophes
from pipeline.wording.signs.dashes import with_dashes
from pipeline.wording.signs.quotes import with_quotes
from pipeline.wording.signs.spaces import with_unbroken_spaces
from pipeline.wording.typography import set_signs, typeset
from schemas.document import PrintedParagraph, printed
from schemas.layout import Layout
from schemas.prose import Emphasis, Run
from schemas.typography import AS_TYPED, USUAL, Typography
from tests.printed import document, fullest, paragraph, row

TYPED = "об'єкт обов’язок пʼять 'у лапках' О'"
PROFILES = st.builds(
    Typography,
    spaces=st.booleans(),
    quotes=st.booleans(),
    apostrophe=st.sampled_from(["", "’", "ʼ", "'"]),
    dashes=st.sampled_from(["", "—", "–"]),
)
WORDS = (
    " - ",
    '"',
    " — ",
    "2021-2023 роки",
    "№ 75-ра",
    "ст. 5",
    "т. д.",
    "О. В. ",
    "12 ",
    " осіб",
    " р.",
    "«29» грудня",
)
ADDRESSES = ("https://example.org/a-b'c", "rada.x-y@example.org")
PIECES = st.sampled_from([*"абвїєАБ \"'’`ʼ-–—№.,()«»„“%\n\u00a0§1/", *WORDS, *ADDRESSES])
TEXTS = st.lists(PIECES, max_size=24).map("".join)
SIGNS = {
    "spaces": frozenset(" \u00a0"),
    "quotes": frozenset('"«»„“'),
    "apostrophe": frozenset("'’ʼ‘`´"),
    "dashes": frozenset("-–—"),
}


@given(TEXTS, PROFILES)
def test_setting_what_is_set_changes_nothing(text: str, profile: Typography) -> None:
    """A document may be set again, and is the same."""
    once = set_signs(text, profile)

    assert once == set_signs(once, profile)


@given(TEXTS, PROFILES, PROFILES)
def test_what_one_profile_has_set_another_sets_as_if_it_were_typed(
    text: str, one: Typography, both: Typography
) -> None:
    """So two documents that were set by different profiles can be compared by setting both by the two together."""
    together = both.joined(one)

    assert set_signs(text, together) == set_signs(set_signs(text, one), together)


@given(TEXTS, st.sampled_from(sorted(SIGNS)))
def test_a_class_changes_its_own_signs_only(text: str, name: str) -> None:
    """Letter stands by letter; where two differ, both are signs of the class."""
    profile = AS_TYPED.evolve(**{name: True})

    changed = {pair for pair in zip(text, set_signs(text, profile), strict=True) if pair[0] != pair[1]}

    assert changed <= {(was, now) for was in SIGNS[name] for now in SIGNS[name]}


@given(TEXTS, PROFILES)
def test_addresses_stay_as_they_were_typed(text: str, profile: Typography) -> None:
    """Between words, after them, in brackets and in quotes."""
    for address in ("https://example.org/об'єкт-2021-2023?q='а'", "o'rada-x@example.org"):
        assert address in set_signs(f"{text} {address} {text}", profile)


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [
        ("№ 75-ра, ст. 51, п. 2 ч. 1 статті 10", "№~75-ра, ст.~51, п.~2 ч.~1 статті~10"),
        ("пунктом 3, пунктoм 4", "пунктом~3, пунктoм~4"),  # the second with a Latin o: its look decides
        ("20 квітня 2023 року, «29» грудня 2023 р.", "20~квітня 2023~року, «29»~грудня 2023~р."),
        ("5 %, 70 га, 12 осіб, 3 тис. грн", "5~%, 70~га, 12~осіб, 3~тис. грн"),
        ("О. В. Взірець; О.В. Взірець; Взірець О. В.", "О.~В.~Взірець; О.В.~Взірець; Взірець~О.~В."),
        ("і т. д., м. Вигадане, В. о. голови", "і~т.~д., м.~Вигадане, В.~о. голови"),
        ("слово — слово\nслово – ", "слово~— слово\nслово~– "),
        ("за 2021 та 2022 або 2023", "за 2021 та 2022 або 2023"),
        (
            "6 адміністративно-господарських, 7 уповноважуваннями",
            "6 адміністративно-господарських, 7 уповноважуваннями",
        ),
        ("№ з/п, 55213, виконавчий, 2.10 і далі", "№ з/п, 55213, виконавчий, 2.10 і далі"),
    ],
)
def test_spaces_that_keep_two_together_are_non_breaking(typed: str, printed_as: str) -> None:
    """A number and its sign, its word, its month; initials and a name; a dash and what it follows."""
    assert printed_as == with_unbroken_spaces(typed).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [
        ('Закону "Про запобігання" ("Закон")', "Закону «Про запобігання» («Закон»)"),
        ('"А "Б" в"', "«А „Б“ в»"),
        ('«А "Б" в», "Г"', "«А „Б“ в», «Г»"),
        ('"А", "Б" – "В".', "«А», «Б» – «В»."),
        ('Закону " Про запобігання"', 'Закону " Про запобігання"'),
        ('об"єкт', 'об"єкт'),
        ('екран 24" і "Б"', 'екран 24" і "Б"'),
        ('"А і Б', '"А і Б'),
    ],
)
def test_straight_quotes_are_set_if_none_leaves_a_doubt(typed: str, printed_as: str) -> None:
    """A text in which one mark could be either, or has no other, stays as it was typed."""
    assert printed_as == with_quotes(typed)


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [
        ("далі - декларація – це", "далі — декларація — це"),
        ("за 2021-2023 роки, у 2021-2022 рр.", "за 2021–2023 роки, у 2021–2022 рр."),
        ("– засобами зв'язку", "– засобами зв'язку"),
        ("№ 2021-2023 рік, 2023-2021 рік", "№ 2021-2023 рік, 2023-2021 рік"),
        ("85-ра, 1700-VII, 044-55-66, 5 - 3, 2019-2021", "85-ра, 1700-VII, 044-55-66, 5 - 3, 2019-2021"),
        ("жовтня- грудня, -5", "жовтня- грудня, -5"),
    ],
)
def test_dashes_are_set_between_words_and_years(typed: str, printed_as: str) -> None:
    """Numbers of documents, telephones, differences and the marks of a list stay."""
    assert printed_as == with_dashes(typed, "—")


def test_an_apostrophe_stands_between_letters() -> None:
    """Signs at a word's edge may be quotation marks."""
    assert "обʼєкт обовʼязок пʼять 'у лапках' О'" == with_apostrophes(TYPED, "ʼ")
    assert "роз’яснення" == with_apostrophes("роз`яснення", "’")


def test_every_part_of_a_document_is_set() -> None:
    """Cells, names and properties; addresses of links stay."""
    made = document(
        row("1.1", mark=(paragraph(TYPED, link="https://example.org/об'єкт"),)),
        name=printed(TYPED),
        organization_name='Кам\'янська вигадана "рада" № 1',
    )
    signed = typeset(made, Typography(apostrophe="ʼ"))
    cell = signed.sections[0].rows[0].cells["mark"][0]

    assert "обʼєкт обовʼязок пʼять 'у лапках' О'" == cell.text == signed.name[0].text
    assert "Камʼянська вигадана «рада» № 1" == signed.organization_name
    assert [(cell.text, "https://example.org/об'єкт")] == list(signed.links())


def test_a_paragraph_is_read_over_the_borders_of_its_runs() -> None:
    """A figure and its unit, a bold word in quotes; every run keeps its look and its figure."""
    bold = Emphasis(bold=True)
    runs = (
        Run(text='У "'),
        Run(text="Раді", emphasis=bold),
        Run(text='" '),
        Run(text="7", figure="n"),
        Run(text=" осіб"),
    )

    signed = typeset(document(row("1.1", mark=(PrintedParagraph(runs=runs),))), USUAL)
    made = signed.sections[0].rows[0].cells["mark"][0].runs

    assert ["У «", "Раді", "» ", "7", "\u00a0осіб"] == [run.text for run in made]
    assert [(run.emphasis, run.figure) for run in runs] == [(run.emphasis, run.figure) for run in made]


def test_as_typed_nothing_changes() -> None:
    """What the officer wrote is not rewritten."""
    assert fullest() == typeset(fullest(), AS_TYPED)


def test_a_profile_is_switched_by_a_word_or_by_classes() -> None:
    """«так» is the usual sign."""
    assert AS_TYPED == Typography.model_validate("ні")
    assert USUAL == Typography.model_validate("так") == Typography.model_validate({})
    assert Typography(dashes="", apostrophe="’") == Typography.model_validate({"dashes": "ні", "apostrophe": "так"})
    assert Typography(dashes="–") == Typography.model_validate({"dashes": "–"})


@pytest.mark.parametrize("typed", ["можливо", {"dashes": "~"}, {"apostrophe": "*"}, {"лапки": "так"}])
def test_another_word_or_sign_is_refused(typed: object) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValidationError):
        Typography.model_validate(typed)


def test_the_apostrophe_of_the_page_says_where_it_is_now() -> None:
    """What was typed for an earlier state of the program is not lost in silence."""
    with pytest.raises(ValidationError, match=r"typography: \{apostrophe: ’\}"):
        Layout.model_validate({"apostrophe": "’"})
