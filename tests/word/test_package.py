"""A DOCX is taken apart safely and put together the same each time."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.untrusted.archives import Limits
from pipeline.untrusted.unsound import Unsound
from pipeline.word.package import TYPES, pack, unpack
from pipeline.word.wordml import DOCUMENT
from tests.word.forms import official


def archive(*names: str) -> bytes:
    """A ZIP with parts of these names, in this sequence."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(name, b"<x/>")
    return target.getvalue()


@given(
    st.permutations(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "docProps/core.xml"])
)
def test_the_sequence_of_parts_does_not_matter(names: list[str]) -> None:
    """Whatever program wrote the parts, the package is the same."""
    assert pack({name: name.encode() for name in sorted(names)}) == pack({name: name.encode() for name in names})


def test_nothing_is_lost_on_the_way() -> None:
    """Taken apart and put together, a package holds the same parts."""
    assert unpack(official()) == unpack(pack(unpack(official())))


def test_the_types_come_first_and_no_clock_is_read() -> None:
    """Readers of DOCX look for the types first; dates are the earliest that a ZIP can state."""
    entries = zipfile.ZipFile(io.BytesIO(pack(unpack(official())))).infolist()

    assert [TYPES, "_rels/.rels"] == [entry.filename for entry in entries[:2]]
    assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in entries}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "це не архів ZIP"),
        (b"%PDF-1.4", "це не архів ZIP"),
        (official()[:2000], "це не архів ZIP"),
        (official().replace(b"\x4b", b"\x4c", 1), "це не архів ZIP"),
        (archive(TYPES), "немає частини word/document.xml"),
        (archive(DOCUMENT), r"немає частини \[Content_Types\]\.xml"),
        (archive(TYPES, DOCUMENT, "../x"), "виводить за межі файлу"),
        (archive(TYPES, DOCUMENT, "/etc/x"), "виводить за межі файлу"),
    ],
)
def test_what_is_no_sound_docx_is_refused(content: bytes, told: str) -> None:
    """Not a ZIP, cut off, without its parts, or with names that lead elsewhere."""
    with pytest.raises(Unsound, match=told):
        unpack(content, DOCUMENT)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    """Two programs would read two different documents."""
    with pytest.raises(Unsound, match="дві частини файлу мають одну назву"):
        unpack(archive(TYPES, DOCUMENT, DOCUMENT))


def test_a_package_that_unfolds_beyond_measure_is_refused() -> None:
    """A small file must not fill the memory."""
    with pytest.raises(Unsound, match="розпакований файл завеликий"):
        unpack(official(), limits=Limits(expanded=100, ratio=200, entries=100))
