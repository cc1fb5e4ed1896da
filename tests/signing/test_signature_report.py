"""What a check of a package says of the signatures in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.packages.opening import open_package
from pipeline.signing.report import signature_checks
from pipeline.verdicts import Verdict
from tests.packages.packed import contents, package
from tests.signing.forging import p7s, person

PDF = contents().files["report.pdf"]


def _found(folder: Path, files: dict[str, bytes]) -> dict[str, Verdict]:
    return {check.subject: check.verdict for check in signature_checks(open_package(package(folder, files)))}


def test_a_package_without_signatures_has_nothing_to_say(tmp_path: Path) -> None:
    """Other files beside the document are no signatures."""
    assert {} == _found(tmp_path / "report-1", {"virus.p7s": b"", "report.signed.exe": b""})


def test_each_file_of_signatures_is_judged_by_the_untouched_pdf(tmp_path: Path) -> None:
    """One of these bytes, one of others, two that are none."""
    files = {"report.pdf.p7s": p7s(PDF, person()), "report.pdf.2.p7s": p7s(b"other", person())}

    found = _found(tmp_path / "report-1", {**files, "report.pdf.asice": b"PK", "report.signed.pdf": PDF + b"x"})

    assert {
        "Підпис report.pdf.p7s": Verdict.GOOD,
        "Підпис report.pdf.2.p7s": Verdict.BAD,
        "Підпис report.pdf.asice": Verdict.BAD,
        "report.signed.pdf": Verdict.BAD,
    } == found


def test_without_the_library_it_is_said_that_nothing_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that installs it."""
    monkeypatch.setattr("pipeline.signing.judging.find_spec", lambda _: None)
    folder = package(tmp_path / "report-1", {"report.pdf.p7s": b"", "report.signed.2.pdf": b""})

    checks = signature_checks(open_package(folder))

    assert ["Підпис report.pdf.p7s", "Підпис report.signed.2.pdf"] == [check.subject for check in checks]
    assert {(Verdict.DOUBTFUL, "Встановіть її: make setup-sign")} == {(check.verdict, check.remedy) for check in checks}
