"""A parcel and what a worker makes of it: the very same as a run of its own, and nothing of another organization's."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from pipeline.batching.enclosing import enclose
from pipeline.batching.making import make
from pipeline.batching.parcels import Delivery, Parcel, Tree
from pipeline.batching.unfolding import unfold
from pipeline.contracts import Converter, Docx, Job, Pdf
from pipeline.errors import ExitCode, ProgramFault, ZvitError
from pipeline.preparing import prepare
from pipeline.produce import produce
from pipeline.sealing.originals import latest_sealed
from pipeline.telling.answering import answer
from pipeline.telling.outcomes import Failed
from pipeline.workspace import Workspace
from schemas.answer import Notice
from tests.sealing.test_originals import DAMAGES, OURS, YEAR, _twice
from tests.story.telling import FOLDERS, ROOT, STORIES, TODAY, Replay, folder_of
from tests.test_together import ONE, _change
from tests.workspaces import state


def workspace_of(folder: Path) -> Workspace:
    """A workspace with the real and the fictional organization."""
    for organization in FOLDERS:
        shutil.copytree(folder_of(organization), folder / "data" / organization)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Workspace(folder)


def job(story: str) -> Job:
    """The job of a document."""
    return Job(*STORIES[story], TODAY)


def sent(parcel: Parcel, office: Callable[[], Converter]) -> Delivery:
    """Have a parcel made as it is by another process: what travels is bytes."""
    delivery = pickle.loads(pickle.dumps(make(pickle.loads(pickle.dumps(parcel)), office)))  # noqa: S301 - our own
    assert isinstance(delivery, Delivery)
    return delivery


def never() -> Converter:
    """No LibreOffice."""
    raise ProgramFault("LibreOffice не потрібен")


@pytest.fixture(scope="module")
def office(office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]) -> Replay:
    """What LibreOffice gave for the documents of this run."""
    return Replay(office_docx, office_pdf)


def test_a_worker_gives_the_bytes_of_a_run_of_its_own_in_any_order(tmp_path: Path, office: Replay) -> None:
    """Whatever it has made before: of another organization, of another year, or of this one."""
    workspace = workspace_of(tmp_path)
    own = {}
    for story in STORIES:
        archived = produce(job(story), workspace, office).archived
        own[story] = {name: (archived.folder / name).read_bytes() for name in archived.files}
    parcels = {story: enclose(job(story), workspace) for story in STORIES}

    for order in list(permutations(STORIES))[::7]:
        for story in order:
            delivery = sent(parcels[story], lambda: office)
            assert own[story] == delivery.files
            assert (0, "OK") == (delivery.answer.exit_code, delivery.answer.documents[0].exit_name)


def own_faults(job: Job, workspace: Workspace) -> tuple[Notice, ...]:
    """What a run of its own tells."""
    with pytest.raises(ZvitError) as refused:
        prepare(job, workspace)
    return answer("batch", "", (Failed(refused.value, job),)).faults


@pytest.mark.parametrize("what", ONE)
def test_a_worker_tells_of_the_faults_that_a_run_of_its_own_tells(what: str, tmp_path: Path, office: Replay) -> None:
    """Each with its file, line and column, and the way out."""
    workspace, wanted = workspace_of(tmp_path), job("pervomaisk-rada-report")
    file, old, new, _ = ONE[what]
    _change(workspace.root / file, old, new)

    delivery = sent(enclose(wanted, workspace), lambda: office)

    assert own_faults(wanted, workspace) == delivery.answer.faults
    assert ({}, "DATA") == (delivery.files, delivery.answer.exit_name)


def _unreadable_name(year: Path) -> None:
    (year / "registers" / os.fsdecode(b"\xff\x07.csv")).write_text("x")


ODDITIES: dict[str, Callable[[Path], object]] = {
    "a link in a file's place": lambda year: (
        (year / "figures.yaml").unlink(),
        (year / "figures.yaml").symlink_to("/"),
    ),
    "a folder in a file's place": lambda year: ((year / "figures.yaml").unlink(), (year / "figures.yaml").mkdir()),
    "a pipe in a file's place": lambda year: ((year / "figures.yaml").unlink(), os.mkfifo(year / "figures.yaml")),
    "a name that cannot be printed": _unreadable_name,
    "a template that is no DOCX": lambda year: (year.parents[2] / "templates/report.docx").write_bytes(b"x"),
    "a template that is not there": lambda year: (year.parents[2] / "templates/report.docx").unlink(),
    "a template of its own that is none": lambda year: (
        (year.parent / "templates").mkdir(),
        (year.parent / "templates/report.docx").write_bytes(b"x"),
    ),
    "a calendar that is none": lambda year: (year.parents[1] / "calendar.yaml").write_text("x"),
}


@pytest.mark.parametrize("what", ODDITIES)
def test_what_is_no_file_travels_as_what_it_is(what: str, tmp_path: Path, office: Replay) -> None:
    """So that the same is told of it."""
    workspace, wanted = workspace_of(tmp_path), job("pervomaisk-rada-report")
    ODDITIES[what](tmp_path / "data/pervomaisk-rada/2023")

    delivery = sent(enclose(wanted, workspace), lambda: office)

    assert own_faults(wanted, workspace) == delivery.answer.faults


@pytest.mark.parametrize("damage", [None, *DAMAGES])
@pytest.mark.parametrize("place", ["beside", "apart"])
def test_sealed_packages_travel_as_far_as_they_are_read(
    damage: str | None, place: str, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The last one opens there as it does here, or is refused for the same reason; the others are only named."""
    sealed, workspace = _twice(root), Workspace(root)
    if damage:
        DAMAGES[damage][0](sealed)
    if place == "apart":
        workspace = apart(sealed, workspace, tmp_path_factory.mktemp("away"))
    room = tmp_path_factory.mktemp("room")

    parcel = enclose(Job(OURS, YEAR, "report", TODAY), workspace)
    there = partial(latest_sealed, unfold(parcel, room), OURS, YEAR, "report")
    here = partial(latest_sealed, workspace, OURS, YEAR, "report")

    if damage is None:
        ours, theirs = here(), there()
        assert ours is not None
        assert theirs is not None
        assert (ours.manifest, ours.files) == (theirs.manifest, theirs.files)
        assert not any("report-1" in name for tree in (parcel.root, parcel.originals) if tree for name in tree.files)
    else:
        away = workspace.originals or root
        assert refused(here, root, away) == refused(there, room / "workspace", room / "originals")


def apart(sealed: Path, workspace: Workspace, folder: Path) -> Workspace:
    """Move the sealed packages to a folder apart from the data."""
    (folder / OURS).mkdir()
    shutil.move(sealed, folder / OURS / str(YEAR))
    return replace(workspace, originals=folder)


def refused(open_last: Callable[[], object], *places: Path) -> tuple[type, list[str]]:
    """What kind of failure it is, and what it tells, wherever the folders lie."""
    with pytest.raises(ZvitError) as failure:
        open_last()
    told = [str(fault) for fault in failure.value.faults]
    for place in places:
        told = [text.replace(f"{place}/", "") for text in told]
    return type(failure.value), told


def test_what_a_worker_tells_names_the_senders_folders(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Never those of its own room."""
    sealed = _twice(root)
    shutil.rmtree(sealed / "report-1")
    workspace = apart(sealed, Workspace(root), tmp_path_factory.mktemp("away"))

    answered = sent(enclose(Job(OURS, YEAR, "report", TODAY), workspace), lambda: Replay({}, {})).answer

    assert f"{workspace.originals}/{OURS}/{YEAR}/report-1" == answered.faults[0].place
    assert "zvit-room-" not in answered.model_dump_json()


@pytest.mark.parametrize("name", ["../x", "/x", "data/../../x", ""])
def test_a_parcel_that_leads_out_of_its_room_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is written outside, and the worker lives."""
    parcel = Parcel(job("vyhadana-rada-report"), Tree("/w", {name: b"x"}))

    delivery = make(parcel, never)

    assert ExitCode.BUG == delivery.answer.exit_code
    with pytest.raises(ProgramFault):
        unfold(parcel, tmp_path / "room")
    assert [] == [name for name in state(tmp_path) if name.endswith("x")]


def test_another_programs_parcel_is_refused(root: Path) -> None:
    """It would get another document than it asks for."""
    parcel = replace(enclose(Job(OURS, YEAR, "report", TODAY), Workspace(root)), program="0.0.1")

    assert "а завдання дала 0.0.1" in make(parcel, never).answer.faults[0].message


def test_a_parcel_is_known_by_all_that_the_document_is_made_of(root: Path) -> None:
    """One byte of any file, a file more, the day or the part of PDF/A; not by where it lies or who waits how long."""
    wanted = Job(OURS, YEAR, "report", TODAY)
    parcel = enclose(wanted, Workspace(root))
    marks = {parcel.mark()}
    for name, content in parcel.root.files.items():
        marks.add(replace(parcel, root=replace(parcel.root, files={**parcel.root.files, name: content + b" "})).mark())
        marks.add(replace(parcel, root=replace(parcel.root, files={**parcel.root.files, f"{name}x": content})).mark())
    marks.add(replace(parcel, job=replace(wanted, today=TODAY.replace(day=1))).mark())
    marks.add(replace(parcel, job=replace(wanted, pdfa="2a")).mark())
    marks.add(replace(parcel, root=replace(parcel.root, odd={"data/x": "link"})).mark())

    assert 2 * len(parcel.root.files) + 4 == len(marks)
    assert parcel.mark() == replace(parcel, root=replace(parcel.root, place="/elsewhere")).mark()
    assert parcel.mark() == enclose(replace(wanted, patience=1), Workspace(root)).mark()


def test_other_years_travel_as_far_as_they_are_read(root: Path) -> None:
    """The year before whole, for what it says; of the others the plans, to which links lead; no template but one."""
    data = root / f"data/{OURS}"
    for year in (2021, 2023):
        shutil.copytree(data / "2024", data / str(year))
    (data / "2024/.git").mkdir()
    (data / "2024/.git/x").write_text("x")
    (data / "2024/~$marks.xlsx").write_text("x")

    names = set(enclose(Job(OURS, YEAR, "report", TODAY), Workspace(root)).root.files)

    assert {name for name in names if "/2021/" in name} == {f"data/{OURS}/2021/plan.yaml"}
    assert f"data/{OURS}/2023/marks.yaml" in names
    assert {name for name in names if name.startswith("templates/")} == {"templates/report.docx"}
    assert not any(".git" in name or "~$" in name for name in names)
