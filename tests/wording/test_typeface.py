"""The letters that the typeface has are known, and others are refused before anything is printed."""

import datetime as dt
import subprocess

import pytest
from fontTools.ttLib import TTFont

from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults
from pipeline.wording.typeface import letters
from tests.builders import facts, marks
from tests.strictly import compose, merge


def test_ukrainian_text_can_be_printed() -> None:
    """Also with the modifier apostrophe, the sign of the hryvnia and a stress mark."""
    assert set("АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЬьЮюЯя") <= letters()
    assert set("'’ʼ«»„“”–—…№§₴²³⁵%°\u0301\u00a0 ") <= letters()


@pytest.mark.parametrize("face", ["", ":bold", ":italic", ":bold:italic"])
def test_the_installed_font_has_every_letter_of_the_table(face: str) -> None:
    """The table is no better than the font."""
    asked = ["fc-match", "--format=%{file}", f"Times New Roman{face}"]
    file = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    drawn = {chr(code) for code in TTFont(file).getBestCmap()}

    assert set() == letters() - drawn - set("\n\u00ad\u200b\u2011\u2060")


def test_a_letter_that_the_font_lacks_is_refused_with_its_place() -> None:
    """An emoji would be drawn by another font."""
    report = merge(facts(marks(m1_1="Виконано ✓", m1_2="Так 😀.")))

    with pytest.raises(DataFaults) as caught:
        compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))

    assert ["U+2713 (CHECK MARK)" in str(fault) for fault in caught.value.faults] == [True, False]
    assert "U+1F600 (GRINNING FACE)" in str(caught.value)
