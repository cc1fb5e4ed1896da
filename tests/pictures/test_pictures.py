"""All pages of the documents look as they were last found right; and the comparison sees what an eye would see."""

import io
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from pipeline.contracts import Docx, Pdf
from pipeline.convert import convert_all
from pipeline.tools.soffice import Office
from pipeline.word.package import pack, unpack
from pipeline.word.wordml import DOCUMENT, STYLES
from tests.pictures import album
from tests.pictures.drawing import difference, draw, png
from tests.story.telling import STORIES, rendered

LONG, STORY = "pervomaisk-rada-report", "vyhadana-rada-report"
MARGIN, WIDTH = 170, 283
"""Twips: 3 mm and 5 mm."""


def compare_only_if_made_with(here: dict[str, str], made_with: dict[str, str]) -> None:
    """Leave a test out, in CI fail it, with another LibreOffice or font: lines break elsewhere there."""
    if here != made_with:
        told = f"the pictures were made with {made_with}, and here is {here}: look at the pages, then `make pictures`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)


@pytest.mark.parametrize("story", STORIES)
def test_every_page_looks_as_it_did(story: str, office_pdf: dict[str, Pdf], tmp_path: Path) -> None:
    """If the change was meant, `make pictures` takes the new look."""
    compare_only_if_made_with(album.here(), album.made_with(album.ALBUM))

    assert [] == album.unlike(album.ALBUM, story, office_pdf[story], tmp_path)


def test_a_page_that_differs_is_told_with_its_number_share_and_pictures(
    office_pdf: dict[str, Pdf], tmp_path: Path
) -> None:
    """And a page that is not there, too."""
    album.take(tmp_path / "album", office_pdf)
    second = tmp_path / f"album/{STORY}/02.png"
    with Image.open(second) as page:
        damaged = page.copy()
    ImageDraw.Draw(damaged).rectangle([30, 30, 90, 50], fill=0)
    second.write_bytes(png(damaged))
    (tmp_path / f"album/{STORY}/03.png").write_bytes(png(damaged))

    pages, look = album.unlike(tmp_path / "album", STORY, office_pdf[STORY], tmp_path)

    assert f"{STORY}: 2 pages, not 3" == pages
    assert re.fullmatch(rf"{STORY}, page 2: [0-9]\.[0-9]% differs; see \S+-now\.png and \S+-difference\.png", look)
    assert all(Path(name).stat().st_size for name in re.findall(r"/\S+\.png", look))


def _widened(text: str) -> str:
    """A column wider by 5 mm, its neighbour narrower."""
    columns = list(map(int, re.findall(r'<w:gridCol w:w="([0-9]+)"', text)))[-6:]
    for old, new in ((columns[-1], columns[-1] + WIDTH), (columns[-2], columns[-2] - WIDTH)):
        text = re.sub(rf'(gridCol w:w|tcW w:w)="{old}"', rf'\1="{new}"', text)
    return text


CHANGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "nothing": (DOCUMENT, lambda text: text),
    "a margin moved by 3 mm": (
        DOCUMENT,
        lambda text: re.sub(r'w:left="([0-9]+)"', lambda found: f'w:left="{int(found[1]) + MARGIN}"', text),
    ),
    "a column wider by 5 mm": (DOCUMENT, _widened),
    "another typeface": (STYLES, lambda text: text.replace("Times New Roman", "Liberation Sans")),
    "a line lost": (DOCUMENT, lambda text: re.sub(r"(.*)<w:t[ >].*?</w:t>", r"\1", text, count=1, flags=re.DOTALL)),
}


@pytest.mark.hard
def test_a_moved_margin_a_wider_column_another_typeface_and_a_lost_line_are_seen(tmp_path: Path) -> None:
    """And nothing is seen where nothing was changed; by the real LibreOffice."""
    parts = unpack(rendered(STORY))
    changed = {
        name: Docx(pack({**parts, part: change(parts[part].decode()).encode()}))
        for name, (part, change) in CHANGES.items()
    }
    pdfs = convert_all({name.replace(" ", "-"): docx for name, docx in changed.items()}, Office())
    album.take(tmp_path, dict.fromkeys(STORIES, pdfs["nothing"]))

    seen = [name for name in CHANGES if album.unlike(tmp_path, STORY, pdfs[name.replace(" ", "-")], tmp_path)]

    assert len(CHANGES) == len(set(changed.values()))
    assert [*CHANGES][1:] == seen


@pytest.mark.parametrize("story", STORIES)
def test_any_line_that_is_lost_is_seen(story: str, office_pdf: dict[str, Pdf]) -> None:
    """Even where nothing moves up into its place: ten lines of each page, by lot."""
    chosen = random.Random(7)  # noqa: S311 - which lines are tried
    lost = []
    with pypdfium2.PdfDocument(io.BytesIO(office_pdf[story])) as pdf:
        for number, (page, before) in enumerate(zip(pdf, draw(office_pdf[story]), strict=True)):
            lines = _lines(page, before.width / page.get_width())
            for line in chosen.sample(lines, min(10, len(lines))):
                now = before.copy()
                ImageDraw.Draw(now).rectangle(line, fill=255)
                lost.append((number, line, difference(before, now)))

    assert lost
    assert [] == [(number, line) for number, line, found in lost if found is None]


def _lines(page: pypdfium2.PdfPage, scale: float) -> list[tuple[float, float, float, float]]:
    """Where the lines of a page's text stand on its picture."""
    text = page.get_textpage()
    rects = [text.get_rect(number) for number in range(text.count_rects())]
    height = page.get_height()
    return [
        (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
        for left, bottom, right, top in rects
        if right - left > 8  # points; less is a sign alone, a dash or a figure
    ]


SMOOTHINGS: dict[str, Callable[[pypdfium2.PdfPage], Image.Image]] = {
    "three times as fine": lambda page: _rendered(page, 3),
    "five times as fine": lambda page: _rendered(page, 5),
    "letters not smoothed": lambda page: _rendered(page, 4, no_smoothtext=True),
    "lines not smoothed": lambda page: _rendered(page, 4, no_smoothpath=True),
    "shifted by a sixth of a millimetre": lambda page: ImageChops.offset(_rendered(page, 4), 1, 1),
}


@pytest.mark.parametrize("smoothing", SMOOTHINGS)
def test_how_letters_are_smoothed_is_not_seen(smoothing: str, office_pdf: dict[str, Pdf]) -> None:
    """Another version of the program that draws is not another document."""
    before = draw(office_pdf[LONG])
    with pypdfium2.PdfDocument(io.BytesIO(office_pdf[LONG])) as pdf:
        now = [
            SMOOTHINGS[smoothing](page).resize(old.size, Image.Resampling.BOX)
            for page, old in zip(pdf, before, strict=True)
        ]

    assert before != now
    assert [None] * len(now) == [difference(old, new) for old, new in zip(before, now, strict=True)]


def _rendered(page: pypdfium2.PdfPage, finer: int, **how: object) -> Image.Image:
    picture: Image.Image = page.render(scale=finer * 40 / 72, grayscale=True, **how).to_pil().convert("L")
    return picture


def test_pictures_of_another_libreoffice_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names both and the way out; in CI it is a failure."""
    for ci, outcome in (("true", pytest.fail.Exception), ("", pytest.skip.Exception)):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(outcome, match=r"made with .*7\.4.* here is .*99\.1.*make pictures"):
            compare_only_if_made_with({"LibreOffice Writer": "99.1"}, {"LibreOffice Writer": "7.4"})
