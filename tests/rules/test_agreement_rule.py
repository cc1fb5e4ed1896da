"""A noun in a form that its number does not allow is found; every right form passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules.agreement import nouns_agree_with_numbers
from pipeline.rules.nouns import Forms, forms_of, nouns
from schemas.figures import Figures, Noun
from schemas.prose import Run
from tests.builders import figures
from tests.rules.judging import of_marks, reported, told

_NOUN = Noun.model_validate({"one": "хакатон", "few": "хакатони", "many": "хакатонів", "other": "хакатону"})


@pytest.mark.parametrize(
    ("sentence", "instead"),
    [
        ("Проведено 5 захід.", "5 заходів"),
        ("Відбулося 21 заходів.", "21 захід"),
        ("Тривало 1,5 захід.", "1,5 заходу"),
        ("Тривало 2,5 годин.", "2,5 години"),
        ("Подано 64 щорічних декларацій.", "64 щорічні декларації"),
        ("Подано 5 декларації.", "5 декларацій"),
        ("У травні проведено в 2024 році 3 нарад.", "3 наради"),
        ("Проведено 12 навчання та 2 семінарів.", "12 навчань"),
        ("Надіслано 4 листів, 3 запитів.", "4 листи"),
        ("Підготовлено зауваження щодо 3 рішення.", "3 рішень"),
        ("Взято участь у 11 нарад.", "11 нарадах"),
        ("Роботу закінчено. 23 перевірок проведено вчасно.", "23 перевірки"),
        ("Усього 22 особу прийнято.", "22 особи"),
        ("Виявлено 2 заходу.", "2 заходи"),
        ("Комісії діють: працюють 5 комісія.", "5 комісій"),
        ("За квартал відбулися 3 зустрічей.", "3 зустрічі"),
        ("Відділ перевірив 4 договорів.", "4 договори"),
        ("3 договорів перевірено.", "3 договори"),
        ("Подають за 3 днів.", "3 дні"),
        ("Тривало протягом 2 години.", "2 годин"),
        ("Складено у 3 примірник.", "3 примірники"),
    ],
)
def test_a_wrong_form_is_found(sentence: str, instead: str) -> None:
    """With the form that should stand there."""
    assert f"Має бути: {instead}" == of_marks(nouns_agree_with_numbers, sentence)[0].remedy


@pytest.mark.parametrize(
    "sentence",
    [
        "Проведено 1 захід, 2 заходи, 5 заходів, 11 заходів, 21 захід, 24 заходи, 111 заходів, 1,5 заходу.",
        "Не подано 64 щорічних декларацій; щодо 3 рішень зауважень немає.",
        "До 2 рішень підготовлено 1 зауваження; участь у 10 нарадах, 6 посадовим особам доведено.",
        "Подання 64 декларацій забезпечено. 22 декларацій не подано.",
        "Притягнуто 2 осіб, звільнено 3 працівників, прийнято 1 працівника.",
        "Проведено 1 нараду і 31 перевірку. Одну нараду з 21 наради перенесено.",
        "За пунктом 5 рішення виконкому та статтею 10 повідомлення надіслано; захід 3 рішення не потребує.",
        "Розпоряджень 83, рішень (міської ради) 5 рішення виконкому.",
        "Зібрання о 10 годині, в 10 годину, на 3 день, 5 травня, до 2024 року.",
        "За 2023 рік та 2024 роки; 5 скликання; у 5 класі; 1 липень.",
        "Черговий працює до 22 години, після 2 години та від 23 години; виїзд близько 3 години, на 2 день.",
        "Це 5 рік поспіль; протокол 5 засідання, рішення 25 сесії 8 скликання, студенти 5 курсу.",
        "Опрацьовано 3 невідомослово та 5 килим.",
        "Проведено 5 щорічних навчань та 2 щорічні або 3 щорічних навчання.",
    ],
)
def test_a_form_that_can_be_right_is_not_found(sentence: str) -> None:
    """A case that the words before the number may demand is not judged."""
    assert [] == [(finding.text, finding.remedy) for finding in of_marks(nouns_agree_with_numbers, sentence)]


def test_an_adjective_of_two_near_five_is_found() -> None:
    """The noun is right, the adjective is not."""
    assert ["5 щорічні декларацій."] == [
        finding.text for finding in of_marks(nouns_agree_with_numbers, "Подано 5 щорічні декларацій.")
    ]


@pytest.mark.parametrize(
    ("mark", "remedy"),
    [
        ("Проведено [[n]] нарад.", "Має бути: 3 наради; програма сама добере форму, якщо писати [[n|іменник]]"),
        ("Участь у [[n]] нових нарад.", "Програма сама добере форму, якщо писати [[n|іменник|місцевий]]"),
    ],
)
def test_a_figure_near_a_noun_typed_by_hand_is_judged_too(mark: str, remedy: str) -> None:
    """The register changes, the noun stays; so it is told how the noun may change with it."""
    report = reported({"1.1": mark}, stated=figures(n={"value": "3"}))

    assert [remedy] == [finding.remedy for finding in told(nouns_agree_with_numbers, report)]


def test_the_officers_own_nouns_are_known() -> None:
    """Those of figures.yaml join the table."""
    own = Figures.model_validate({"format": "1", "nouns": {"хакатон": _NOUN}, "figures": {}})
    report = reported({"1.1": "Проведено 5 хакатони."}, stated=own)

    assert ["Має бути: 5 хакатонів"] == [finding.remedy for finding in told(nouns_agree_with_numbers, report)]


@given(
    number=st.integers(0, 10**6), noun=st.sampled_from(sorted(set(nouns([_NOUN]).values()), key=lambda each: each.one))
)
def test_what_the_program_itself_prints_is_never_found(number: int, noun: Forms) -> None:
    """The form that a figure gets by its noun agrees with it in the nominative."""
    own = {"one": noun.one, "few": noun.few, "many": noun.many, "other": noun.genitive}
    typed = Figures.model_validate(
        {"format": "1", "nouns": {"n": own}, "figures": {"f": {"title": "f", "value": str(number)}}}
    )

    assert [] == told(nouns_agree_with_numbers, reported({"1.1": "Проведено [[f|n]]."}, stated=typed))


@pytest.mark.parametrize(
    ("word", "one"),
    [("Декларацій", "декларація"), ("розслідувань", "розслідування"), ("обов’язань", "обов’язання"), ("заяв", "заява")],
)
def test_regular_endings_are_known(word: str, one: str) -> None:
    """By themselves, whatever the word's case and apostrophe."""
    forms = forms_of(word.replace("’", "'"), nouns(()))

    assert forms is not None
    assert one == forms.one


@pytest.mark.parametrize("word", ["вересень", "рівень", "останній", "сценарій", "килимів", Run(text="стіл").text])
def test_words_that_only_look_regular_are_unknown(word: str) -> None:
    """Nothing is said of them."""
    assert forms_of(word, nouns(())) is None
