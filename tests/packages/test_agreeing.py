"""What a sound package says of its own files, of later ones, and of the one that it amends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.packages.adding import add
from pipeline.packages.agreeing import added, amended, manifest_faults
from pipeline.packages.contents import Contents
from pipeline.packages.making import make_package
from pipeline.packages.opening import open_package
from pipeline.verdicts import Verdict
from tests.packages.packed import contents, package

ODD = ("plan.signed.pdf", "report.pdf.0.p7s", "report.pdf.00002.p7s", "report.signed.0.pdf")
"""Names that are almost those of signatures."""


def _amending(folder: Path, first: Path) -> Path:
    """A package that amends the one at `first`."""
    amended = hashlib.sha256((first / "data/manifest.json").read_bytes()).hexdigest()
    told = f'"number":2,"amendment":{{"number":2,"amends":{{"number":1,"manifest":"{amended}"}},"changes":[]}},"layout"'
    packed = contents()
    manifest = packed.files["manifest.json"].replace(b'"layout"', told.encode())
    make_package(Contents({**packed.files, "manifest.json": manifest}, packed.described), folder)
    return folder


def test_signatures_are_told_apart_from_strange_files(tmp_path: Path) -> None:
    """Both have right hashes; what was not there when the package was made is named."""
    folder = package(tmp_path / "report-1")
    assert [] == list(added(open_package(folder)))

    add(folder, {"report.pdf.p7s": b"1", "report.pdf.asice": b"2", "report.signed.pdf": b"3", "virus.exe": b"4"})
    add(folder, dict.fromkeys(ODD, b"5"))

    signed, strange = added(open_package(folder))
    assert (Verdict.GOOD, True) == (
        signed.verdict,
        signed.found.endswith("report.pdf.asice, report.pdf.p7s, report.signed.pdf"),
    )
    assert (Verdict.DOUBTFUL, f"невідомо, що це: {', '.join(ODD)}, virus.exe") == (strange.verdict, strange.found)


def test_a_manifest_of_other_files_is_told(tmp_path: Path) -> None:
    """A file that is lost, another one, and one that it does not name."""
    folder = package(tmp_path / "report-1", {"report.pdf": b"other", "inputs/data/x.csv": b"", "template/x.docx": b""})

    told = {fault.place: fault.reason for fault in manifest_faults(open_package(folder))}

    assert {"report.pdf", "inputs/data/x.csv", "template/x.docx"} == told.keys()
    assert "вміст не той, що названо в manifest.json" == told["report.pdf"]


def test_the_amended_package_must_be_the_one_that_was_sealed(tmp_path: Path) -> None:
    """By the hash of its manifest.json, which no later signature changes; if it does not lie beside, that is said."""
    first = package(tmp_path / "report-1")
    second = _amending(tmp_path / "report-2", first)

    (check,) = amended(open_package(second))
    assert Verdict.GOOD == check.verdict

    package(first, {"manifest.json": contents().files["manifest.json"] + b" "})
    (check,) = amended(open_package(second))
    assert (Verdict.BAD, "report-1/data/manifest.json не той, що запечатано") == (check.verdict, check.found)

    first.rename(tmp_path / "elsewhere")
    (check,) = amended(open_package(second))
    assert Verdict.DOUBTFUL == check.verdict
    assert [] == list(amended(open_package(tmp_path / "elsewhere")))


def test_what_is_not_sealed_need_not_lie_beside_what_it_amends(tmp_path: Path) -> None:
    """It lies in build/, the sealed ones elsewhere."""
    second = _amending(tmp_path / "report-package", package(tmp_path / "report-1"))
    manifest = (second / "data/manifest.json").read_bytes().replace(b'"number":2,"amendment"', b'"amendment"')
    package(second, {"manifest.json": manifest})
    (tmp_path / "report-1").rename(tmp_path / "elsewhere")

    assert [] == list(amended(open_package(second)))
