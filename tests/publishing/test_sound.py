"""Of a sealed package, only signatures that are of its document go to the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import NotProven, ProgramMissing
from pipeline.packages.opening import open_package
from pipeline.publishing.sound import sound_signatures
from tests.packages.packed import contents, package
from tests.signing.forging import p7s, person

PDF = contents().files["report.pdf"]


def _sound(folder: Path, files: dict[str, bytes]) -> set[str]:
    return set(sound_signatures(open_package(package(folder, files))))


def test_a_signature_of_the_document_is_published_and_nothing_that_is_only_called_so(tmp_path: Path) -> None:
    """Neither a PDF without a place in the order of signing, nor one signed for another document."""
    strange = {"report.signed.0.pdf": b"garbage", "plan.signed.pdf": PDF, "report.pdf.p7s.exe": b"MZ"}

    assert {"report.pdf.2.p7s"} == _sound(tmp_path / "report-1", {"report.pdf.2.p7s": p7s(PDF, person()), **strange})
    assert set() == _sound(tmp_path / "report-2", strange)


@pytest.mark.parametrize("name", ["report.pdf.7.p7s", "report.pdf.asice", "report.signed.pdf"])
@pytest.mark.parametrize("content", [b"garbage", p7s(b"other", person())], ids=["garbage", "of another document"])
def test_a_file_that_is_no_signature_of_the_document_keeps_all_from_being_published(
    name: str, content: bytes, tmp_path: Path
) -> None:
    """It is named, even beside a sound one."""
    with pytest.raises(NotProven) as raised:
        _sound(tmp_path / "report-1", {"report.pdf.p7s": p7s(PDF, person()), name: content})

    assert {name} == {fault.place.removeprefix("Підпис ") for fault in raised.value.faults}


def test_signatures_that_cannot_be_checked_are_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is asked for; a package without signatures does not need it."""
    monkeypatch.setattr("pipeline.signing.judging.find_spec", lambda _: None)

    assert set() == _sound(tmp_path / "report-1", {})
    with pytest.raises(ProgramMissing, match="setup-sign"):
        _sound(tmp_path / "report-2", {"report.pdf.p7s": p7s(PDF, person())})
