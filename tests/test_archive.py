"""archive: verified files and the manifest that tells what they are made of."""

import datetime as dt
import hashlib
import json
import resource
from pathlib import Path

import pytest

from pipeline.archive import archive
from pipeline.contracts import Facts, Handled, Provenance, Verified
from pipeline.documents import DOCUMENTS
from pipeline.errors import FilesUnusable
from schemas.findings import Finding, Severity
from tests.builders import facts, marks
from tests.strictly import compose, merge

PROVENANCE = Provenance({"data/x/2024/plan.yaml": "ab"}, {"templates/report.docx": "cd"}, {"LibreOffice": "7.4.7.2"})


def _verified(typed: Facts | None = None, pdf: bytes = b"%PDF") -> Verified:
    report = merge(typed or facts(marks(m1_1="Так.", m1_2="Так.")))
    document = compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))
    finding = Finding(rule="r", severity=Severity.NOTE, message="зауваження")
    return Verified(document, {"report.docx": b"PK", "report.pdf": pdf}, (finding,), 2, ("LiberationSerif",))


def test_the_manifest_names_hashes_versions_and_findings(tmp_path: Path) -> None:
    """What a stranger needs to know where the document comes from."""
    archive(_verified(), PROVENANCE, tmp_path / "report")

    manifest = json.loads((tmp_path / "report" / "manifest.json").read_text())
    assert manifest["files"] == {
        "report.docx": hashlib.sha256(b"PK").hexdigest(),
        "report.pdf": hashlib.sha256(b"%PDF").hexdigest(),
    }
    assert manifest["inputs"] == {"data/x/2024/plan.yaml": "ab"}
    assert manifest["template"] == {"templates/report.docx": "cd"}
    assert manifest["versions"] == {"LibreOffice": "7.4.7.2"}
    assert manifest["fonts"] == ["LiberationSerif"]
    assert manifest["pages"] == 2
    assert manifest["pdfa"] == "1a"
    assert [finding["message"] for finding in manifest["findings"]] == ["зауваження"]


def test_the_same_files_are_not_written_twice(tmp_path: Path) -> None:
    """The second run says so, and the folder is the same one."""
    archive(_verified(), PROVENANCE, tmp_path / "report")
    folder = (tmp_path / "report").stat().st_ino

    archived = archive(_verified(), PROVENANCE, tmp_path / "report")

    assert archived.unchanged
    assert folder == (tmp_path / "report").stat().st_ino


def test_other_bytes_exchange_the_folder(tmp_path: Path) -> None:
    """One byte of the PDF is enough."""
    archive(_verified(), PROVENANCE, tmp_path / "report")

    archived = archive(_verified(pdf=b"%PDF-1.4"), PROVENANCE, tmp_path / "report")

    assert not archived.unchanged
    assert (tmp_path / "report" / "report.pdf").read_bytes() == b"%PDF-1.4"


def _handled(shelf: Path) -> None:
    """Change one file, remove another, add some."""
    (shelf / "report.docx").write_bytes(b"PK, by hand")
    (shelf / "report.pdf").unlink()
    (shelf / "notes.txt").write_text("my notes")
    (shelf / "scans").mkdir()
    (shelf / "scans/1.png").write_bytes(b"PNG")
    (shelf / "scans/link").symlink_to(shelf / "nowhere")
    (shelf / ".~lock.report.docx#").touch()
    (shelf / "~$port.docx").touch()


def test_what_people_have_written_into_the_folder_is_set_aside(tmp_path: Path) -> None:
    """Only that, each time under a name of its own; what the program can make again is not."""
    shelf = tmp_path / "report"
    for number in (1, 2):
        archive(_verified(), PROVENANCE, shelf)
        _handled(shelf)
        kept = tmp_path / f"report-by-hand-{number}"

        replaced = archive(_verified(pdf=b"%PDF-1.4"), PROVENANCE, shelf).replaced

        assert Handled(("report.docx",), ("notes.txt", "scans"), ("report.pdf",), ("report.docx",), kept) == replaced
        assert {"report.docx", "notes.txt", "scans"} == {place.name for place in kept.iterdir()}
        assert ["1.png"] == [place.name for place in (kept / "scans").iterdir()]
        assert b"PK, by hand" == (kept / "report.docx").read_bytes()
        assert {"report.docx", "report.pdf", "manifest.json"} == {place.name for place in shelf.iterdir()}


def test_what_the_program_has_made_is_not_set_aside(tmp_path: Path) -> None:
    """An earlier state goes, as does one of which a file was removed; nothing is said of the very first."""
    assert archive(_verified(), PROVENANCE, tmp_path / "report").replaced is None
    assert Handled() == archive(_verified(pdf=b"%PDF-1.4"), PROVENANCE, tmp_path / "report").replaced
    (tmp_path / "report/manifest.json").unlink()
    without = archive(_verified(pdf=b"%PDF-1.4"), PROVENANCE, tmp_path / "report")

    assert Handled(removed=("manifest.json",)) == without.replaced
    assert ["report"] == [place.name for place in tmp_path.iterdir()]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"files": 1}', b"\xff"])
def test_a_file_that_no_manifest_vouches_for_is_set_aside(content: bytes, tmp_path: Path) -> None:
    """Nobody can tell any more who has made it, unless it is made again just so."""
    archive(_verified(), PROVENANCE, tmp_path / "report")
    (tmp_path / "report/manifest.json").write_bytes(content)

    replaced = archive(_verified(pdf=b"%PDF-1.4"), PROVENANCE, tmp_path / "report").replaced

    assert replaced
    assert ("manifest.json", "report.pdf") == replaced.changed


def test_a_file_in_the_folders_place_is_set_aside(tmp_path: Path) -> None:
    """A link there is only replaced: what it leads to stays."""
    (tmp_path / "report").write_text("my notes")
    (tmp_path / "plan").symlink_to(tmp_path / "report")

    archive(_verified(), PROVENANCE, tmp_path / "report")

    assert "my notes" == (tmp_path / "report-by-hand-1/report").read_text()
    assert archive(_verified(), PROVENANCE, tmp_path / "plan").replaced is None


def test_what_cannot_be_set_aside_is_not_replaced(tmp_path: Path) -> None:
    """The old folder stays as it is, and nothing half-done beside it."""
    archive(_verified(), PROVENANCE, tmp_path / "report")
    (tmp_path / "report/notes.txt").write_bytes(bytes(100_000))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(FilesUnusable, match="файл більший, ніж дозволено"):
            archive(_verified(pdf=b"%PDF-1.4"), PROVENANCE, tmp_path / "report")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert b"%PDF" == (tmp_path / "report/report.pdf").read_bytes()
    assert ["report"] == [place.name for place in tmp_path.iterdir()]
