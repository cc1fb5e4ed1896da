"""Stages and runs over a store: taken if nothing that they depend on has changed, or else made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import Conversion, Docx
from pipeline.keeping.bundles import Bundle, bundled, unbundled
from pipeline.keeping.entries import Spoiled
from pipeline.keeping.exports import Kept
from pipeline.keeping.keys import key_of
from pipeline.keeping.looking import Seen
from pipeline.keeping.stages import Stages
from pipeline.keeping.store import CACHE, Store, Unread
from schemas.conformance import PdfA

STAGES = ("version", "export", "proof")
AROUND: dict[str, Seen] = {
    "code": {"pipeline/tools/soffice.py": "1", "pipeline/render.py": "1"},
    **{group: {"file": "1"} for group in ("packages", "office", "fonts", "dictionary", "validator", "tables")},
}
names = st.text(min_size=1, max_size=5)


@given(st.dictionaries(names, names, min_size=1), st.randoms(use_true_random=False))
def test_a_key_is_of_names_and_values_in_any_order(parts: dict[str, str], chance: object) -> None:
    """Another name, another value, one part more or less give another key."""
    shuffled = dict(sorted(parts.items(), reverse=True))
    first = next(iter(parts))
    others = ({**parts, first: parts[first] + "1"}, {**parts, first + "1": ""}, {})

    assert key_of(parts) == key_of(shuffled)
    assert key_of(parts) not in {key_of(other) for other in others if other != parts}


@given(st.dictionaries(names, st.binary(max_size=50)), st.dictionaries(names, st.integers()))
def test_what_was_bundled_is_unbundled(files: dict[str, bytes], said: dict[str, object]) -> None:
    """Whatever bytes the files are of."""
    assert Bundle(said, files) == unbundled(bundled(Bundle(said, files)))


@pytest.mark.parametrize("payload", [b"", b"{}\n", b"[]\n", b"\xff\n", b'{"said": {}, "files": []}\n'])
def test_no_bundle_is_spoiled(payload: bytes) -> None:
    """Though its hash may be right."""
    with pytest.raises(Spoiled):
        unbundled(payload)


def taken(store: Store, around: Mapping[str, Seen] = AROUND, content: str = "1") -> dict[str, bool]:
    """Which stages of a run are taken; those that are not are made and kept."""
    stages = Stages(store, around)
    for name in STAGES:
        made, given = f"{name} of {content}".encode(), {"content": content}
        if (kept := stages.find(name, given)) is None:
            stages.keep(name, given, made)
        else:
            assert made == kept
    stages.settle()
    return {name: stage.is_taken for name, stage in stages.passed.items()}


ALL, NONE = dict.fromkeys(STAGES, True), dict.fromkeys(STAGES, False)


def test_a_stage_is_taken_if_nothing_has_changed(tmp_path: Path) -> None:
    """The second time, in another run."""
    assert NONE == taken(Store(tmp_path))
    assert ALL == taken(Store(tmp_path))


def test_a_stage_is_made_again_of_another_content(tmp_path: Path) -> None:
    """And what was made of the first is still kept."""
    taken(Store(tmp_path))

    assert NONE == taken(Store(tmp_path), content="2")
    assert ALL == taken(Store(tmp_path))


@pytest.mark.parametrize(
    ("group", "file", "again"),
    [
        ("fonts", "Вигаданий.ttf", {"export", "proof"}),
        ("office", "versionrc", {"version", "export", "proof"}),
        ("code", "pipeline/tools/soffice.py", {"version", "export", "proof"}),
        ("code", "pipeline/render.py", {"proof"}),
        ("packages", "docxtpl-0.21.0.dist-info", {"proof"}),
        ("tables", "/etc/mime.types", {"proof"}),
        ("validator", "verapdf", {"proof"}),
        ("dictionary", "uk_UA.dic", set()),
    ],
)
def test_only_what_depends_on_a_part_of_the_machine_is_made_again(
    group: str, file: str, again: set[str], tmp_path: Path
) -> None:
    """Another font makes another PDF; another spelling none."""
    taken(Store(tmp_path))

    now = taken(Store(tmp_path), {**AROUND, group: {**AROUND[group], file: "2"}})

    assert again == {name for name in STAGES if not now[name]}


def test_a_spoiled_stage_is_made_again(tmp_path: Path) -> None:
    """And is kept anew."""
    taken(Store(tmp_path))
    for file in (tmp_path / CACHE).rglob("export-*"):
        file.write_bytes(file.read_bytes()[:-1])

    assert {**ALL, "export": False} == taken(Store(tmp_path))
    assert ALL == taken(Store(tmp_path))


def test_a_store_that_is_not_read_is_written(tmp_path: Path) -> None:
    """For a build from the beginning."""
    taken(Store(tmp_path))

    assert NONE == taken(Unread(tmp_path))
    assert ALL == taken(Store(tmp_path))


def test_nothing_is_kept_before_all_has_turned_out_well(tmp_path: Path) -> None:
    """What may be the cause of a failure is made again."""
    Stages(Store(tmp_path), AROUND).keep("export", {}, b"%PDF")

    assert not (tmp_path / CACHE).exists()


@dataclass
class Office:
    """A converter that counts what it does."""

    versions: Mapping[str, str] = field(default_factory=lambda: {"LibreOffice Writer": "7.4"})
    confinement: str = "LibreOffice ізольовано"
    done: list[str] = field(default_factory=list)

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> dict[str, bytes]:
        self.done += documents
        return {name: document + pdfa.encode() for name, document in documents.items()}

    @contextmanager
    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Iterator[Conversion]:
        yield lambda: self(documents, pdfa)

    @contextmanager
    def warm(self) -> Iterator[Office]:
        self.done.append("warm")
        yield self


DOCUMENTS = {"plan": Docx(b"PLAN"), "report": Docx(b"REPORT")}


def test_what_was_exported_is_not_exported_again(tmp_path: Path) -> None:
    """Only what is new goes to the converter; the answer is the same, under the names that were asked for."""
    office = Office()
    stages = Stages(Store(tmp_path), AROUND)
    first = Kept(office, stages, is_expected=True)({"one": DOCUMENTS["plan"]})
    stages.settle()
    later = Kept(office, Stages(Store(tmp_path), AROUND), is_expected=True)(DOCUMENTS)

    assert {"one": b"PLAN1a"} == first
    assert {"plan": b"PLAN1a", "report": b"REPORT1a"} == later
    assert ["plan", "report"] == list(later)
    assert ["one", "report"] == office.done


def test_another_part_of_pdfa_is_another_export(tmp_path: Path) -> None:
    """Of the same DOCX."""
    kept = Kept(Office(), Stages(Store(tmp_path), AROUND), is_expected=True)

    assert {"plan": b"PLAN1a"} == kept({"plan": DOCUMENTS["plan"]})
    assert {"plan": b"PLAN2a"} == kept({"plan": DOCUMENTS["plan"]}, "2a")


@pytest.mark.parametrize("done", [["warm", "plan", "report"], ["plan", "report"]])
def test_a_converter_gets_ready_if_something_is_expected(done: list[str], tmp_path: Path) -> None:
    """It converts all the same if that was a mistake."""
    office = Office()
    with Kept(office, Stages(Store(tmp_path), AROUND), is_expected="warm" in done).warm() as warm:
        warm(DOCUMENTS)

    assert done == office.done


def test_it_is_said_whether_the_converter_was_started(tmp_path: Path) -> None:
    """How it was confined, or that it was not."""
    said = []
    for _ in range(2):
        stages = Stages(Store(tmp_path), AROUND)
        kept = Kept(Office(), stages, is_expected=True)
        kept(DOCUMENTS)
        said.append((kept.confinement, dict(kept.versions)))
        stages.settle()

    known = {"LibreOffice Writer": "7.4"}

    assert [
        ("LibreOffice ізольовано", known),
        ("LibreOffice не запускали, такий самий DOCX він уже перетворив", known),
    ] == said
