"""Markdown to prose: what is printed, what is refused, and where."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from schemas.markdown import parse, parsed
from schemas.markdown_letters import is_of_letters, of_letters
from schemas.marks import ImplementationMark
from schemas.origin import Origin
from schemas.prose import FigureMention, ListItem, Paragraph, Run
from schemas.text import Text

ORIGIN = Origin("plan.yaml", 10, 5)


def _inlines(typed: str) -> tuple[Run | FigureMention, ...]:
    (paragraph,) = parse(Text(typed, ORIGIN, 5)).paragraphs
    return paragraph.inlines


def _named(mention: FigureMention) -> str:
    return f"[[{'|'.join(part for part in (mention.name, mention.noun, mention.case) if part)}]]"


def _looks(typed: str) -> list[tuple[str, dict[str, object]]]:
    return [
        (
            inline.text if isinstance(inline, Run) else _named(inline),
            inline.emphasis.model_dump(exclude_defaults=True),
        )
        for inline in _inlines(typed)
    ]


def _refused(typed: str) -> list[tuple[str, str]]:
    text = Text(typed, ORIGIN, 5)
    with pytest.raises(PydanticCustomError) as raised:
        parse(text)
    refusals = (raised.value.context or {})["refusals"]
    return [(str(text.at(refusal.position)), refusal.reason) for refusal in refusals]


def _items(typed: str) -> list[tuple[str, ListItem | None]]:
    return [(_letters(paragraph), paragraph.item) for paragraph in parse(Text(typed)).paragraphs]


def _letters(paragraph: Paragraph) -> str:
    return "".join(inline.text for inline in paragraph.inlines if isinstance(inline, Run))


def test_plain_paragraphs() -> None:
    """Paragraphs are parted by an empty line; a line's end within one is a space."""
    assert [("один два", None), ("три", None)] == _items("один\nдва\n\n\nтри\n")


@pytest.mark.parametrize("end", ["  ", "\\", "     "])
def test_hard_break(end: str) -> None:
    """Two spaces or a backslash at a line's end break the line in print."""
    assert [("один\nдва", {})] == _looks(f"один{end}\nдва")


def test_looks() -> None:
    """Bold, italics and superscript are looks of runs, also within one another."""
    expected = [
        ("а ", {}),
        ("б ", {"bold": True}),
        ("в", {"bold": True, "italic": True}),
        (" г 51", {}),
        ("2", {"superscript": True}),
    ]

    assert expected == _looks("а **б *в*** г 51^2^")


@pytest.mark.parametrize(
    ("typed", "letters", "address"),
    [
        ("[сайт](https://nazk.gov.ua/п)", "сайт", "https://nazk.gov.ua/%D0%BF"),
        ("<https://nazk.gov.ua/п>", "https://nazk.gov.ua/п", "https://nazk.gov.ua/%D0%BF"),
        ("[сайт](https://рада.укр)", "сайт", "https://xn--80aal0c.xn--j1amh"),
        ("<rada@example.org>", "rada@example.org", "mailto:rada@example.org"),
        ("[телефон](tel:+380441234567)", "телефон", "tel:+380441234567"),
    ],
)
def test_links(typed: str, letters: str, address: str) -> None:
    """A link prints its letters as typed and leads to an address of http, https, mailto or tel."""
    assert [(letters, {"link": address})] == _looks(typed)


def test_figures() -> None:
    """A figure is mentioned by name, with a noun or without, in a case, in bold letters, right after another."""
    expected = [("[[а]]", {}), ("[[б_1|захід]]", {}), ("[[в-г]]", {"bold": True}), (".", {}), ("[[а|б|в]]", {})]

    assert expected == _looks("[[а]][[б_1|захід]]**[[в-г]]**.[[а|б|в]]")


def test_same_figure_twice() -> None:
    """The same figure mentioned twice in a row is two mentions."""
    assert [("[[а]]", {}), ("[[а]]", {})] == _looks("[[а]][[а]]")


def test_lists() -> None:
    """A list element is one paragraph with its level and its number as typed."""
    expected = [
        ("один", ListItem()),
        ("два далі", ListItem()),
        ("третій", ListItem(level=1, ordinal=1, delimiter=")")),
        ("п’ятий", ListItem(level=1, ordinal=5, delimiter=")")),
        ("глибше", ListItem(level=2)),
        ("перший", ListItem(ordinal=1)),
    ]

    assert expected == _items("- один\n- два\n  далі\n  1) третій\n  5) п’ятий\n     * глибше\n\n1. перший")


@pytest.mark.parametrize(
    "typed",
    [
        "a < b, b > c",
        "– тире",
        "51² і x³",
        "2 * 3 * 4",
        "«___» ____________ 2024 року",
        "29.12.2023",
        "2.10.",
        "№ 5 #5",
        "a_b_c",
        "Рога & Копита",
        "[…] та [1]",
        "\u00a0нерозривні\u00a0",
        "об'єкт’",
        "5 - 3 + 2 = 4",
        "\u2003а \u202f",
        "C:\\теки",
        "~ 5 |",
        "об`єкт",
    ],
)
def test_literal(typed: str) -> None:
    """Marks that mean nothing where they stand are printed as they stand."""
    assert [(typed, {})] == _looks(typed)


def test_escapes() -> None:
    """A backslash prints the mark after it."""
    assert [("*а* [[б]] ^ # _", {})] == _looks("\\*а\\* \\[\\[б\\]\\] \\^ \\# \\_")


def test_origins() -> None:
    """Each run and mention knows its line and column, also on a third line."""
    places = [str(inline.origin) for inline in _inlines("один **два**\nтри\n  чотири [[а]] 1^2^")]

    assert [
        "plan.yaml:10:5",
        "plan.yaml:10:12",
        "plan.yaml:10:17",
        "plan.yaml:12:14",
        "plan.yaml:12:19",
        "plan.yaml:12:22",
    ] == places


@pytest.mark.parametrize(
    ("typed", "place", "reason"),
    [
        ("# а", "10:5", "заголовок у тексті не підтримується"),
        ("а\nб\n## в", "12:5", "заголовок у тексті не підтримується"),
        ("а\n---", "10:5", "заголовок у тексті не підтримується"),
        ("    а", "10:9", "абзац з відступом у чотири пробіли чи більше не підтримується"),
        ("```\nа\n```", "10:5", "блок коду (три знаки «`» або «~») не підтримується"),
        ("- а\n- > б", "11:7", "цитата (знак «>» на початку рядка) не підтримується"),
        ("***", "10:5", "лінія з «---», «***» або «___» не підтримується"),
        ("<div>\nа\n</div>", "10:5", "теги HTML не підтримуються"),
        ("а\n\n| б | в |\n|---|---|\n| г | ґ |", "12:5", "таблиця всередині тексту не підтримується"),
        ("[а]: https://example.org", "10:5", "визначення посилання «[назва]: адреса» не підтримується"),
        ("а\nб\nв `г`", "12:7", "текст між знаками «`» не підтримується"),
        ("- а ~~б~~", "10:9", "закреслений текст не підтримується"),
        ("а ![б](https://example.org)", "10:7", "зображення в тексті не підтримується"),
        ("а <br>", "10:7", "теги HTML не підтримуються"),
        ("а&nbsp;б", "10:6", "код символу HTML не підтримується"),
        ("а&#x202E;б", "10:6", "код символу HTML не підтримується"),
        ("а [[1]]", "10:7", "«[[» або «]]» без назви показника"),
        ("а [[б в]]", "10:7", "у назві показника пробіл"),
        ("а [[ б ]]", "10:7", "у назві показника пробіл"),
        ("а [[б|]]", "10:7", "«[[» або «]]» без назви показника"),
        ("а [[б", "10:7", "«[[» або «]]» без назви показника"),
        ("а [б]]", "10:9", "«[[» або «]]» без назви показника"),
        ("м^2", "10:6", "знак «^» без пари або не при літері чи цифрі"),
        ("а __б__", "10:7", "виділення знаками «_» не підтримується"),
        ("а _б_", "10:7", "виділення знаками «_» не підтримується"),
        ("а ***б*", "10:7", "виділення «**» не має пари"),
        ("[а](https://example.org/б в)", "10:7", "посилання записано неправильно"),
        ("[а](ftp://example.org)", "10:5", "посилання веде не на http, https, mailto чи tel"),
        ("[а](javascript:alert)", "10:5", "посилання веде не на http, https, mailto чи tel"),
        ("[а](marks.yaml)", "10:5", "посилання веде не на http, https, mailto чи tel"),
        ("<ftp://example.org>", "10:5", "посилання веде не на http, https, mailto чи tel"),
        ('[а](https://example.org "б")', "10:5", "підказка при посиланні не друкується"),
        ("[](https://example.org)", "10:5", "посилання без тексту"),
        ("а\n\nб\tв", "12:6", "знак табуляції не друкується"),
        ("а\n\u00a0\nб", "11:5", "у рядку лише нерозривні чи інші особливі пробіли"),
        ("а\n2. б", "11:5", "рядок усередині абзацу починається як елемент переліку"),
        ("- \u00a0", "10:8", "у рядку лише нерозривні чи інші особливі пробіли"),
        ("- а\nб", "11:5", "незрозуміло, чи рядок належить до елемента переліку"),
        ("- а\n-\n- б", "11:5", "елемент переліку порожній"),
        ("- - а", "10:5", "елемент переліку порожній"),
        ("- а\n\n  б", "12:7", "в елементі переліку більше одного абзацу"),
        ("- а\n  - б\n    - в\n      - г", "13:11", "перелік має більше ніж 3 рівні"),
        ("01. а", "10:5", "номер елемента переліку починається з нуля"),
    ],
)
def test_refused(typed: str, place: str, reason: str) -> None:
    """What an official document does not print is refused with line, column and reason."""
    assert [(f"plan.yaml:{place}", reason)] == _refused(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("[[щорічні за 2021]]", "[[щорічні_за_2021]]"), ("[[ б в | захід ]]", "[[б_в|захід]]")],
)
def test_a_space_in_a_name(typed: str, meant: str) -> None:
    """A figure's name typed with spaces is told with the name as it has to be typed."""
    with pytest.raises(PydanticCustomError) as raised:
        parse(Text(typed))
    assert raised.value.context is not None

    assert [f"Пишіть {meant}"] == [remedy for _, _, remedy in raised.value.context["refusals"]]


def test_refused_together() -> None:
    """All refusals of a text are told together, in their order."""
    places = [place for place, _ in _refused("# а\n\nб^\n- ![в](https://example.org)\n")]

    assert ["plan.yaml:10:5", "plan.yaml:12:6", "plan.yaml:13:7"] == places


def test_forbidden_letter() -> None:
    """Markdown is checked as every other text before it is read."""
    with pytest.raises(ValueError, match="U\\+202E"):
        ImplementationMark.model_validate({"measure": "1", "text": "а\u202eб"})


PLAIN = st.text(alphabet="абвїґ AZ09²½\u00a0\n.,;:!?()«»\"'–—-+=|~`#<>&*_^[]\\/№%@$", max_size=60)


@given(PLAIN)
@example("- - а")
@example("1. а\n7. б")
@example("- а\n\n    - б\n- в")
@example("a\n\n\u00a0а*б\\\n *в")
def test_nothing_lost(typed: str) -> None:
    """Every letter and digit of a text arrives in its order; else the text is refused."""
    text = Text(typed)
    try:
        prose = parse(text)
    except PydanticCustomError:
        return

    arrived = "".join(_everything(paragraph) for paragraph in prose.paragraphs)

    assert _alnum(text) == _alnum(arrived)


@given(st.text(alphabet="абв 12.,–²\u00a0", max_size=40))
def test_plain_is_identical(typed: str) -> None:
    """Text without marks is printed exactly, but for the ordinary spaces around it."""
    paragraphs = parse(Text("х" + typed + "х")).paragraphs

    assert ["х" + typed + "х"] == [_letters(paragraph) for paragraph in paragraphs]


@given(st.text(alphabet="абвАБ19 \u00a0\n.,;:!?()«»\"'’–—-+=#№%@${}", max_size=60))
@example("а\n\n\nб\nв")
@example("а\n12 б")
@example("а\n12) б")
@example("а \nб")
@example("«а»\n\n№ 5: б - в")
@example("а\n")
@example("а\nб\n\n")
def test_letters_alone_need_no_parser(typed: str) -> None:
    """What is read without the parser is read as the parser reads it."""
    text = Text(typed, Origin("f", 1, 1), 1)

    if is_of_letters(text):
        assert parsed(text) == of_letters(text)


def test_a_text_of_letters_may_end_in_a_line_end() -> None:
    """As all do that a file has in a block of YAML (`|`)."""
    assert is_of_letters(Text("Провести навчання\nдля працівників.\n"))


@given(PLAIN)
def test_origin_is_exact(typed: str) -> None:
    """At the place of a run stands its first letter."""
    text = Text(typed, Origin("f", 1, 1), 1)
    lines = text.split("\n")
    try:
        prose = parse(text)
    except PydanticCustomError:
        return

    for paragraph in prose.paragraphs:
        for inline in paragraph.inlines:
            first = inline.text[0] if isinstance(inline, Run) else "["
            assert inline.origin
            there = lines[inline.origin.line - 1][inline.origin.column - 1 :]
            assert there.lstrip("\\")[:1] == first or first in " \n\\"


def _everything(paragraph: Paragraph) -> str:
    ordinal = paragraph.item.ordinal if paragraph.item else None
    said = (
        inline.text if isinstance(inline, Run) else f"{inline.name}{inline.noun or ''}" for inline in paragraph.inlines
    )
    return "".join(["" if ordinal is None else str(ordinal), *said])


def _alnum(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
