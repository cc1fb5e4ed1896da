"""What is to be signed goes out byte for byte; what came back is added to the sealed package, or refused whole."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import ExitCode
from pipeline.packages.opening import open_package
from pipeline.signing import attaching
from pipeline.signing.detached import signed_cms
from pipeline.verdicts import Verdict
from tests.packages.packed import contents, package
from tests.signing.forging import p7s, parts, person, ukrainian, zipped
from tests.workspaces import state

PDF = contents().files["report.pdf"]
YEAR = ("--year", "2024")


@pytest.fixture
def sealed(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed package in the fictional workspace."""
    monkeypatch.delenv("ZVIT_SEALED", raising=False)
    shelf = root / "data/vyhadana-rada/2024/sealed"
    shelf.mkdir()
    return package(shelf / "report-1")


def attach(root: Path, content: bytes, name: str = "a.bin") -> int:
    """Run the command with a file of this content."""
    file = root.parent / f"{root.name}-{name}"
    file.write_bytes(content)
    return run(["--root", str(root), "attach-signature", *YEAR, str(file)])


def test_the_request_holds_the_exact_document_and_its_hashes(root: Path, sealed: Path) -> None:
    """In hexadecimal, in base64 and as `sha256sum -c` reads it."""
    assert ExitCode.OK == run(["--root", str(root), "sign-request", *YEAR])

    folder = root / "build/vyhadana-rada/2024/report-signing"
    said = json.loads((folder / "request.json").read_text("utf-8"))
    guide = (folder / "ЯК-ПІДПИСАТИ.txt").read_text("utf-8")
    summed = subprocess.run(["sha256sum", "-c", "report.pdf.sha256"], cwd=folder, check=False, capture_output=True)
    assert PDF == (folder / "report.pdf").read_bytes()
    assert (hashlib.sha256(PDF).hexdigest(), len(PDF)) == (said["hex"], said["size"])
    assert hashlib.sha256(PDF).digest() == base64.b64decode(said["base64"])
    assert 0 == summed.returncode
    assert said["hex"] in guide
    assert "$" not in guide


def test_what_covers_the_document_is_added_beside_it(root: Path, sealed: Path) -> None:
    """A second file of its kind gets a number; one that is there is not added again."""
    first, second, container = p7s(PDF, person()), p7s(PDF, person("Друга")), zipped(parts({"report.pdf": PDF}))

    assert [ExitCode.OK] * 4 == [attach(root, each) for each in (first, second, container, first)]

    held = open_package(sealed).files
    assert {"report.pdf.p7s": first, "report.pdf.2.p7s": second, "report.pdf.asice": container} == {
        name: content for name, content in held.items() if name.startswith("report.pdf.")
    }
    assert PDF == held["report.pdf"]


def test_signatures_that_come_at_once_all_find_a_name(root: Path, sealed: Path) -> None:
    """Each run has opened the package before another one added its own; the same twice is still added once."""
    opened = open_package(sealed)
    made = [p7s(PDF, person(name)) for name in ("Перша", "Друга", "Третя")]
    files = [root.parent / f"{root.name}-{number}.p7s" for number in range(3)]
    for file, content in zip(files, made, strict=True):
        file.write_bytes(content)

    added = [attaching.attach({1: opened}, file, 0) for file in (*files, files[0])]

    names = ["report.pdf.p7s", "report.pdf.2.p7s", "report.pdf.3.p7s"]
    assert [*names, names[0]] == [each.name for each in added]
    assert [False, False, False, True] == [each.was_there for each in added]
    assert made == [open_package(sealed).files[name] for name in names]


def test_adding_the_same_again_is_said_and_changes_nothing(
    root: Path, sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In any armour."""
    content = p7s(PDF, person())
    attach(root, content)
    before = state(root)
    capsys.readouterr()

    assert ExitCode.OK == attach(root, base64.b64encode(content))

    assert before == state(root)
    assert "цей підпис уже лежить у пакеті, нічого не змінено" in capsys.readouterr().out


def test_what_does_not_cover_the_document_leaves_the_package_as_it_was(
    root: Path, sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The code is 7, the file is named."""
    before = state(root)

    codes = [attach(root, each) for each in (p7s(PDF + b" ", person()), zipped(parts()), p7s(PDF, person())[:-4])]

    said = capsys.readouterr().err
    assert [ExitCode.NOT_PROVEN] * 3 == codes
    assert before == state(root)
    assert "a.bin: це підпис іншого файлу" in said
    assert "Traceback" not in said


def test_a_file_that_is_not_there_or_a_number_that_is_not_are_told(
    root: Path, sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By their own codes and headings."""
    missing = run(["--root", str(root), "attach-signature", *YEAR, str(root / "none.p7s")])

    assert ExitCode.FILES == missing
    assert "такого файлу немає. Перевірте шлях" in capsys.readouterr().err
    assert ExitCode.USAGE == run(["--root", str(root), "sign-request", *YEAR, "--number", "2"])
    assert "Такого запечатаного документа немає" in capsys.readouterr().err


def test_nothing_sealed_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to sign then; the command that is first is named."""
    assert ExitCode.USAGE == run(["--root", str(root), "sign-request", *YEAR])
    assert "звіт за 2024 рік ще не запечатано. Спершу запечатайте: make seal YEAR=2024" in capsys.readouterr().err


@pytest.fixture
def amended(sealed: Path) -> Path:
    """An amendment sealed beside it, with another PDF."""
    return package(sealed.with_name("report-2"), {"report.pdf": PDF + b"2"})


@pytest.mark.parametrize("number", [1, 2])
def test_the_request_carries_the_number(number: int, root: Path, amended: Path) -> None:
    """In the guide, which repeats it to make, and for programs."""
    assert ExitCode.OK == run(["--root", str(root), "sign-request", *YEAR, "--number", str(number)])

    folder = root / "build/vyhadana-rada/2024/report-signing"
    guide = (folder / "ЯК-ПІДПИСАТИ.txt").read_text("utf-8")
    assert number == json.loads((folder / "request.json").read_text("utf-8"))["number"]
    assert f"запечатаний № {number}\n" in guide
    assert f"make attach-signature YEAR=2024 DOCUMENT=report NUMBER={number} SIGNATURE=" in guide


def test_a_signature_of_an_earlier_package_is_told_as_that(
    root: Path, sealed: Path, amended: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is added to that package alone, and only when its number is said."""
    before, content = state(root), p7s(PDF, person())

    assert ExitCode.NOT_PROVEN == attach(root, content)
    assert before == state(root)
    assert "це підпис запечатаного № 1, а не останнього, № 2. Додайте NUMBER=1" in capsys.readouterr().err

    monkeypatch.setenv("NUMBER", "1")
    assert ExitCode.OK == attach(root, content)
    assert content == open_package(sealed).files["report.pdf.p7s"]
    assert "report.pdf.p7s" not in open_package(amended).files


def test_a_signature_that_may_be_of_either_package_waits_for_the_number(
    root: Path, sealed: Path, amended: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether a Ukrainian hash covers the document is not known here."""
    content = ukrainian(PDF)
    before = state(root)

    assert ExitCode.NOT_PROVEN == attach(root, content)
    assert before == state(root)
    assert "не видно, якого із запечатаних це підпис: № 1, 2" in capsys.readouterr().err


PEM = {"CERTIFICATE": "це сертифікат, а не підпис", "EC PRIVATE KEY": "це особистий ключ, а не підпис"}


@pytest.mark.parametrize("label", PEM)
def test_what_pem_says_it_is_is_told(label: str, root: Path, sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A certificate or a key is called so, and not a damaged signature."""
    inside = base64.b64encode(person().certificate).decode()

    assert ExitCode.NOT_PROVEN == attach(root, f"-----BEGIN {label}-----\n{inside}\n-----END {label}-----\n".encode())
    assert PEM[label] in capsys.readouterr().err


def test_a_certificate_that_is_not_for_documents_makes_the_signature_doubtful() -> None:
    """As `zvit sign` refuses it, so is it told of what came from elsewhere."""
    content = p7s(PDF, person("Вигаданий Шифрувальник", signs=False))

    (check,) = signed_cms(content, PDF).checks("report.pdf.p7s")

    assert Verdict.DOUBTFUL is check.verdict
    assert "без nonRepudiation" in check.found


WITHOUT = """
import sys
for name in ("pyhanko", "asn1crypto", "cryptography"):
    sys.modules[name] = None
"""


def test_without_the_library_the_commands_say_how_to_install_it(root: Path, sealed: Path) -> None:
    """The request needs none; a signature is not taken unchecked."""
    file = root / "report.p7s"
    file.write_bytes(p7s(PDF, person()))
    before = state(sealed)
    asked = f"""
from pipeline.cli import run
print(run({["--root", str(root), "sign-request", *YEAR]!r}))
sys.exit(run({["--root", str(root), "attach-signature", *YEAR, str(file)]!r}))
"""

    ran = subprocess.run([sys.executable, "-c", WITHOUT + asked], capture_output=True, text=True, check=False)

    assert ExitCode.MISSING == ran.returncode, ran.stderr
    assert "make setup-sign" in ran.stderr
    assert "для підпису: " in ran.stdout
    assert before == state(sealed)
