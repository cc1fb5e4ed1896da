"""The signs that Word, Excel and LibreOffice keep beside what they have open."""

from __future__ import annotations

import pytest

from pipeline.untrusted.locks import is_lock, opened


@pytest.mark.parametrize("sign", ["~$report.docx", ".~lock.report.docx#"])
def test_a_sign_names_what_is_open(sign: str) -> None:
    """Word's and LibreOffice's."""
    assert is_lock(sign)
    assert "report.docx" == opened(sign)


@pytest.mark.parametrize("name", ["report.docx", "report.docx~", ".report.docx", "~$", ".~lock.#", "a~$b.xlsx"])
def test_other_names_are_no_signs(name: str) -> None:
    """Neither a backup nor a hidden file."""
    assert not is_lock(name)
    assert name == opened(name)
