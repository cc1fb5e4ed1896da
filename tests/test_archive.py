"""archive: verified files and the manifest that tells what they are made of."""

import datetime as dt
import hashlib
import json
from pathlib import Path

from pipeline.archive import archive
from pipeline.contracts import Facts, Provenance, Verified
from pipeline.documents import DOCUMENTS
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
