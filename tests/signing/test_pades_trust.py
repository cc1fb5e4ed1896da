"""What B-LT is made with: files that a person has put into a folder, and each way in which they do not serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding

from pipeline.contracts import Pdf
from pipeline.errors import CannotSign
from pipeline.signing.pades.appending import LongTerm
from pipeline.signing.pades.stamp import stamp_of
from pipeline.signing.pades.trust import trust_in
from tests.signing.appended import first, lasting
from tests.signing.keys import DAY, authority, clock, keeper, revoked


def _folder(folder: Path, **files: bytes) -> Path:
    """Fill the folder: `root_crt` is `root.crt`."""
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return folder


def test_certificates_and_lists_are_read(tmp_path: Path) -> None:
    """Binary or in letters; the root is the one that has certified itself."""
    letters = authority().certificate.public_bytes(Encoding.PEM)
    trust = trust_in(_folder(tmp_path, root_pem=letters, other_cer=keeper().der, gone_crl=revoked()))

    assert (1, 1, 1, 0) == (len(trust.roots), len(trust.others), len(trust.revoked), len(trust.answers))


def test_all_files_that_do_not_serve_are_told_together(tmp_path: Path) -> None:
    """Damaged ones, ones of another kind than their names say, and ones that have no business there."""
    with pytest.raises(CannotSign) as raised:
        trust_in(_folder(tmp_path, a_crt=revoked(), b_crl=b"no", c_txt=b"", d_ocsp=authority().der, root_crt=b""))

    assert ["a.crt", "b.crl", "c.txt", "d.ocsp", "root.crt"] == sorted(fault.place for fault in raised.value.faults)


@pytest.mark.parametrize("files", [{}, {"other_cer": keeper().der, "gone_crl": revoked()}])
def test_without_a_root_nothing_is_trusted(files: dict[str, bytes], tmp_path: Path) -> None:
    """A chain must end somewhere that the person has chosen."""
    with pytest.raises(CannotSign, match="немає кореневого сертифіката"):
        trust_in(_folder(tmp_path, **files))


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    """So a slip of the pen is not an empty trust."""
    with pytest.raises(CannotSign, match="це не тека"):
        trust_in(tmp_path / "none")


WANTING: Mapping[str, tuple[Callable[[], dict[str, bytes]], str]] = MappingProxyType(
    {
        "no list": (lambda: {"root_crt": authority().der}, "немає списку відкликаних"),
        "old list": (
            lambda: {"root_crt": authority().der, "gone_crl": revoked(next_update=-DAY / 2)},
            "список відкликаних сертифікатів застарів",
        ),
        "revoked": (
            lambda: {"root_crt": authority().der, "gone_crl": revoked(keeper())},
            "сертифікат відкликано",
        ),
        "the clock revoked": (
            lambda: {"root_crt": authority().der, "gone_crl": revoked(clock())},
            "сертифікат відкликано",
        ),
    }
)


@pytest.mark.parametrize("case", WANTING)
def test_what_would_not_last_is_not_signed(case: str, tmp_path: Path, office_pdf: dict[str, Pdf]) -> None:
    """B-LT promises a check in years: without fresh and good word on every certificate there is no signature."""
    files, told = WANTING[case]
    trust = trust_in(_folder(tmp_path, **files()))

    with pytest.raises(CannotSign, match=told):
        first(office_pdf["to-be-signed"], longer=LongTerm(lasting().timestamper, trust.context))


def test_a_mark_says_who_by_what_and_when() -> None:
    """The moment is that of the clock on the wall, with its distance from universal time."""
    moment = dt.datetime(2031, 1, 29, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    certificate = x509.Certificate.load(keeper().der)
    lines = stamp_of(certificate, moment).lines

    assert ("ПІДПИСАНО ЕЛЕКТРОННО", "ВИГАДАНА Олена Тестівна") == lines[:2]
    assert (f"сертифікат {certificate.serial_number:X}", "29.01.2031 09:05 (UTC+02:00)") == lines[2:]
