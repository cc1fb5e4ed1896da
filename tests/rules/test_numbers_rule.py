"""A count that is typed into a mark is found; what is no count is not."""

import pytest

from pipeline.rules.numbers import counts_are_figures
from tests.builders import figures
from tests.rules.judging import of_marks, reported, told


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Проведено 5 семінарів та 2 тренінги.", ["5", "2"]),
        ("Надійшло звернень: 12, з них письмових (7).", ["12:", "(7)."]),
        ("Вручено 1\u00a0250 буклетів, це 12,5% плану.", ["1\u00a0250", "12,5%"]),
    ],
)
def test_a_count_typed_by_hand_is_found(sentence: str, numbers: list[str]) -> None:
    """Each number of things, wherever it stands."""
    found = of_marks(counts_are_figures, sentence)

    assert [number.strip(":") for number in numbers] == [(finding.text or "").strip(",:") for finding in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "У 2024 році та протягом 2023–2024 років зауважень не було.",
        "5 травня, 1, 2 та 3 червня 2024 року і 12.10.2024 відбулися зустрічі.",
        "Розпорядження від 03.02.2024 № 75-ра, накази №№ 5, 6 та 7, стаття 51 і статті 4, 5 Закону, ч. 2 ст. 10.",
        "На виконання заходу 4 та пункту 3.2 плану; 2 півріччя, IV квартал, у 3 кварталі; 7-й рік поспіль.",
        "Початок о 10 годині, кінець о 12:30; телефон +380440000000 або 0 800 000 000, (044) 000-00-00.",
        "Адреса: 12345, вул. Вигадана, 7, кв. 3; проспект Зразковий 15.",
        "Прослухано лекцію «10 кроків до доброчесності» та курс “5 помилок”.",
        "Строк 10 днів, 3 робочі дні та 2 місяці не порушено.",
        "Пунктів 1, 2 і 5 частини першої статті 3, ст. 172-4, 172-9 КУпАП, п.п. 2.1, 2.2, підп. 3, додаток 2.",
        "Наказ 75 від 13.12.2021, справа № 123/456/23, код ЄДРПОУ 12345678, ISO 37001, Windows 10, ДК 021:2015.",
        "Прийом з 9 до 18 години, каб. 12; протягом 30 (тридцяти) календарних днів; 2-3 рази, 24/7, 5-ти.",
        "2) другий крок зроблено; 3) третій теж.",
        "Лист на х3@zrazok.example, форма 2-ДС, Windows 11Pro, А4, ДСТУ 4163:2020.",
    ],
)
def test_what_is_no_count_is_not_found(sentence: str) -> None:
    """Dates, years, acts, addresses, telephones, ordinals, terms and titles."""
    assert [] == [finding.text for finding in of_marks(counts_are_figures, sentence)]


def test_a_figure_put_in_by_name_is_not_found() -> None:
    """It has its home."""
    report = reported({"1.1": "Проведено [[n]] нарад, з них [[n]] виїзних."}, stated=figures(n={"value": "17"}))

    assert [] == told(counts_are_figures, report)


def test_a_figure_of_the_same_value_is_named() -> None:
    """The officer is shown what to write."""
    report = reported({"1.1": "Проведено 17 нарад."}, stated=figures(наради={"value": "17"}, листи={"value": "3"}))

    assert ["Таке значення має [[наради]]; якщо це той показник, назвіть його"] == [
        finding.remedy for finding in told(counts_are_figures, report)
    ]
