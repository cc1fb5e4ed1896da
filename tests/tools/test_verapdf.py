"""veraPDF is asked where it is installed, and believed."""

from pathlib import Path

import pytest

from pipeline.contracts import Pdf
from pipeline.pdf.edition import STANDARDS
from pipeline.tools.probe import Tool
from pipeline.tools.verapdf import faults
from schemas.conformance import PdfA


def _tool(folder: Path, words: str) -> Tool:
    program = folder / "verapdf"
    program.write_text(f"#!/bin/sh\ncase $2 in {words} esac\n")
    program.chmod(0o755)
    return Tool("veraPDF", str(program), "verapdf")


def test_where_it_is_not_installed_nobody_is_asked(tmp_path: Path) -> None:
    """Our own checks are enough then."""
    assert list(faults(Pdf(b"%PDF"), "1a", Tool("veraPDF", str(tmp_path / "nowhere"), "verapdf"))) == []


@pytest.mark.parametrize("pdfa", STANDARDS)
def test_a_file_that_passes_both_has_no_faults(pdfa: PdfA, tmp_path: Path) -> None:
    """The part of PDF/A that the file is made in and PDF/UA-1 are asked for, and no other."""
    tool = _tool(tmp_path, f"{pdfa}) echo PASS;; ua1) echo PASS ua1;; *) echo FAIL;;")

    assert list(faults(Pdf(b"%PDF"), pdfa, tool)) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1a) echo FAIL 6.7.9-2;; ua1) echo PASS;;", "за PDF/A-1a: FAIL 6.7.9-2"),
        ("1a) echo PASS;; ua1) echo FAIL 7.5-1;;", "за PDF/UA-1: FAIL 7.5-1"),
        ("1a) echo PASS;; *) exit 7;;", "за PDF/UA-1"),
    ],
)
def test_a_file_that_fails_one_is_refused_with_its_words(words: str, told: str, tmp_path: Path) -> None:
    """A validator that says nothing has not passed the file, either."""
    (fault,) = faults(Pdf(b"%PDF"), "1a", _tool(tmp_path, words))

    assert told in str(fault)
