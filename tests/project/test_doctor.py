"""The doctor's findings that need no LibreOffice, and what its canaries hold."""

import io
import zipfile
from pathlib import Path

import pytest

from pipeline import doctor
from pipeline.errors import ExitCode
from pipeline.telling.outcomes import Examined
from pipeline.tools.canary import TEXT, canaries
from pipeline.verdicts import Check, Verdict
from pipeline.workspace import Workspace

GOOD = Check("Python", Verdict.GOOD, "3.11.2")
DOUBTFUL = Check("LibreOffice ізольовано", Verdict.DOUBTFUL, "лише від мережі", "Установіть bubblewrap")
BAD = Check("Шрифт для Times New Roman", Verdict.BAD, "DejaVu Serif", "Установіть fonts-liberation2")


def test_only_what_is_needed_makes_the_doctor_fail() -> None:
    """A doubt is told, but documents can be made; without a font they cannot."""
    assert ExitCode.OK == Examined((GOOD, DOUBTFUL)).exit_code
    assert ExitCode.MISSING == Examined((GOOD, BAD, DOUBTFUL)).exit_code


def test_a_check_is_one_line_with_its_way_out() -> None:
    """Verdict, subject, what was found, what to do."""
    assert "гаразд  Python: 3.11.2" == str(GOOD)
    assert "погано  Шрифт для Times New Roman: DejaVu Serif. Установіть fonts-liberation2" == str(BAD)


def test_packages_other_than_the_lock_are_named(tmp_path: Path) -> None:
    """The version that is there, or that there is none."""
    lock = tmp_path / "requirements.lock"
    lock.write_text("click==0.1 \\\n    --hash=sha256:00\nno-such-package==1.0 \\\n", "utf-8")

    check = doctor._packages(lock)

    assert Verdict.BAD is check.verdict
    assert check.found.startswith("не такі, як у requirements.lock: click ")
    assert check.found.endswith("no-such-package немає")


def test_the_packages_of_this_environment_are_those_of_the_lock() -> None:
    """Or the tests would prove something about other packages."""
    lock = Path(__file__).parents[2] / "requirements.lock"

    assert Verdict.GOOD is doctor._packages(lock).verdict


def test_a_workspace_without_data_is_told(tmp_path: Path) -> None:
    """And how to begin."""
    check = doctor._facts(Workspace(tmp_path))

    assert (Verdict.BAD, "немає жодного органу") == (check.verdict, check.found)


def test_one_canary_holds_its_picture_and_the_others_name_one(tmp_path: Path) -> None:
    """All say the same text."""
    parts = {
        name: zipfile.ZipFile(io.BytesIO(docx)) for name, docx in canaries(tmp_path, "http://127.0.0.1:9/").items()
    }

    assert {"holds": True, "names": False, "asks": False} == {
        name: "word/media/picture.png" in package.namelist() for name, package in parts.items()
    }
    assert (tmp_path / "picture.png").as_uri().encode() in parts["names"].read("word/_rels/document.xml.rels")
    assert all(TEXT in package.read("word/document.xml").decode() for package in parts.values())


@pytest.mark.hard
def test_the_doctor_finds_this_machine_fit() -> None:
    """LibreOffice converts a document with its picture, and does not print a picture that is only named."""
    checks = doctor.examine(Workspace(Path(__file__).parents[2]))

    assert [] == [str(check) for check in checks if check.verdict is Verdict.BAD]
    assert {"LibreOffice перетворює DOCX на PDF", "Чужі файли й мережа в документ"} <= {
        check.subject for check in checks
    }
