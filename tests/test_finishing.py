"""The finished PDF is read by two readers at once: one here, PDFium in a copy of the process."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from functools import partial

import pytest

from pipeline import contracts, finishing
from pipeline.errors import Fault, NotProven, ProgramFault
from pipeline.finishing import read_aside
from pipeline.pdf.damage import Damaged
from pipeline.pdf.reading import read
from pipeline.telling.speech import understood
from pipeline.tools.beside import beside, in_this_process
from tests.pdf.damage import damaged, drop, fonts

pytestmark = pytest.mark.usefixtures("copies")

aside = partial(beside, understood=understood)


@pytest.mark.parametrize("way", [aside, in_this_process])
def test_what_is_read_is_the_same_wherever_pdfium_reads(
    way: partial[object], office_pdf: dict[str, contracts.Pdf]
) -> None:
    """In a copy, or here."""
    assert read(office_pdf["sample"]) == read_aside(office_pdf["sample"], way).reading  # type: ignore[arg-type] # both are


def test_what_the_copy_finds_is_heard(office_pdf: dict[str, contracts.Pdf]) -> None:
    """Letters that PDFium does not find keep the file from being taken."""
    changed = damaged(office_pdf["sample"], drop(lambda pdf: fonts(pdf)[0], "/ToUnicode"))

    with pytest.raises(NotProven, match="інша програма читає"):
        read_aside(contracts.Pdf(changed), aside)


def test_a_file_that_pdfium_cannot_read_is_damaged(
    office_pdf: dict[str, contracts.Pdf], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is where no copy is made: the failure travels as what it is."""
    monkeypatch.setattr(finishing, "witnesses", _refuse)

    with pytest.raises(Damaged, match="не читається"):
        read_aside(office_pdf["sample"], aside)


def _refuse(_: bytes) -> Sequence[str]:
    raise Damaged(Fault("PDF не читається"))


def test_a_file_that_cannot_be_opened_here_leaves_no_copy() -> None:
    """Whatever the copy makes of it."""
    with pytest.raises(Damaged):
        read_aside(contracts.Pdf(b"%PDF-1.7 nothing"), aside)


def test_a_copy_that_is_killed_is_no_damage_of_the_file(
    office_pdf: dict[str, contracts.Pdf], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the system has no memory left: nothing is said of the document."""
    monkeypatch.setattr(finishing, "witnesses", lambda _: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(ProgramFault, match="спинено ззовні"):
        read_aside(office_pdf["sample"], aside)
