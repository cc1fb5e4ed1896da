"""The documents, whole: what is in Word, what is in the PDF, and what lies in build/ in the end."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import Docx, Job, Pdf
from pipeline.produce import Produced, produce
from pipeline.telling.summary import summary
from pipeline.word.reading import read
from pipeline.word.texts import ReadCell, ReadParagraph
from pipeline.workspace import Workspace
from tests.goldens import golden
from tests.story.telling import ROOT, STORIES, TABLES, TODAY, Replay, enriched, folder_of, proven, rendered


def projection(docx: Docx) -> str:
    """A document as text: a line for each paragraph with its style, a line for each row."""
    reading = read(docx)
    lines = [f"language {reading.language}", *(f"{name} {text}" for name, text in sorted(reading.properties.items()))]
    for element in (*reading.before, None, *reading.after):
        if isinstance(element, ReadParagraph):
            lines.append(f"[{element.style}] {element.label} {element.text}".replace("\t", " ⇥ "))
        else:
            rows = reading.rows if element is None else element.rows
            lines += ["| " + " | ".join(map(cell_text, row.cells)) + " |" for row in rows]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def cell_text(cell: ReadCell) -> str:
    """A cell on one line, with the marks of its lists."""
    return " ¶ ".join(f"{each.label} {each.text}".strip() for each in cell.paragraphs).replace("\n", " ↵ ")


def workspace_of(organization: str, folder: Path) -> Workspace:
    """A workspace of its own with the organization's data and the official templates."""
    shutil.copytree(folder_of(organization), folder / "data" / organization)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Workspace(folder)


def produced(story: str, folder: Path, office: Replay) -> tuple[Produced, Workspace]:
    """Produce a document in a workspace of its own."""
    organization, year, kind = STORIES[story]
    workspace = workspace_of(organization, folder)
    return produce(Job(organization, year, kind, TODAY), workspace, office), workspace


@pytest.fixture(scope="session")
def office(office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]) -> Replay:
    """What LibreOffice gave for the documents of this run."""
    return Replay(office_docx, office_pdf)


@pytest.mark.parametrize("story", STORIES)
def test_the_document_in_word_is_as_it_was_read_last(story: str) -> None:
    """Every paragraph and cell; a change of data, wording or template shows here as text."""
    golden(f"{story}.docx.txt", projection(rendered(story)))


@pytest.mark.parametrize("story", STORIES)
def test_the_finished_files_are_proven(story: str, office_pdf: dict[str, Pdf]) -> None:
    """DOCX and PDF say what the content says; no word is torn, no font is foreign."""
    verified = proven(story, rendered(story), office_pdf[story])

    assert {finding.rule for finding in verified.findings if finding.rule == "torn-word"} == set()
    assert {font.split("-")[0] for font in verified.fonts} <= {"LiberationSerif"}


def test_the_real_report_has_43_measures_of_9_sections_in_six_columns() -> None:
    """What the finished files were proven to hold."""
    document = enriched("pervomaisk-rada-report").document

    assert [3, 11, 6, 2, 6, 5, 2, 3, 5] == [len(section.rows) for section in document.sections]
    assert {6} == {len(row.cells) for row in document.rows()}


@pytest.mark.parametrize("story", STORIES)
def test_the_folder_holds_documents_content_and_manifest(story: str, tmp_path: Path, office: Replay) -> None:
    """The manifest's hashes are those of the files that lie there."""
    done, _ = produced(story, tmp_path, office)
    folder, kind = done.archived.folder, STORIES[story][2]

    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))

    assert {f"{kind}.docx", f"{kind}.pdf", f"{kind}.json", *TABLES, "manifest.json"} == {
        file.name for file in folder.iterdir()
    }
    assert manifest["files"] == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in manifest["files"]
    }
    assert f"data/{STORIES[story][0]}/organization.yaml" in manifest["inputs"]
    assert [f"templates/{kind}.docx"] == list(manifest["template"])


def test_every_value_of_the_content_has_its_origin(tmp_path: Path, office: Replay) -> None:
    """Every printed run of report.json says where it was typed, and the figures by which name."""
    done, _ = produced("pervomaisk-rada-report", tmp_path, office)
    content = json.loads((done.archived.folder / "report.json").read_text("utf-8"))
    runs: list[dict[str, object]] = []

    def collect(part: object) -> None:
        if isinstance(part, dict):
            runs.extend(part.get("runs", []))
            collect(list(part.values()))
        elif isinstance(part, list):
            for each in part:
                collect(each)

    collect(content)

    assert [] == [run for run in runs if "origin" not in run]
    assert {"569", "62", "83", "279", "747", "524"} <= {run["text"] for run in runs if "figure" in run}


def test_a_second_run_changes_nothing(tmp_path: Path, office: Replay) -> None:
    """The same data, the same files; the summary says so."""
    first, workspace = produced("vyhadana-rada-report", tmp_path, office)
    second = produce(Job("vyhadana-rada", 2024, "report", TODAY), workspace, office)

    assert not first.archived.unchanged
    assert second.archived.unchanged
    assert "без змін" in summary(second, workspace, 1.5)


@pytest.mark.parametrize("story", STORIES)
def test_the_summary_is_as_it_was_read_last(story: str, tmp_path: Path, office: Replay) -> None:
    """What was built, pages, measures by state, findings with their places, paths, seconds."""
    done, workspace = produced(story, tmp_path, office)
    calm = replace(done, archived=replace(done.archived, unchanged=False))

    golden(f"{story}.summary.txt", summary(calm, workspace, 1.25) + "\n")
