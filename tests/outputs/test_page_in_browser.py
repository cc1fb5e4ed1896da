"""The page in headless Chromium: as people see it, as a screen reader hears it, as a printer prints it."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pipeline.contracts import Output
from pipeline.outputs.page import Download, page_with
from pipeline.summarizing.composing import composed
from pipeline.summarizing.counting import summarized
from schemas.document import Block, Document, PrintedParagraph, PrintedSection, Row, printed
from schemas.prose import Emphasis, ListItem, Run
from tests.axe import violations
from tests.browser import Browser, browser
from tests.story.telling import STORIES, enriched
from tests.summarizing.test_printing import luminance
from tests.summarizing.years import STATUSES, last_year, mixed, outcomes, year

pytestmark = pytest.mark.hard

REPORT = "pervomaisk-rada-report"
DOWNLOADS = (
    Download("report.pdf", "Офіційний документ", 354_210),
    Download("measures.csv", "Заходи таблицею", 48_113),
    Download("report.json", "Увесь зміст для програм", 1_280_554),
)
WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
HOSTILE = (
    "<script>document.title = 'ні'</script>",
    "</style><script>document.title = 'ні'</script><img src=x onerror=\"document.title='ні'\">",
    "\"' onmouseover='document.title = 1",
    "&lt;b&gt; &amp; &#39; &nbsp; <b>",
    "рядок\nдругий\n\nчетвертий",
    "число 1\u00a0221,  два  пробіли",
    "Донаудампфшифф" * 40,
)
CELLS = "[...document.querySelectorAll('#measures tbody tr:not(.section) > :last-child')].map(cell => cell.innerText)"
TABLE_ROLES = ("table", "row", "columnheader", "rowheader", "cell", "heading", "link", "list", "listitem", "navigation")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests here."""
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


def output_of(content: Document) -> Output:
    """The document's page, with the summary of its year if it has one."""
    return page_with(DOWNLOADS, composed(summarized(content, last_year(content, "3"))) if content.outcomes else None)


def written(folder: Path, content: Document) -> Path:
    """The page on the disk."""
    output = output_of(content)
    file = folder / output.name(content)
    file.write_bytes(output.write(content))
    return file


def with_cells(*cells: Block) -> Document:
    """A draft with a measure for each of these cells, which stand in all of its columns."""
    model = enriched("vyhadana-rada-plan").document
    keys = [column.key for column in model.columns]
    rows = tuple(Row(measure=str(place), cells=dict.fromkeys(keys, cell)) for place, cell in enumerate(cells))
    return model.evolve(sections=(PrintedSection(title=printed("Розділ"), rows=rows),), draft=printed("ПРОЄКТ"))


def odd() -> Document:
    """A draft with an empty cell, lists that begin deep, looks within looks, and texts that HTML could act upon."""
    look = Emphasis(bold=True, italic=True, superscript=True, link="https://example.org/?a=1&b=2")
    deep = PrintedParagraph(
        runs=(Run(text="глибоко", emphasis=look),), item=ListItem(level=1, ordinal=7, delimiter=")")
    )
    content = with_cells((), (deep,), *map(printed, HOSTILE))
    every = [{**mixed(place), "reason": word, "until": word} for place, word in enumerate(("", "", *HOSTILE))]
    return content.evolve(outcomes=outcomes(len(every), every.__getitem__), statuses_inferred=True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", [*STORIES, "odd"])
def test_axe_finds_nothing_wrong(story: str, width: int, scheme: str, chromium: Browser, tmp_path: Path) -> None:
    """On a phone and on a desk, by day and by night, in each document and in a draft of oddities."""
    content = odd() if story == "odd" else enriched(story).document
    chromium.open(written(tmp_path, content), width, scheme)

    assert [] == violations(chromium)


PLANTED = {
    "html-has-lang": (' lang="uk-UA"', ""),
    "color-contrast": ("--soft: #525b69", "--soft: #b9b9b9"),
    "aria-required-children": ('<tr role="row">', '<tr role="img">'),
    "document-title": ("<title>", "<title></title><title>"),
    "heading-order": ("<h2 ", "<h4 "),
    "region": ("<main>", "<p>поза частинами сторінки</p><main>"),
}


@pytest.mark.parametrize("rule", PLANTED)
def test_axe_finds_what_is_wrong(rule: str, chromium: Browser, tmp_path: Path) -> None:
    """Or the test above would prove nothing."""
    was, now = PLANTED[rule]
    file = written(tmp_path, enriched("vyhadana-rada-report").document)
    sound = file.read_text("utf-8")
    spoilt = sound.replace(was, now).replace("style-src", "style-src 'unsafe-inline'; other")
    file.write_text(spoilt, "utf-8")
    chromium.open(file, 1440)

    assert was in sound
    assert rule in {found.split(":")[0] for found in violations(chromium)}


@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("story", [*STORIES, "odd"])
def test_no_page_is_wider_than_its_window(story: str, width: int, chromium: Browser, tmp_path: Path) -> None:
    """Nobody scrolls sideways, not at 320 px either (WCAG 1.4.10), whatever a word's length."""
    content = odd() if story == "odd" else enriched(story).document
    chromium.open(written(tmp_path, content), width)

    assert width == chromium.find("document.documentElement.scrollWidth")
    assert [] == chromium.find(
        "[...document.querySelectorAll('main *, header *')]"
        f".filter(part => part.getBoundingClientRect().right > {width} + 1).map(part => part.outerHTML.slice(0, 80))"
    )


@pytest.mark.parametrize("story", STORIES)
def test_a_screen_reader_hears_the_same_table_on_a_phone(story: str, chromium: Browser, tmp_path: Path) -> None:
    """Though its rows are set as blocks there, heads, rows and cells keep their roles, names and order."""
    content = enriched(story).document.evolve(outcomes=())
    heads = ["\n".join(paragraph.text for paragraph in column.head) for column in content.columns]
    file, heard = written(tmp_path, content), {}
    for width in WIDTHS:
        chromium.open(file, width)
        heard[width] = [part for part in chromium.heard() if part[0] in TABLE_ROLES]
    roles = Counter(role for role, _ in heard[360])
    measures = len(list(content.rows()))

    assert heard[1440] == heard[360]
    assert heads == [name for role, name in heard[360] if role == "columnheader"]
    assert {"table": 1, "rowheader": measures, "row": 1 + measures + len(content.sections)} == {
        role: roles[role] for role in ("table", "rowheader", "row")
    }
    assert measures * (len(heads) - 1) + len(content.sections) == roles["cell"]


@pytest.mark.parametrize("story", [*STORIES, "odd"])
def test_a_browser_understands_what_was_promised(story: str, chromium: Browser, tmp_path: Path) -> None:
    """The tree that it has built of the page says the same, in the same order."""
    content = odd() if story == "odd" else enriched(story).document
    chromium.open(written(tmp_path, content), 1440)
    understood = chromium.find("document.documentElement.outerHTML")

    output = output_of(content)

    assert list(output.promises(content)) == list(output.read_back(f"<!doctype html>{understood}".encode()))


@pytest.mark.parametrize("story", [REPORT, "odd"])
def test_a_screen_reader_hears_the_same_summary_on_a_phone(story: str, chromium: Browser, tmp_path: Path) -> None:
    """Its tables are set as blocks there, too, and the official one comes after them."""
    file, heard = written(tmp_path, odd() if story == "odd" else enriched(story).document), {}
    for width in WIDTHS:
        chromium.open(file, width)
        heard[width] = [part for part in chromium.heard() if part[0] in TABLE_ROLES]
    tables = chromium.find(
        "[...document.querySelectorAll('main table:not(.same)')].map(table => table.className || table.id)"
    )

    assert heard[1440] == heard[360]
    assert isinstance(tables, list)
    assert ["numbers"] * (len(tables) - 1) + ["measures"] == tables
    assert len(tables) == Counter(role for role, _ in heard[360])["table"] > 2


@pytest.mark.parametrize("width", WIDTHS)
def test_charts_are_pictures_that_a_screen_reader_tells_in_words(width: int, chromium: Browser, tmp_path: Path) -> None:
    """Each with its title and all its numbers, which stand in a table, too; pieces of bars in rows are passed over."""
    content = enriched(REPORT).document
    charts = composed(summarized(content, last_year(content))).charts
    chromium.open(written(tmp_path, content), width)
    nodes = chromium.ask("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["name"]["value"], node["description"]["value"])
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in {"image", "graphics-symbol", "img"}
    ]
    tables = chromium.find("[...document.querySelectorAll('.same')].map(table => table.textContent)")

    assert [(chart.title, chart.told) for chart in charts] == told
    assert isinstance(tables, list)
    for chart, table in zip(charts, tables, strict=True):
        assert "".join([chart.title, *(f"{bar.label}{bar.value}" for bar in chart.bars)]) == "".join(table.split("\n"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_bars_are_drawn_as_long_as_their_numbers_and_in_their_pattern(
    width: int, scheme: str, chromium: Browser, tmp_path: Path
) -> None:
    """Every pattern is another; the ink stands out from what it is drawn on by 3:1 at least (WCAG 1.4.11)."""
    content = year(outcomes(15, lambda place: {"status": STATUSES[min(place, 7)]}))
    chromium.open(written(tmp_path, content), width, scheme)
    drawn = chromium.find(
        "[...document.querySelector('.bars').querySelectorAll('rect')]"
        ".map(bar => [bar.getBoundingClientRect().width, getComputedStyle(bar).fill])"
    )
    colours = chromium.find(
        "(card => [getComputedStyle(card.querySelector('rect')).stroke, getComputedStyle(card).backgroundColor])"
        "(document.querySelector('.summary'))"
    )
    assert isinstance(drawn, list)
    assert isinstance(colours, list)
    ink, paper = sorted(
        luminance("".join(f"{int(part):02x}" for part in re.findall(r"\d+", each)[:3])) for each in colours
    )

    assert [1 / 8] * 7 + [1] == pytest.approx([length / drawn[-1][0] for length, _ in drawn], abs=0.06)
    assert 8 == len({fill for _, fill in drawn})
    assert (paper + 0.05) / (ink + 0.05) >= 4.5


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_texts_are_shown_exactly_and_do_nothing(width: int, chromium: Browser, tmp_path: Path) -> None:
    """Letters, spaces and lines as they were typed; the title stays, nothing is fetched, no policy is hurt."""
    content = with_cells(*map(printed, HOSTILE))
    file = written(tmp_path, content)
    chromium.open(file, width)

    assert list(HOSTILE) == chromium.find(CELLS)
    assert f"ПРОЄКТ. {content.title}" == chromium.find("document.title")
    assert [file.as_uri()] == chromium.asked_for()
    assert [] == [
        event for event in chromium.events if event["method"] in {"Log.entryAdded", "Runtime.exceptionThrown"}
    ]


def test_a_script_that_stood_in_a_page_would_be_kept_from_acting(chromium: Browser, tmp_path: Path) -> None:
    """The page's own policy is the second wall behind the escaping."""
    content = enriched("vyhadana-rada-report").document
    file = written(tmp_path, content)
    acting = "<script>document.title = 'ні'</script><img src='https://example.org/x.png' style='color: red'>"
    file.write_text(file.read_text("utf-8").replace("<main>", f"<main>{acting}"), "utf-8")
    chromium.open(file, 1440)

    assert content.title == chromium.find("document.title")
    assert [event for event in chromium.events if "Content Security Policy" in str(event)]
    assert "rgb(255, 0, 0)" != chromium.find("getComputedStyle(document.querySelector('img')).color")


def test_the_skip_link_is_first_and_seen_when_it_is_reached(chromium: Browser, tmp_path: Path) -> None:
    """One stroke of the Tab key shows it, and what has the focus has an outline."""
    chromium.open(written(tmp_path, enriched(REPORT).document), 1440)
    for kind in ("rawKeyDown", "keyUp"):
        chromium.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)

    assert ["skip", True, True] == chromium.find(
        "(link => [link.className, link.getBoundingClientRect().left >= 0,"
        " parseFloat(getComputedStyle(link).outlineWidth) >= 2])(document.activeElement)"
    )


def sheets(printed_page: bytes) -> Sequence[str]:
    """The letters of each sheet of paper, without spaces."""
    return ["".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(printed_page)).pages]


def test_on_paper_it_looks_like_the_official_document(chromium: Browser, tmp_path: Path) -> None:
    """A4 across, the table's heads on each sheet, numbers from the second on, all letters, none of the screen's."""
    content = enriched(REPORT).document
    chromium.open(written(tmp_path, content), 1440)
    paper = chromium.printed()
    box, letters = PdfReader(io.BytesIO(paper)).pages[0].mediabox, sheets(paper)
    must = Counter("".join(paragraph.text for block in content.blocks() for paragraph in block))

    assert (842, 595) == (round(box.width), round(box.height))
    assert [str(number) for number in range(2, len(letters) + 1)] == [
        sheet.removesuffix(sheet.lstrip("0123456789")) for sheet in letters[1:]
    ]
    assert all("Відміткапровиконання" in sheet for sheet in letters)
    assert set() == {letter for letter in must - Counter("".join(letters)) if not letter.isspace()}
    assert not any(word in "".join(letters) for word in ("Зміст", "Файли", "Перейтидотаблиці", "підсумок"))


def test_the_signature_never_stands_alone_on_a_sheet(chromium: Browser, tmp_path: Path) -> None:
    """Whatever the letters' size makes of the sheets, the last of them has a row with the signature, under its head."""
    chromium.open(written(tmp_path, enriched(REPORT).document), 1440)
    ends = set()
    for tenths_of_a_pixel in range(128, 140):
        chromium.find(
            "(sheet => {sheet.replaceSync('@media print {table {font-size: %.1fpx !important}}');"
            " document.adoptedStyleSheets = [sheet]})(new CSSStyleSheet())" % (tenths_of_a_pixel / 10)
        )
        last = sheets(chromium.printed())[-1]
        ends.add(last)
        assert ["Відміткапровиконання", "ОленаПОЛЯКОВА"] == [
            words for words in ("Відміткапровиконання", "ОленаПОЛЯКОВА") if words in last
        ]

    assert len(ends) > 2


def test_who_reads_by_night_prints_black_on_white(chromium: Browser, tmp_path: Path) -> None:
    """The sheet is the same as by day."""
    file, shown = written(tmp_path, enriched("vyhadana-rada-plan").document), []
    for scheme in SCHEMES:
        chromium.open(file, 1440, scheme)
        with PdfDocument(chromium.printed()) as paper:
            shown.append(paper[0].render(grayscale=True).to_pil())

    assert shown[0] == shown[1]
    assert (0, 255) == shown[1].getextrema()
    assert shown[1].histogram()[255] > shown[1].width * shown[1].height * 0.8
