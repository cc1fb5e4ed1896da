"""Names of people are found in the shapes that offices write them. All people are made up."""

from __future__ import annotations

import pytest

from pipeline.privacy.names import names
from pipeline.privacy.searching import personal, public


@pytest.mark.parametrize(
    "name",
    [
        "Оксана ЗРАЗКОВА",
        "Вітослава ПРИКЛАДЕНКО",
        "Петра ВИГАДАНОГО",
        "Прикладенко О. П.",
        "Прикладенка О.П.",
        "ПРИКЛАДЕНКО О. П.",
        "О. П. Прикладенко",
        "О.П.ПРИКЛАДЕНКО",
        "О. Прикладенко",
        "Вигадана Оксана Петрівна",
        "Вигаданому Олегові Ігоровичу",
        "ВИГАДАНА Марія Іллівна",
        "Оксана Петрівна",
        "Мар'яна Прикладенко",
        "Мар’яна Прикладенко",
        "Прикладенко Юрій",
        "Ярослав Вигаданий-Приклад",
        "Ольга Вигадана",
    ],
)
def test_found(name: str) -> None:
    """A person's name is found whole, whatever stands around it."""
    assert [name] == [found.text for found in names(f"Надійшло від {name}, яке розглянуто")]


@pytest.mark.parametrize(
    "text",
    [
        "вул. Михайла Грушевського, 3",
        "площа Івана Франка, проспект Богдана Хмельницького",
        "школа імені Т. Г. Шевченка, ліцей ім. Лесі Українки",
        "Закон УКРАЇНИ, Портал НАЗК, Єдиний ДЕРЖАВНИЙ реєстр",
        "Рішення ПЕРВОМАЙСЬКОЇ МІСЬКОЇ РАДИ, Кодекс УКРАЇНСЬКОЇ держави",
        "І. Організаційні заходи. А. Загальні положення. II. Навчання",
        "М. П. Голова ради",
        "В. О. Міського голови",
        "Заступник Керівника апарату, місто Рівне",
        "Національне агентство з питань запобігання корупції",
        "Верховний Суд, Кабінет Міністрів України",
        "Вигадана міська рада, Олександрійський район, село Іванівка",
        "Роман написано. Марка якості. Віра в себе",
    ],
)
def test_not_found(text: str) -> None:
    """Streets, bodies, laws and headings are not people."""
    assert [] == [found.text for found in names(text)]


def test_what_the_organization_makes_public() -> None:
    """Its channels in whatever form, and its officials in whatever case, are its own; others are not."""
    own = public(["a@example.com", "приймальня: (05161) 5-22-33", "7-77-77"], ["Явір ПРИКЛАДЕНКО"])
    text = (
        "A@example.com, 05161 52233, тел. 7-77-77, Явора ПРИКЛАДЕНКА, "
        "b@example.com, 05161 52234, тел. 7-77-78, Рути ПРИКЛАДЕНКО, Явора ПРИЛАДЕНКА"
    )

    assert ["b@example.com", "05161 52234", "7-77-78", "Рути ПРИКЛАДЕНКО", "Явора ПРИЛАДЕНКА"] == [
        found.text for found in personal(text) if not own.names(found)
    ]


@pytest.mark.parametrize("piece", ["а", "А", "А.", "Аа", "Аа ", "0", "0 ", "a@", "a.", "(", "тел. 0-", "Оля "])
def test_no_text_is_too_long(piece: str) -> None:
    """A name behind a text of any length and kind is found: the search does not drown in what may begin a name."""
    assert "Оксана ЗРАЗКОВА" == personal(piece * (200_000 // len(piece)) + "\0, Оксана ЗРАЗКОВА")[-1].text
