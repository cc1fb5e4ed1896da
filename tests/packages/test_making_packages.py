"""A package is made, opened and added to."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pipeline.errors import DataFaults, FilesUnusable, PackageDamaged
from pipeline.packages.adding import add
from pipeline.packages.making import make_package
from pipeline.packages.opening import open_package
from tests.packages.packed import DESCRIBED, contents, document, held, package


def _checked(folder: Path, listing: str) -> int:
    command = ["sha256sum", "--check", "--strict", "--quiet", listing]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=30).returncode


def test_a_package_is_a_bag_of_the_rfc_that_sha256sum_reads(tmp_path: Path) -> None:
    """Bagit's own validator and sha256sum -c find nothing, and there is no other file than the ones described."""
    folder = package(tmp_path / "report-package")

    assert (0, 0) == (_checked(folder, "manifest-sha256.txt"), _checked(folder, "tagmanifest-sha256.txt"))
    assert (folder / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    tops = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "blocks-sha256.txt"}
    assert tops == {name for name in held(folder) if "/" not in name}
    assert ["report-package"] == [entry.name for entry in tmp_path.iterdir()]


def test_two_packages_of_one_content_are_the_same_bytes(tmp_path: Path) -> None:
    """The order in which a folder is read, the mask of rights and the place do not matter."""
    first = held(package(tmp_path / "report-package"))
    before = os.umask(0o077)
    try:
        (tmp_path / "ä").mkdir()
        second = held(package(tmp_path / "ä" / "інша назва"))
    finally:
        os.umask(before)

    assert first == second


def test_what_is_opened_is_what_was_packed(tmp_path: Path) -> None:
    """Document, template, description and payload come back unaltered."""
    opened = open_package(package(tmp_path / "report-package"))

    assert document() == opened.document
    assert (b"form", "templates/report.docx") == (opened.template.content, opened.template.name)
    assert contents().files == opened.files
    pairs = [(name, value) for name, values in DESCRIBED.items() for value in values]
    assert set(pairs) <= set(opened.described)


def test_a_file_is_added_beside_the_others(tmp_path: Path) -> None:
    """The package opens again with it, and nothing else of the payload has changed."""
    folder = package(tmp_path / "report-1")

    add(folder, {"report.pdf.p7s": b"signature"})

    assert {**contents().files, "report.pdf.p7s": b"signature"} == open_package(folder).files
    assert 0 == _checked(folder, "manifest-sha256.txt")
    assert ["report-1"] == [entry.name for entry in tmp_path.iterdir()]


def test_no_file_of_a_package_is_replaced(tmp_path: Path) -> None:
    """The refusal names the file, and the package is as it was."""
    folder = package(tmp_path / "report-1")
    before = held(folder)

    with pytest.raises(FilesUnusable, match=r"report-1/data/report\.pdf: у пакеті вже є такий файл"):
        add(folder, {"report.pdf": b"other"})

    assert before == held(folder)


def test_nothing_is_added_to_a_damaged_package(tmp_path: Path) -> None:
    """Or its damage would be sealed with it."""
    folder = package(tmp_path / "report-1")
    (folder / "data/report.pdf").write_bytes(b"%PDF")
    before = held(folder)

    with pytest.raises(PackageDamaged, match=r"report\.pdf: вміст не той"):
        add(folder, {"report.pdf.p7s": b"signature"})

    assert before == held(folder)


@pytest.mark.parametrize("name", ["50%.csv", "a\\b.csv", "$HOME.csv", "~x", " a.csv", "a.csv ", "и\u0306.csv"])
def test_a_name_that_programs_read_differently_is_refused(name: str, tmp_path: Path) -> None:
    """RFC 8493, bagit and sha256sum do not agree about it; nothing is written."""
    with pytest.raises(DataFaults, match="різні програми прочитають по-різному"):
        make_package(contents({f"inputs/{name}": b"x"}), tmp_path / "report-package")

    assert [] == list(tmp_path.iterdir())
