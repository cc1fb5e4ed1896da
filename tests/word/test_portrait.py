"""A template is seen as text, so that a change of it is read in a diff before it is taken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.untrusted.unsound import Unsound
from pipeline.word.portrait import portrait
from pipeline.word.wordml import NUMBERING, STYLES
from tests.goldens import golden
from tests.word.forms import TEMPLATES, added, edited, official

ROOT = TEMPLATES.parent


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_a_template_reads_as_when_a_person_read_it_last(kind: str) -> None:
    """Page, styles, paragraphs, tables, lists, connections, and the sum of every part."""
    golden(f"{kind}.template.txt", portrait(official(kind)))


def changed(template: bytes) -> list[str]:
    """The lines that a change of the template adds, without the sums of its parts."""
    before = portrait(official()).splitlines()
    return [line.strip() for line in portrait(template).splitlines() if line not in before and ".xml" not in line]


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (edited("{{p name }}", "{{p heading }}"), ["[Назва документа] {{p heading }}"]),
        (edited('w:left="1701"', 'w:left="1134"'), ["right=10.0 мм bottom=20.0 мм left=20.0 мм"]),
        (edited('<w:gridCol w:w="737"/>', '<w:gridCol w:w="1304"/>'), ["ТАБЛИЦЯ, графи, мм: 23.0 | 54.0"]),
        (edited('<w:sz w:val="24"/>', '<w:sz w:val="26"/>', STYLES), ["sz 13 пт; szCs 12 пт"]),
        (edited('w:val="–"', 'w:val="•"', NUMBERING), ["lvlText •"]),
        (edited("<w:r><w:t>{{p name", "<w:r><w:rPr><w:b/></w:rPr><w:t>{{p name"), ["{{p name }} <b>"]),
        (edited('w:instr=" PAGE "', 'w:instr=" NUMPAGES "', "word/header1.xml"), ["<NUMPAGES>"]),
    ],
)
def test_a_change_is_told_where_it_is(template: bytes, told: list[str]) -> None:
    """A tag, a margin, a column, the size of letters, a mark of a list, a bold word, a field."""
    lines = changed(template)

    assert [] == [one for one in told if not any(one in line for line in lines)]
    assert len(lines) < 60


def test_whatever_else_changes_is_told_by_its_sum() -> None:
    """A part that has no words of its own here is named all the same."""
    assert any("word/media/a.png" in line for line in portrait(added("word/media/a.png")).splitlines())


def test_what_is_no_docx_is_refused() -> None:
    """The function does not guess."""
    with pytest.raises(Unsound):
        portrait(b"%PDF")


def test_git_is_given_the_same_text(tmp_path: Path) -> None:
    """`python -m pipeline.word` prints it, and says in one line what it cannot read."""
    (tmp_path / "x.docx").write_bytes(b"x")
    ask = [sys.executable, "-m", "pipeline.word"]
    right, wrong = (
        subprocess.run([*ask, str(file)], cwd=ROOT, capture_output=True, text=True, check=False)
        for file in (TEMPLATES / "report.docx", tmp_path / "x.docx")
    )

    assert (0, portrait(official()), "") == (right.returncode, right.stdout, right.stderr)
    assert (3, "") == (wrong.returncode, wrong.stdout)
    assert "файл пошкоджено, або це не архів ZIP" in wrong.stderr


def test_git_compares_word_files_by_it_once_it_is_told_how() -> None:
    """The attribute is committed; the one line that switches it on stands in the templates' page."""
    line = "git config diff.zvit.textconv '.venv/bin/python -m pipeline.word'"

    assert "*.docx -text -merge diff=zvit" in (ROOT / ".gitattributes").read_text("utf-8")
    assert line in (TEMPLATES / "README.md").read_text("utf-8")
