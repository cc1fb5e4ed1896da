"""A copy for publication: what is withheld gives way to a mark, whatever way it is written, and nothing else does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Fault
from pipeline.outputs.content_json import CONTENT_JSON
from pipeline.publishing.redacting import MARK, NOTE, redacted
from pipeline.publishing.withheld import withheld
from pipeline.wording.typography import set_signs, typeset
from schemas.document import Document, PrintedFigure, PrintedParagraph
from schemas.origin import Origin
from schemas.prose import Emphasis, Run
from schemas.typography import USUAL
from tests.printed import document, fullest, row
from tests.publishing.secrets_of import CHANNELS, EMAIL, HEAD, OFFICER, PHONE, publishing, secrets, telling

WRITTEN_CHANNELS = [
    *CHANNELS,
    "rada.vyhadana@EXAMPLE.ORG",
    "rada.vyhadana @ example.org",
    "rada.vyhadana\u00a0@example.org",
    "rada.vyhadana[at]example.org",
    "rаdа.vyhаdаnа@example.org",
    "+38 (067) 123-45-67",
    "+38\u00a0067\u00a0123\u00a045\u00a067",
    "067 1234567",
    "8-067-123-45-67",
    "0671234567",
    "067–123–45–67",
    "5-22-33",
    "(05161)52233",
    "+38 05161 5 22 33",
    "вул.\u00a0Марка Вигаданого,\u00a07",
    "вулиця Марка Вигаданого, буд. 7",
]
WRITTEN_NAMES = [
    "Рута ЗРАЗКОВА",
    "Рути Зразкової",
    "ЗРАЗКОВА Рута",
    "Зразковій Руті Петрівні",
    "Рутою Петрівною ЗРАЗКОВОЮ",
    "Р. Зразкова",
    "Р. П. ЗРАЗКОВА",
    "Зразкової Р.П.",
    "Зразкову",
    "Рута\u00a0ЗРАЗКОВА",
    "Прикладенчук О. П.",
    "гр. Вигаданенко",
    "Оксану ВИГАДАНУ",
]


def _marks(made: Document) -> list[str]:
    return ["\n".join(each.text for each in one.cells["mark"]) for one in made.rows()]


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _copied(*texts: str) -> list[str]:
    return _marks(redacted(telling(*texts), secrets(*texts)).document)


@pytest.mark.parametrize("written", WRITTEN_CHANNELS)
def test_a_channel_is_left_out_in_every_spelling(written: str) -> None:
    """Case, spaces, hyphens, brackets, a lookalike letter: what stands around it stays."""
    (left,) = _copied(f"Пишіть: {written}; чекаємо.")

    assert left.startswith("Пишіть: ")
    assert left.endswith("; чекаємо.")
    assert MARK in left
    assert not any(part in left for part in ("67", "22", "example", "Вигаданого", " 7"))


@pytest.mark.parametrize(
    "kept",
    [
        "Розпорядження № 0671234568, рахунок 10671234567",
        "Разом 52233 грн, 522,33 та 15-22-33-4",
        "вул. Марка Вигаданого, 77",
        "vyhadana@example.org",
        "Вигадана рада",
    ],
)
def test_what_only_looks_like_a_channel_stays(kept: str) -> None:
    """Another number, another house, another address, the organization's own name."""
    assert [kept] == _copied(kept)


@pytest.mark.parametrize("written", WRITTEN_NAMES)
def test_a_name_below_the_head_is_left_out_in_every_form(written: str) -> None:
    """Cases, initials, patronymic, the surname first or alone, and people who are no officials."""
    assert [f"Доручено: {'гр. ' if written.startswith('гр') else ''}{MARK}, виконано."] == _copied(
        f"Доручено: {written}, виконано."
    )


@pytest.mark.parametrize("written", [*WRITTEN_CHANNELS, *WRITTEN_NAMES])
def test_what_the_profile_of_signs_has_set_is_left_out_as_if_it_were_typed(written: str) -> None:
    """A non-breaking space or another apostrophe hides nothing."""
    made = telling(f"Тут - {written}, і т. д.")

    (typed,) = _marks(redacted(made, secrets(written)).document)
    (left,) = _marks(redacted(typeset(made, USUAL), secrets(written)).document)

    assert MARK in left
    assert _spaced(set_signs(typed, USUAL)) == _spaced(left)


@pytest.mark.parametrize(
    "kept", [HEAD, "Явора Прикладенка", "вул. Тараса Шевченка", "зразкова робота", "Взірцева школа", "Рута пахуча"]
)
def test_the_head_and_what_is_no_name_stay(kept: str) -> None:
    """So do a word like a surname, a street and a herb."""
    assert [f"Тут {kept}."] == _copied(f"Тут {kept}.")


def test_a_namesake_of_the_head_is_told_from_the_head() -> None:
    """A surname alone is the head's, too; with another given name or initial it is not."""
    told = ("Прикладенку доручено", "Руті Прикладенко", "ПРИКЛАДЕНКО Р. П.", "Я. Прикладенко")
    people = [{"role": "r", "name": "Рута ПРИКЛАДЕНКО", "position": "П"}]
    organization = publishing("names-below-head").evolve(officials=people)

    left = redacted(telling(*told), withheld(organization, telling(*told), _unexpected))

    assert ["Прикладенку доручено", MARK, MARK, "Я. Прикладенко"] == _marks(left.document)


def _unexpected(fault: Fault) -> None:
    raise AssertionError(fault)


def test_only_what_the_rules_name_is_left_out() -> None:
    """Channels do not go with names, nor names with channels; without rules all stays."""
    text = f"{EMAIL} {OFFICER}"

    for rules, left in {
        (): text,
        ("channels",): f"{MARK} {OFFICER}",
        ("names-below-head",): f"{EMAIL} {MARK}",
    }.items():
        assert [left] == _marks(redacted(telling(text), secrets(text, rules=rules)).document)


def test_a_copy_says_that_it_is_one_and_a_whole_one_does_not() -> None:
    """In its title, which all files bear; a document with nothing to leave out is not changed."""
    whole = telling("Виконано.").evolve(signatures=())

    assert redacted(telling("Виконано."), secrets()).document.title.endswith(NOTE)
    assert (whole, ()) == ((same := redacted(whole, secrets())).document, same.removed)


def test_a_passage_may_run_through_letters_of_several_looks() -> None:
    """The mark stands where it begins; the looks of what is left stay."""
    runs = (
        Run(text="Тел. +380", origin=Origin("a", 1)),
        Run(text="67", emphasis=Emphasis(bold=True)),
        Run(text="1234567 вдень", emphasis=Emphasis(italic=True)),
    )
    made = document(row("1", mark=(PrintedParagraph(runs=runs),)))

    (one,) = redacted(made, secrets()).document.rows()

    left = [(run.text, run.emphasis.bold, run.emphasis.italic) for run in one.cells["mark"][0].runs]
    assert [(f"Тел. {MARK}", False, False), (" вдень", False, True)] == left


@pytest.mark.parametrize(
    "link",
    [f"mailto:{EMAIL.lower()}?subject=x", "tel:+38-067-123-45-67", "https://example.org/?rada.vyhadana%40example.org"],
)
def test_a_link_that_leads_to_a_channel_leads_nowhere(link: str) -> None:
    """Whatever its letters say; that it led somewhere is marked."""
    run = Run(text="написати нам", emphasis=Emphasis(link=link))
    made = document(row("1", mark=(PrintedParagraph(runs=(run,)),)))

    copy = redacted(made, secrets())

    assert [f"написати нам {MARK}"] == _marks(copy.document)
    assert [] == list(copy.document.links())
    assert 1 == len(set(copy.removed) - {OFFICER})


def test_what_no_page_prints_is_gone_through_too() -> None:
    """Names and titles of figures, and names of files in the places that values come from."""
    origin = Origin(f"data/x/2024/marks/{OFFICER}.md", 3)
    figure = PrintedFigure(name="лист_Зразкової", title=f"листи на {EMAIL}", value=Decimal(4), origin=origin)
    run = Run(text="4", figure="лист_Зразкової", origin=origin)
    made = document(row("1", mark=(PrintedParagraph(runs=(run,)),)), figures=(figure,))

    written = CONTENT_JSON.write(redacted(made, secrets()).document).decode()

    assert not any(secret in written for secret in ("Зразк", "ЗРАЗК", "example.org"))
    assert f"лист_{MARK}" in written


def test_a_short_channel_is_refused() -> None:
    """It cannot be told from other numbers, so nobody is made to believe that it is left out."""
    told: list[Fault] = []
    withheld(publishing("channels", channels=("102", "1547", EMAIL)), telling(), told.append)

    assert ["102", "1547"] == [fault.reason.split("»")[0].removeprefix("канал «") for fault in told]


def test_a_copy_of_a_copy_is_the_same() -> None:
    """Nothing withheld is left to be found in it."""
    texts = (*CHANNELS, "Зразковій Р. П., тел. 067 123 45 67")
    copy = redacted(telling(*texts), secrets(*texts)).document

    assert (copy, ()) == ((again := redacted(copy, secrets(*texts))).document, again.removed)


@given(st.lists(st.sampled_from((PHONE, EMAIL, OFFICER, "слово", " ", ", ", "2024", "\n")), max_size=12))
def test_all_that_is_not_withheld_stays_in_its_order(pieces: list[str]) -> None:
    """For any text: between the marks stand exactly the other words."""
    text = "; ".join(["початок", *pieces, "кінець"])
    (left,) = _copied(text)

    known = text
    for secret in (PHONE, EMAIL, OFFICER):
        known = known.replace(secret, MARK)
    assert known == left


def test_the_fullest_document_stays_as_it_is() -> None:
    """Without rules no part of it is touched."""
    assert fullest() == redacted(fullest(), ()).document
