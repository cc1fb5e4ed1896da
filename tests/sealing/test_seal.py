"""zvit seal, whole: frozen once, numbered, never replaced; by what LibreOffice gave in this run."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.contracts import Docx, Job, Pdf
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults, ZvitError
from pipeline.render import Ending
from pipeline.seal import seal
from pipeline.sealing.listing import LIST
from pipeline.telling.sealing import sealed
from pipeline.workspace import Workspace
from tests.office import converted
from tests.story.telling import FICTIONAL, REAL, ROOT, TODAY, Replay, folder_of
from tests.strictly import enrich, load, merge
from tests.word.forms import render
from tests.workspaces import state

OURS, YEAR = FICTIONAL
DAY = "17 січня 2025 року"
CLOSING, OTHER = "Роботу буде продовжено.", "Роботу завершено."


def _change(folder: Path) -> None:
    file = folder / f"{OURS}/{YEAR}/report.yaml"
    before = file.read_text("utf-8")
    assert CLOSING in before
    assert DAY in before
    file.write_text(before.replace(CLOSING, OTHER).replace(DAY, "18 січня 2025 року"), "utf-8")


def changed_report(ending: Ending) -> bytes:
    """The fictional report with another last sentence, in Word."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(folder_of(OURS), folder / "data" / OURS)
        _change(folder / "data")
        report = merge(load(Workspace(folder).folder(OURS, YEAR), OURS, YEAR))
    document = enrich(report, DOCUMENTS["report"], TODAY).document
    return render(document, (ROOT / "templates/report.docx").read_bytes(), report.organization.layout, ending)


@converted("vyhadana-rada-report-changed")
def flowing() -> bytes:
    """As it comes."""
    return changed_report(Ending.FLOWING)


@converted("vyhadana-rada-report-changed-new-page")
def new_page() -> bytes:
    """If its signature would be alone."""
    return changed_report(Ending.NEW_PAGE)


@pytest.fixture
def office(office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]) -> Replay:
    """What LibreOffice gave for the documents of this run."""
    return Replay(office_docx, office_pdf)


def _job(**wish: object) -> Job:
    return Job(**{"organization": OURS, "year": YEAR, "document": "report", "today": TODAY, **wish})  # type: ignore[arg-type] # a job's words


def _sealed(root: Path) -> dict[str, bytes]:
    return {name: content for name, content in state(root).items() if "/sealed/" in name}


def test_the_same_document_is_sealed_once(root: Path, office: Replay) -> None:
    """The second time says so and writes nothing."""
    workspace = Workspace(root)
    first = seal(_job(), workspace, office)
    there = _sealed(root)

    second = seal(_job(), workspace, office)

    assert (False, True) == (first.was_there, second.was_there)
    assert root / f"data/{OURS}/{YEAR}/sealed/report-1" == first.package.folder == second.package.folder
    assert there == _sealed(root) != {}


def test_a_change_is_sealed_under_the_next_number_and_both_are_kept(root: Path, office: Replay) -> None:
    """The first keeps every byte; turned back, the document is neither the second nor the first again, but a third."""
    workspace = Workspace(root)
    seal(_job(), workspace, office)
    first = _sealed(root)
    file = root / f"data/{OURS}/{YEAR}/report.yaml"
    before = file.read_bytes()
    _change(root / "data")

    second = seal(_job(), workspace, office)
    file.write_bytes(before)
    third = seal(_job(), workspace, office)

    assert ("report-2", "report-3") == (second.package.folder.name, third.package.folder.name)
    kept = {name: content for name, content in first.items() if not name.endswith(LIST)}
    assert kept.items() <= _sealed(root).items()
    assert third.produced.standing.amendment is not None
    assert (3, 2) == (third.produced.standing.number, third.produced.standing.amendment.amends.number)


def test_what_is_sealed_is_listed_and_told(root: Path, office: Replay) -> None:
    """By sha256sum the list is checked; the officer is told the hash to write down, and what is not described."""
    made = seal(_job(), Workspace(root), office)
    folder = root / f"data/{OURS}/{YEAR}/sealed"

    said = sealed(made, "тут", _job())

    right = hashlib.sha256((folder / "report-1/data/manifest.json").read_bytes()).hexdigest()
    assert f"{right}  report-1/data/manifest.json\n" == (folder / LIST).read_text("utf-8")
    assert f"запишіть у журнал: data/manifest.json {right}" in said
    assert "не вказано: реєстраційний індекс, строк зберігання; впишіть" in said
    assert "requisites.registration.index у report.yaml; archive.retention в organization.yaml" in said
    subprocess.run(["/usr/bin/sha256sum", "-c", LIST], cwd=folder, check=True, capture_output=True)


def test_a_package_that_was_never_listed_is_listed_by_the_next_seal(root: Path, office: Replay) -> None:
    """A seal that was killed between the two left it so."""
    seal(_job(), Workspace(root), office)
    there = _sealed(root)
    (root / f"data/{OURS}/{YEAR}/sealed/{LIST}").unlink()

    assert seal(_job(), Workspace(root), office).was_there
    assert there == _sealed(root)


def test_the_number_of_a_vanished_package_is_not_given_again(root: Path, office: Replay) -> None:
    """The list remembers it, though no other package is there."""
    place = seal(_job(), Workspace(root), office).package.folder
    place.rename(root / "report-1")

    with pytest.raises(DataFaults, match=r"sealed/report-1: пакета немає, хоч його запечатано"):
        seal(_job(), Workspace(root), office)
    assert [LIST] == [entry.name for entry in place.parent.iterdir()]


def test_the_real_report_whose_source_breaks_off_is_sealed_honestly(tmp_path: Path, office: Replay) -> None:
    """Every uncertain place has a reason; with one less, that place is named with its file and line."""
    organization, year = REAL
    shutil.copytree(folder_of(organization), tmp_path / "data" / organization)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    findings = tmp_path / f"data/{organization}/{year}/findings.yaml"
    whole = findings.read_text("utf-8")
    findings.write_text(whole.replace("рядок 60 — внесені зміни до Ре[…]", "рядок 60 — внесені зміни"), "utf-8")
    job = _job(organization=organization, year=year)
    workspace = Workspace(tmp_path)

    with pytest.raises(DataFaults) as refused:
        seal(job, workspace, office)
    assert 2 == len(refused.value.faults)
    assert ": непевне місце (рядок 60 оригіналу, 3.5)" in str(refused.value)
    assert not findings.with_name("sealed").exists()

    findings.write_text(whole, "utf-8")
    assert "report-1" == seal(job, workspace, office).package.folder.name


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"document": "plan"}, "plan.yaml:18:7: документ ще не затверджено"),
        ({"today": dt.date(2025, 1, 16)}, "report.yaml:14:7: дата в грифі ще не настала (17.01.2025)"),
    ],
)
def test_a_draft_is_not_sealed(wish: dict[str, object], expected: str, root: Path, office: Replay) -> None:
    """What makes it one is named with its place; no folder is left behind."""
    with pytest.raises(DataFaults, match=expected.replace("(", r"\(").replace(")", r"\)")):
        seal(_job(**wish), Workspace(root), office)

    assert not (root / f"data/{OURS}/{YEAR}/sealed").exists()


def test_a_damaged_package_stops_the_seal(root: Path, office: Replay) -> None:
    """Nothing is written beside it."""
    workspace = Workspace(root)
    file = seal(_job(), workspace, office).package.folder / "data/report.pdf"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"%")
    _change(root / "data")

    with pytest.raises(ZvitError, match=r"report-1/data/report\.pdf"):
        seal(_job(), workspace, office)

    assert {"report-1", LIST} == {place.name for place in file.parents[2].iterdir()}
