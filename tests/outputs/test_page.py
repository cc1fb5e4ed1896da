"""The page for the council's site: it says all that the content says, once more in order, and nothing that acts."""

import base64
import hashlib
import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from pipeline.contracts import Said
from pipeline.outputs.page import PAGE_HTML, Download, page, page_with
from pipeline.outputs.page.lists import Listing, pieces
from schemas.document import Block, Document, PrintedParagraph, PrintedSection, Row, printed
from schemas.prose import PLAIN, Emphasis, ListItem, Run
from tests.story.telling import STORIES, enriched

FILES = (Download("report.pdf", "Офіційний документ", 354_210), Download("дані & <інше>.csv", "Таблиця «а»", 999))
HOSTILE = (
    "<script>document.title = 1</script>",
    "</style><script>document.title = 1</script>",
    "<!-- не видно -->",
    "]]>",
    "&lt;b&gt; &amp; &#39; &nbsp;",
    "\"' onmouseover='document.title = 1",
    "{{ 7 * 7 }} {% raw %}",
    "${document.title = 1}",
    "рядок\nдругий\n\nчетвертий",
    " \u00a0 пробіли  всередині \u00a0",
    "Донаудампфшифф" * 30,
    "sup: 2",
)
SCRIPT = "javascript:document.title=1"
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n<>&\"'/{}%-"), min_size=1)
looks = st.builds(
    Emphasis,
    bold=st.booleans(),
    italic=st.booleans(),
    superscript=st.booleans(),
    link=st.none() | st.sampled_from(["https://example.org/?a=1&b=\"'<", "tel:+38", SCRIPT]),
)
places = st.builds(
    ListItem,
    level=st.integers(0, 3),
    ordinal=st.none() | st.integers(1, 30),
    delimiter=st.sampled_from([".", ")"]),
)
paragraphs = st.builds(
    PrintedParagraph,
    runs=st.lists(st.builds(Run, text=texts | st.sampled_from(HOSTILE), emphasis=looks), min_size=1).map(tuple),
    item=st.none() | places,
)


def document(*cells: Block) -> Document:
    """A document with a measure for each of these cells, which stand in all of its columns."""
    model = enriched("vyhadana-rada-report").document
    keys = [column.key for column in model.columns]
    rows = tuple(Row(measure=str(place), cells=dict.fromkeys(keys, cell)) for place, cell in enumerate(cells))
    return model.evolve(sections=(PrintedSection(title=printed("Розділ"), rows=rows),))


def listed(*places: tuple[int, int | None]) -> Block:
    """Paragraphs at these depths of a list, with these numbers."""
    return tuple(
        PrintedParagraph(runs=(Run(text=f"{level} {ordinal}"),), item=ListItem(level=level, ordinal=ordinal))
        for level, ordinal in places
    )


def depths(listings: Sequence[object]) -> list[object]:
    """Lists within lists as Python's."""
    return [
        [[entry.paragraph.text, *depths(entry.below)] for entry in listing.entries]
        for listing in listings
        if isinstance(listing, Listing)
    ]


@pytest.mark.parametrize("files", [(), FILES], ids=["alone", "with files"])
@pytest.mark.parametrize("story", STORIES)
def test_a_page_says_what_it_promises(story: str, files: Sequence[Download]) -> None:
    """In the same bytes each time."""
    content, output = enriched(story).document, page_with(files)
    written = output.write(content)

    assert list(output.promises(content)) == list(output.read_back(written))
    assert written == page(content, files)
    assert f"{content.kind}.html" == output.name(content)


@pytest.mark.parametrize("story", STORIES)
def test_a_page_promises_every_text_of_the_content(story: str) -> None:
    """In the order of the content."""
    content = enriched(story).document
    promised, place = "".join(map(str, PAGE_HTML.promises(content))), 0
    for run in (run for block in content.blocks() for paragraph in block for run in paragraph.runs):
        place = promised.index(run.text, place) + len(run.text)

    assert place


@given(st.lists(st.lists(paragraphs, max_size=4).map(tuple), max_size=3))
@example([printed(text) for text in HOSTILE])
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was(cells: list[Block]) -> None:
    """Whatever HTML would make of its letters, its look, and its place in a list."""
    content = document(*cells)

    assert list(PAGE_HTML.promises(content)) == list(PAGE_HTML.read_back(PAGE_HTML.write(content)))


def test_nothing_on_a_page_acts_or_comes_from_elsewhere() -> None:
    """Its policy lets through its own style sheet by hash; a link to a script is printed in letters."""
    link = PrintedParagraph(runs=(Run(text="сюди", emphasis=Emphasis(link=SCRIPT)),))
    tree = html.document_fromstring(page(document(*map(printed, HOSTILE), (link,)), FILES).decode())
    digest = base64.b64encode(hashlib.sha256(tree.findtext(".//style", "").encode()).digest()).decode()

    assert [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"] == tree.xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    assert [] == tree.xpath(
        "//script | //link | //img | //iframe | //object | //form | //@src | //@style | //comment()"
    )
    assert [] == tree.xpath("//@*[starts-with(name(), 'on')] | //a[starts-with(@href, 'java')]")
    assert f"сюди ({SCRIPT})" in tree.text_content()
    assert not re.search(r"url\((?!\"#)|@import|expression", tree.findtext(".//style", ""))


def test_a_page_is_made_for_those_who_listen() -> None:
    """A heading for the page, one for each section in its own body of the one table; each cell knows its role."""
    content = enriched("pervomaisk-rada-report").document
    tree = html.document_fromstring(page(content, FILES).decode())
    rows = tree.xpath("//table/tbody/tr[not(@class='section')]")

    assert ["uk-UA"] == tree.xpath("/html/@lang")
    assert 1 == len(tree.xpath("//h1"))
    assert ["Зміст", "Файли", *(section.title[0].text for section in content.sections)] == [
        heading.text_content() for heading in tree.xpath("//h2")
    ]
    assert tree.xpath("//table/tbody/@aria-labelledby") == tree.xpath("//table/tbody//h2/@id")
    assert [f"#{name}" for name in tree.xpath("//table//h2/@id")] == tree.xpath("//nav//a/@href")
    assert 6 == len(tree.xpath("//thead//th[@scope='col'][@role='columnheader']"))
    assert 43 == len(rows)
    assert {("rowheader", *["cell"] * 5)} == {tuple(row.xpath("*/@role")) for row in rows}
    assert ["#measures"] == tree.xpath("//*[@class='skip']/@href")
    assert ["report.pdf", "%D0%B4%D0%B0%D0%BD%D1%96%20%26%20%3C%D1%96%D0%BD%D1%88%D0%B5%3E.csv"] == tree.xpath(
        "//section//a/@href"
    )


def test_an_empty_cell_is_no_head_of_its_row() -> None:
    """A head that says nothing would be read aloud before each cell."""
    tree = html.document_fromstring(page(document(()), ()).decode())

    assert {"cell"} == set(tree.xpath("//tbody/tr[not(@class='section')]/*/@role"))


def test_a_draft_is_marked_in_the_page_and_in_its_title() -> None:
    """So that it is told from the finished one in a list of tabs, too."""
    content = enriched("vyhadana-rada-report").document.evolve(draft=printed("ПРОЄКТ"))
    tree = html.document_fromstring(page(content, ()).decode())

    assert ["ПРОЄКТ"] == [part.text_content() for part in tree.xpath("//header/*[@class='draft']")]
    assert f"ПРОЄКТ. {content.title}" == tree.findtext(".//title")
    assert "ПРОЄКТ" not in page(enriched("vyhadana-rada-report").document, ()).decode()


@pytest.mark.parametrize(
    ("block", "nested"),
    [
        (listed((0, 1), (0, 2)), [[["0 1"], ["0 2"]]]),
        (listed((0, 1), (1, None), (1, None), (0, 2)), [[["0 1", [["1 None"], ["1 None"]]], ["0 2"]]]),
        (listed((0, None), (0, 1)), [[["0 None"]], [["0 1"]]]),
        (listed((1, 1), (0, 1), (2, 1)), [[["1 1"]], [["0 1", [["2 1"]]]]]),
    ],
)
def test_lists_stand_within_lists(block: Block, nested: list[object]) -> None:
    """By depth and by kind of mark, also where a list begins deeper than it goes on."""
    assert nested == depths(list(pieces(block)))


@pytest.mark.parametrize(
    ("size", "extent"), [(0, "0\u00a0Б"), (999, "999\u00a0Б"), (354_210, "354\u00a0КБ"), (1_250_000, "1,2\u00a0МБ")]
)
def test_the_size_of_a_file_is_told_as_people_read_it(size: int, extent: str) -> None:
    """With a comma, and a space at which no line ends."""
    assert extent == Download("a", "а", size).extent


SPOILT = {
    "a text lost": ("вступне;", ""),
    "a text added": ("<main>", "<main><p>зайве</p>"),
    "a label altered": ('data-label="Строк"', 'data-label="Термін"'),
    "a raised digit lowered": ("<sup>2</sup>", "2"),
    "a link elsewhere": ("mailto:rada@", "mailto:rаdа@"),
    "a number of a list": ('value="3"', 'value="4"'),
    "a mark of a list": ('class="brackets"', 'class="points"'),
    "a script": ("</main>", "</main><script>1</script>"),
    "an attribute that acts": ("<h1>", '<h1 onclick="1">'),
    "a comment": ("<main>", "<main><!--зайве-->"),
    "a picture": ("<main>", '<main><img src="https://example.org/x.png">'),
    "a hidden part": ("<table ", "<table hidden "),
    "another look": ("col.title { width: 19%; }", "td { display: none; }"),
    "a row unclosed": ("</tr>", ""),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_page_that_was_changed_is_not_what_was_promised(spoilt: str) -> None:
    """What is lost, added, hidden or altered, in letters and in marks, is told by reading it back."""
    was, now = SPOILT[spoilt]
    content = enriched("vyhadana-rada-report").document
    written = PAGE_HTML.write(content).decode()
    found: Sequence[Said] = PAGE_HTML.read_back(written.replace(was, now, 1).encode())

    assert was in written
    assert list(PAGE_HTML.promises(content)) != list(found)


def test_runs_of_one_look_are_one_passage() -> None:
    """However the prose was put together, a reader meets it as one."""
    runs = tuple(
        Run(text=text, emphasis=look) for text, look in [("a", PLAIN), ("b", PLAIN), ("c", Emphasis(bold=True))]
    )

    assert ["ab", "strong: c"] == [
        said for said in PAGE_HTML.promises(document((PrintedParagraph(runs=runs),))) if said in {"ab", "strong: c"}
    ][:2]
