"""Signatures held against what others say: a token, poppler, a timestamping server that answers over HTTP."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pkcs11
import pytest
from asn1crypto import tsp
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate
from pyhanko.sign.timestamps import HTTPTimeStamper

from pipeline.contracts import Pdf
from pipeline.errors import CannotSign, ProgramFailed
from pipeline.pdf.expecting import Expected
from pipeline.signing.pades.appending import LongTerm, Seat, certified
from pipeline.signing.pades.certificates import Secret
from pipeline.signing.pades.checks import examine_signed
from pipeline.signing.pades.stamp import Stamp
from pipeline.signing.pades.token import Token, signer_on_token
from tests.foreign import program
from tests.pdf import sample
from tests.signing.appended import first, lasting, now, signed_in, trust
from tests.signing.keys import DAY, Keeper, Usage, keeper
from tests.signing.tampering import TAMPERINGS

pytestmark = pytest.mark.hard
EXPECTED = Expected(sample.TITLE)
LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
LABEL, PIN = "Вигаданий токен", "73157315"
RSA = keeper(Usage(name="ВИГАДАНИЙ Ерсеа", key=rsa.generate_private_key(65537, 2048)))


@pytest.mark.parametrize("way", ["hidden", "line", "line, long term", "two, long term"])
def test_poppler_finds_every_signature_valid(way: str, office_pdf: dict[str, Pdf], tmp_path: Path) -> None:
    """Pdfsig says so of each, and of the last that it covers the whole file."""
    said = _pdfsig(signed_in(way, office_pdf["to-be-signed"]), tmp_path)

    assert said.count("Signature #") == said.count("Signature is Valid") > 0
    assert "Total document signed" in said.rpartition("Signature #")[2]


@pytest.mark.parametrize("case", ["a byte of the document flipped", "a byte of the update flipped"])
def test_poppler_finds_what_was_flipped(case: str, office_pdf: dict[str, Pdf], tmp_path: Path) -> None:
    """Where our own check refuses, so does pdfsig, if it can read the file at all."""
    original = office_pdf["to-be-signed"]
    altered = TAMPERINGS[case][0](original, signed_in("line", original))

    assert "Signature is Valid" not in _pdfsig(altered, tmp_path)


def _pdfsig(signed: bytes, folder: Path) -> str:
    file = folder / "signed.pdf"
    file.write_bytes(signed)
    ended = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, check=False, timeout=60)
    return ended.stdout.decode()


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make a token with SoftHSM, and put keys on it: good ones, an expired one, and one with another's certificate."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        command = [
            program("softhsm2-util"),
            "--init-token",
            "--free",
            "--label",
            LABEL,
            "--pin",
            PIN,
            "--so-pin",
            "99999999",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        with pkcs11.lib(str(LIBRARY)).get_token(token_label=LABEL).open(user_pin=PIN, rw=True) as session:
            _put(session, "ec", keeper(), keeper())
            _put(session, "rsa", RSA, RSA)
            _put(session, "expired", keeper(Usage(until=-DAY)), keeper(Usage(until=-DAY)))
            _put(session, "another's", keeper(), keeper(Usage(name="Хтось Інший")))
        yield


def _put(session: pkcs11.Session, label: str, key: Keeper, certificate: Keeper) -> None:
    der = key.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    decode = decode_rsa_private_key if isinstance(key.key, rsa.RSAPrivateKey) else decode_ec_private_key
    for attributes in (decode(der), decode_x509_certificate(certificate.der)):
        named = {pkcs11.Attribute.LABEL: label, pkcs11.Attribute.TOKEN: True}
        session.create_object({**attributes, **named})


@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_a_token_signs(key: str, token: None, office_pdf: dict[str, Pdf]) -> None:
    """The key never leaves the token; the PDF is as good as one signed by a key file."""
    original = office_pdf["to-be-signed"]
    with signer_on_token(Token(LIBRARY, LABEL, key), Secret(PIN), now()) as signer:
        signed = certified(original, signer, [Seat("Підпис", None)], Stamp(lines=("підпис",)), None)

    assert () == examine_signed(original, signed, EXPECTED).faults


def test_a_key_that_does_not_fit_the_certificate_is_found(token: None, office_pdf: dict[str, Pdf]) -> None:
    """A token does not compare the two; the signature, read back, does not hold."""
    original = office_pdf["to-be-signed"]
    with signer_on_token(Token(LIBRARY, LABEL, "another's"), Secret(PIN), now()) as signer:
        signed = certified(original, signer, [Seat("Підпис", None)], Stamp(lines=("підпис",)), None)

    reasons = [fault.reason for fault in examine_signed(original, signed, EXPECTED).faults]
    assert ["підпис 1: не відповідає сертифікату підписувача"] == reasons


@pytest.mark.parametrize(
    ("where", "pin", "told"),
    [
        (Token(LIBRARY, "", "ec"), "00000000", "PIN не підходить"),
        (Token(LIBRARY, "", "none"), PIN, "на токені немає ключа «none»"),
        (Token(LIBRARY, "", "expired"), PIN, "строк дії сертифіката закінчився"),
        (Token(LIBRARY, "Інший", "ec"), PIN, "токена «Інший» немає; під’єднано: «Вигаданий токен»"),
        (Token(Path("/none.so"), "", "ec"), PIN, "бібліотеку токена «/none.so» не вдалося відкрити"),
    ],
)
def test_what_keeps_a_token_from_signing_is_told(where: Token, pin: str, told: str, token: None) -> None:
    """Each in Ukrainian, without the PIN."""
    with pytest.raises(CannotSign, match=told) as raised, signer_on_token(where, Secret(pin), now()):
        pass

    assert pin not in str(raised.value)


class _Clock(BaseHTTPRequestHandler):
    """A timestamping authority as they are: asked by POST."""

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = lasting().timestamper.request_tsa_response(asked).dump()
        self.send_response(500 if self.path == "/broken" else 200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def clock_address() -> Iterator[str]:
    """Give the address of a timestamping server on this machine."""
    with HTTPServer(("127.0.0.1", 0), _Clock) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_server_stamps_the_time(clock_address: str, office_pdf: dict[str, Pdf]) -> None:
    """What is asked for over HTTP is in the signature, and makes it B-LT with the lists of revoked certificates."""
    original = office_pdf["to-be-signed"]
    signed = first(original, longer=LongTerm(HTTPTimeStamper(clock_address), trust().context))
    found = examine_signed(original, signed, EXPECTED)

    assert () == found.faults
    assert ["B-LT"] == [one.level for one in found.signatures]


def test_a_server_that_fails_is_told(clock_address: str, office_pdf: dict[str, Pdf]) -> None:
    """Nothing is signed without the stamp that was asked for."""
    longer = LongTerm(HTTPTimeStamper(f"{clock_address}/broken"), trust().context)

    with pytest.raises(ProgramFailed, match="сервер позначок часу не відповів"):
        first(office_pdf["to-be-signed"], longer=longer)
