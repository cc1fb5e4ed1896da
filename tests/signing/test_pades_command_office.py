"""`zvit sign`: a sealed package gets a signed PDF beside the untouched one, or is left as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from pipeline.cli import run
from pipeline.contracts import Pdf
from pipeline.errors import ExitCode
from pipeline.packages.naming import signed
from pipeline.packages.opening import open_package
from pipeline.signing.pades.package import pades_checks
from pipeline.verdicts import Verdict
from schemas.layout import Layout
from tests.office import converted
from tests.packages import packed
from tests.signing.keys import DAY, PASSWORD, Usage, keeper
from tests.signing.unknown import dstu_key_file
from tests.word.forms import official, render
from tests.workspaces import state

ROOT = Path(__file__).parents[2]
SEALED = "data/vyhadana-rada/2024/sealed/report-1"
SIGNATORY = Usage(name="ЗРАЗКОВА Рута Тестівна")
KEY = keeper(SIGNATORY).pkcs12()
HEAD = keeper(Usage(name="Вигаданий Голова")).pkcs12()


@converted("sealed-report")
def sealed_report() -> bytes:
    """The fictional report in the official form."""
    return render(packed.document(), official(), Layout())


@pytest.fixture
def package(root: Path, office_pdf: dict[str, Pdf]) -> Path:
    """Give a sealed package in a fictional workspace."""
    folder = root / SEALED
    folder.parent.mkdir(parents=True)
    return packed.package(folder, {"report.pdf": office_pdf["sealed-report"]})


def signing(root: Path, key: bytes, *words: str, password: str = PASSWORD) -> int:
    """Run the command with a key file and a password that come as they should."""
    file = root.parent / "key.p12"
    file.write_bytes(key)
    reading, writing = os.pipe()
    os.write(writing, f"{password}\n".encode())
    os.close(writing)
    try:
        asked = ("--year", "2024", "--pkcs12", str(file), "--password-fd", str(reading), *words)
        return run(["--root", str(root), "sign", *asked])
    finally:
        os.close(reading)


def test_two_people_sign_one_after_the_other(package: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first names how many will sign; each signature is a file of its own, and every one is proven."""
    untouched = open_package(package).files["report.pdf"]

    assert ExitCode.OK == signing(root, KEY, "--signers", "2")
    assert ExitCode.OK == signing(root, HEAD)

    opened = open_package(package)
    names = signed(opened.files, "report")
    assert ("report.signed.pdf", "report.signed.2.pdf") == names
    assert untouched == opened.files["report.pdf"]
    assert opened.files[names[1]].startswith(opened.files[names[0]])
    assert [Verdict.GOOD] * 3 == [check.verdict for check in pades_checks(opened)]
    said = capsys.readouterr().out
    assert f"підписано: {SEALED}/data/report.signed.2.pdf" in said
    assert "Вигаданий Голова" in said
    assert PASSWORD not in said


def test_after_the_last_signer_none_is_let_in(package: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that was signed by one, for one, is closed; the way out is a signature beside it."""
    assert ExitCode.OK == signing(root, KEY, "--where", "hidden")
    before = state(root)

    assert ExitCode.DATA == signing(root, HEAD)
    assert ExitCode.USAGE == signing(root, HEAD, "--where", "line")
    assert before == state(root)
    said = capsys.readouterr()
    assert "для інших підписів цей PDF закрито" in said.out
    assert "Підписати не вдалося, нічого не змінено" in said.err
    assert "make attach-signature" in said.err


def test_a_mark_beside_a_name_is_its_bearers_alone(
    package: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody else's certificate signs without a mark, and leaves the signatory's seat free."""
    before = state(root)
    assert ExitCode.DATA == signing(root, HEAD)
    assert before == state(root)
    assert "сертифікат видано на «Вигаданий Голова», а в рядку підпису — «Рута ЗРАЗКОВА»" in capsys.readouterr().err

    assert ExitCode.OK == signing(root, HEAD, "--where", "hidden", "--signers", "2")
    assert "ще мають підписати: Рута ЗРАЗКОВА" in capsys.readouterr().out
    assert ExitCode.DATA == signing(root, keeper(Usage(name="Хтось Третій")).pkcs12())
    assert "місце підпису лишилося — «Рута ЗРАЗКОВА»" in capsys.readouterr().err
    assert ExitCode.OK == signing(root, KEY)


def test_nobody_signs_twice(package: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second seat waits for another certificate."""
    assert ExitCode.OK == signing(root, KEY, "--signers", "2")
    before = state(root)

    assert ExitCode.DATA == signing(root, KEY)
    assert before == state(root)
    assert "цим сертифікатом PDF уже підписано" in capsys.readouterr().err


def test_a_signed_pdf_that_was_altered_is_told(package: Path, root: Path) -> None:
    """Whoever looks at the package is told which file, and that the archive has other copies."""
    assert ExitCode.OK == signing(root, KEY)
    opened = open_package(package)
    altered = bytearray(opened.files["report.signed.pdf"])
    altered[-200] ^= 1
    object.__setattr__(opened, "files", {**opened.files, "report.signed.pdf": bytes(altered)})

    assert {Verdict.BAD} == {check.verdict for check in pades_checks(opened)}


def _foreign_key() -> bytes:
    """A key of another certificate, in a file that names them apart."""
    other, lock = ec.generate_private_key(ec.SECP256R1()), BestAvailableEncryption(PASSWORD.encode())
    return serialize_key_and_certificates(b"key", other, None, [keeper().certificate], lock)


REFUSED: Mapping[str, tuple[Callable[[], bytes], str, str]] = MappingProxyType(
    {
        "another password": (lambda: KEY, "інший", "пароль до файлу ключа не підходить"),
        "expired": (lambda: keeper(Usage(until=-DAY)).pkcs12(), PASSWORD, "строк дії сертифіката закінчився"),
        "not valid yet": (lambda: keeper(Usage(since=DAY)).pkcs12(), PASSWORD, "сертифікат чинний лише з"),
        "for encryption": (lambda: keeper(Usage(signs=False)).pkcs12(), PASSWORD, "сертифікат не для підписання"),
        "no certificate of the key": (_foreign_key, PASSWORD, "немає ключа разом із його сертифікатом"),
        "ДСТУ 4145": (dstu_key_file, PASSWORD, "ключ за ДСТУ 4145"),
        "cut off": (lambda: KEY[: len(KEY) // 2], PASSWORD, "файл ключа пошкоджено"),
        "no key file": (lambda: b"%PDF-1.4", PASSWORD, "файл ключа пошкоджено"),
    }
)


@pytest.mark.parametrize("case", REFUSED)
def test_a_key_that_does_not_serve_is_told(
    case: str, package: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message says what is wrong with the key; the package is as it was, and nothing is a traceback."""
    key, password, told = REFUSED[case]
    before = state(root)

    assert ExitCode.DATA == signing(root, key(), password=password)
    said = capsys.readouterr()
    assert before == state(root)
    assert told in said.err
    assert "Traceback" not in said.err
    assert "" == said.out


WORDS = (
    ((), "не сказано, чим підписувати"),
    (("--pkcs12", "a", "--pkcs11", "b"), "не сказано, чим підписувати"),
    (("--pkcs11", "b"), "не сказано, яким ключем токена підписувати"),
    (("--pkcs12", "a", "--level", "b-lt"), "для b-lt потрібні позначка часу й сертифікати"),
    (("--pkcs12", "a", "--trust", "t"), "потрібні лише для b-lt"),
    (("--pkcs12", "a", "--level", "b-lt", "--trust", "t", "--timestamper", "ftp://x"), "адресу сервера"),
    (
        ("--pkcs12", "немає.p12", "--password-fd", "0"),
        "файл ключа не вдалося прочитати: такого файлу немає. Перевірте шлях",
    ),
    (("--pkcs11", "/немає.so", "--key", "k", "--password-fd", "77"), "з дескриптора 77 пароля не прочитано"),
    (("--number", "7", "--pkcs12", "a"), "номера 7 немає. Є номери: 1"),
)


@pytest.mark.parametrize(("words", "told"), WORDS)
def test_words_that_make_no_signature_are_told(
    words: tuple[str, ...], told: str, package: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing or contradicts is said before anything is opened."""
    before = state(root)

    assert ExitCode.OK != run(["--root", str(root), "sign", "--year", "2024", *words])
    assert told in capsys.readouterr().err
    assert before == state(root)


@pytest.mark.parametrize("key", [KEY, KEY[:200], keeper(Usage(until=-DAY)).pkcs12()], ids=["good", "cut", "expired"])
def test_the_password_is_nowhere(key: bytes, package: Path, root: Path) -> None:
    """Not in the process's words, its environment, what it says, its trace or the files that it writes."""
    (root.parent / "key.p12").write_bytes(key)
    asked = ["--year", "2024", "--pkcs12", str(root.parent / "key.p12"), "--password-fd", "0"]
    command = [sys.executable, "-c", _LISTENING, "--root", str(root), "sign", *asked]
    ended = subprocess.run(
        command,
        input=f"{PASSWORD}\n".encode(),
        capture_output=True,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ZVIT_TRACE": "1", "PYTHONFAULTHANDLER": "1"},
        check=False,
        timeout=60,
    )
    everything = [ended.stdout, ended.stderr, *state(root).values()]

    assert (key is KEY) == (ended.returncode == 0), ended.stderr.decode()
    assert b"--password-fd" in ended.stdout
    assert not [one for one in everything if PASSWORD.encode() in one]


_LISTENING = """
import sys
from pathlib import Path
import pipeline.__main__
print(Path("/proc/self/cmdline").read_bytes(), Path("/proc/self/environ").read_bytes())
pipeline.__main__.main()
"""
