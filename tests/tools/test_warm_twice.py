"""A document that is printed twice, because its signature would stand alone: one LibreOffice does both."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.contracts import Docx, Pdf
from pipeline.convert import convert
from pipeline.tools.soffice import Office
from pipeline.tools.warm import WarmOffice
from schemas.conformance import PdfA
from tests.converting import AtOnce
from tests.story.telling import STORIES

pytestmark = [pytest.mark.hard, pytest.mark.office]


class Never(AtOnce):
    """A converter that is not to be asked."""

    versions: ClassVar[Mapping[str, str]] = {}
    confinement = ""

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:  # noqa: ARG002 - nothing is looked at
        """Refuse."""
        raise AssertionError("done cold")


def test_a_second_order_after_the_first_is_done_by_the_one_that_stays(
    tmp_path: Path, office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]
) -> None:
    """Though the first has not been left; it stays for the next document, in the same room."""
    first, second, third = list(STORIES)[:3]
    office = Office(rooms=tmp_path)

    with closing(WarmOffice(Never(), lambda: office.way, lambda: office.way)) as warm:
        warm.start()
        started = list(tmp_path.iterdir())
        with warm.begin({first: office_docx[first]}) as conversion:
            conversion()
            assert office_pdf[second] == convert(office_docx[second], warm)
        assert office_pdf[third] == convert(office_docx[third], warm)
        assert (1, started) == (len(started), list(tmp_path.iterdir()))
