"""A signature that would stand on a page alone takes the last row of the table with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.convert import convert_all
from pipeline.documents import DOCUMENTS
from pipeline.pdf.reading import read
from pipeline.produce import produce
from pipeline.proof.ending import stands_alone
from pipeline.tools.soffice import Office
from pipeline.workspace import Workspace
from schemas.document import Document
from tests.story.telling import FICTIONAL, ROOT, TODAY
from tests.story.test_documents import workspace_of
from tests.strictly import compose, load, merge
from tests.word.forms import render

MEASURE = """
      - id: ще-{number}
        title: Ще один захід, вигаданий для перевірки кінця сторінки
        timeframe: Постійно
        responsible_parties: [Головний спеціаліст]
        expected_result: Виконано
"""


SIGNATURES = "  signatures:\n"
CLOSINGS = ("", "  closing: Роботу буде продовжено.\n")


def _plan(workspace: Workspace, more: int, closing: str = "") -> Document:
    file = workspace.data / "vyhadana-rada/2024/plan.yaml"
    original = (ROOT / "tests/workspace/data/vyhadana-rada/2024/plan.yaml").read_text("utf-8")
    original = original.replace(SIGNATURES, closing + SIGNATURES)
    file.write_text(original + "".join(MEASURE.format(number=number) for number in range(more)), "utf-8")
    return compose(DOCUMENTS["plan"], merge(load(workspace.folder(*FICTIONAL), *FICTIONAL)), TODAY)


@pytest.mark.hard
@pytest.mark.office
@pytest.mark.parametrize("closing", CLOSINGS, ids=["no text", "a line of text"])
def test_wherever_the_page_ends_the_signature_is_not_alone(closing: str, tmp_path: Path) -> None:
    """Among plans each a row longer there are some whose signature would be alone; none is in the end."""
    workspace = workspace_of("vyhadana-rada", tmp_path)
    form = (ROOT / "templates/plan.docx").read_bytes()
    layout = merge(load(workspace.folder(*FICTIONAL), *FICTIONAL)).organization.layout
    plans = {str(more): _plan(workspace, more, closing) for more in range(27, 37)}
    pdfs = convert_all({more: render(plan, form, layout) for more, plan in plans.items()}, Office())
    lonely = [more for more, pdf in pdfs.items() if stands_alone(plans[more], read(pdf))]
    assert lonely

    for more in lonely:
        document = _plan(workspace, int(more), closing)
        done = produce(Job(*FICTIONAL, "plan", TODAY), workspace, Office())

        assert not stands_alone(document, read(done.verified.files["plan.pdf"]))  # type: ignore[arg-type] # bytes of a PDF
