"""One document in each part of PDF/A: who decides which, and what lies in build/ then."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pikepdf
import pypdf
import pytest

from pipeline.cli import zvit
from pipeline.contracts import Converter, Docx, Job, Pdf
from pipeline.errors import NotProven
from pipeline.pdf import reading
from pipeline.produce import produce
from pipeline.tools.soffice import Office
from schemas.conformance import PdfA
from tests.story.telling import FICTIONAL, TODAY, Replay, proven, rendered
from tests.story.test_documents import workspace_of

STORY = "vyhadana-rada-report"
CARRIED = {"figures.csv", "measures.csv", "report.json"}
SETTING = "archive:\n  pdfa: 3a\n"


def built(folder: Path, office: Converter, pdfa: PdfA | None, setting: str = "") -> Mapping[str, bytes]:
    """Give the files of a report that is wished for in a part of PDF/A, where the organization has this setting."""
    workspace = workspace_of(FICTIONAL[0], folder)
    rules = folder / "data" / FICTIONAL[0] / "organization.yaml"
    rules.write_text(rules.read_text("utf-8") + setting, "utf-8")
    done = produce(Job(*FICTIONAL, "report", TODAY, pdfa=pdfa), workspace, office)
    return {file.name: file.read_bytes() for file in done.archived.folder.iterdir()}


def carried(pdf: bytes) -> dict[str, list[bytes]]:
    """Give what another reader finds in the PDF."""
    return dict(pypdf.PdfReader(io.BytesIO(pdf)).attachments)


@pytest.fixture
def office(office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]) -> Replay:
    """What LibreOffice gave for the documents of this run."""
    return Replay(office_docx, office_pdf)


@pytest.mark.parametrize(
    ("wish", "setting", "part"), [(None, "", "1a"), (None, SETTING, "3a"), ("2a", SETTING, "2a"), ("1a", SETTING, "1a")]
)
def test_the_wish_of_a_run_comes_before_the_organizations_rule(
    wish: PdfA | None, setting: str, part: PdfA, tmp_path: Path, office: Replay
) -> None:
    """Without either it is 1a; the manifest and the file say which it is."""
    files = built(tmp_path, office, wish, setting)

    assert part == json.loads(files["manifest.json"])["pdfa"]
    assert f"<pdfaid:part>{part[0]}<".encode() in files["report.pdf"]


def test_a_3a_carries_what_lies_beside_it(tmp_path: Path, office: Replay) -> None:
    """The content and its tables, the same bytes as in the folder, and no other file."""
    files = built(tmp_path, office, "3a")

    assert {name: [files[name]] for name in CARRIED} == carried(files["report.pdf"])


@pytest.mark.parametrize("other", ["1a", "2a"])
def test_a_file_of_another_part_is_not_proven(other: PdfA, tmp_path: Path, office: Replay) -> None:
    """What was asked for is what must come out: the part, and with it what is carried."""
    pdf = Pdf(built(tmp_path, office, other)["report.pdf"])

    with pytest.raises(NotProven, match="не заявляє відповідності PDF/A-3a") as refused:
        proven(STORY, rendered(STORY), pdf, pdfa="3a")

    assert "вкладені файли" in str(refused.value)


@pytest.mark.parametrize("command", ["report", "plan", "reports"])
def test_the_part_is_wished_for_by_option_or_environment(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option comes first; an empty variable, as make gives it, is no wish."""
    wished = []
    for variable, words in (("", []), ("2a", []), ("2a", ["--pdfa", "3a"])):
        monkeypatch.setenv("PDFA", variable)
        wished.append(zvit.commands[command].make_context(command, words).params["pdfa"])

    assert [None, "2a", "3a"] == wished


@pytest.mark.hard
@pytest.mark.office
@pytest.mark.parametrize("pdfa", get_args(PdfA))
def test_two_builds_of_each_part_are_byte_identical_and_sound(pdfa: PdfA, tmp_path: Path) -> None:
    """LibreOffice is really started for each; qpdf's own check finds nothing; the pages say what those of 1a say."""
    one, other = (built(tmp_path / name, Office(), pdfa) for name in ("one", "інша тека"))
    plain = built(tmp_path / "plain", Office(), "1a")["report.pdf"]

    assert one == other
    assert repr(reading.read(Pdf(plain))) == repr(reading.read(Pdf(one["report.pdf"])))
    assert (CARRIED if pdfa == "3a" else set()) == set(carried(one["report.pdf"]))
    with pikepdf.open(io.BytesIO(one["report.pdf"])) as pdf:
        assert [] == pdf.check_pdf_syntax()
