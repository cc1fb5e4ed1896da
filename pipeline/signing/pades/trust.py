"""From a folder with certificates, lists of revoked ones and answers about them to what B-LT is made with.

No network is used: whoever signs has fetched these files from the trust service provider. Fails on a file that is
none of these, and if there is no root certificate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from asn1crypto import core, crl, ocsp, pem, x509
from pyhanko_certvalidator import ValidationContext

from pipeline.errors import CannotSign, Fault
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound

_LARGEST: Final = 64 * 2**20
"""Bytes: lists of revoked certificates of the largest providers have some megabytes."""
_MOST: Final = 200
_KINDS: Final[dict[str, type[core.Asn1Value]]] = {
    ".crt": x509.Certificate,
    ".cer": x509.Certificate,
    ".pem": x509.Certificate,
    ".crl": crl.CertificateList,
    ".ocsp": ocsp.OCSPResponse,
    ".ors": ocsp.OCSPResponse,
}
_REMEDY: Final = "Покладіть сертифікати (.crt, .cer, .pem), списки відкликаних (.crl) і відповіді OCSP (.ocsp, .ors)"


@dataclass(frozen=True, slots=True)
class Trust:
    """What certificates are checked with."""

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...]
    revoked: tuple[crl.CertificateList, ...]
    answers: tuple[ocsp.OCSPResponse, ...]

    def context(self) -> ValidationContext:
        """Give it to a check: every certificate must be known as not revoked."""
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.others),
            crls=list(self.revoked),
            ocsps=list(self.answers),
            allow_fetching=False,
            revocation_mode="require",
        )


def trust_in(folder: Path) -> Trust:
    """Read the folder.

    Raises:
        CannotSign: all files that cannot be read or are not what their names say; or there is no root.
    """
    if not folder.is_dir():
        raise CannotSign([Fault("це не тека", _REMEDY, place=folder.name)])
    files = sorted(folder.iterdir())[:_MOST]
    faults: list[Fault] = []
    found = [one for file in files if (one := _read(file, faults.append)) is not None]
    certificates = [one for one in found if isinstance(one, x509.Certificate)]
    roots = [one for one in certificates if one.self_issued]
    if not roots and not faults:
        faults.append(Fault("немає кореневого сертифіката", _REMEDY, place=folder.name))
    if faults:
        raise CannotSign(faults)
    return Trust(
        roots=tuple(roots),
        others=tuple(one for one in certificates if not one.self_issued),
        revoked=tuple(one for one in found if isinstance(one, crl.CertificateList)),
        answers=tuple(one for one in found if isinstance(one, ocsp.OCSPResponse)),
    )


def _read(file: Path, complain: Callable[[Fault], None]) -> core.Asn1Value | None:
    kind = _KINDS.get(file.suffix.lower())
    if kind is None:
        complain(Fault("файл невідомого виду", _REMEDY, place=file.name))
        return None
    try:
        content = read_regular(file, file.parent, _LARGEST)
        if pem.detect(content):
            content = pem.unarmor(content)[2]
        value = kind.load(content, strict=True)
        value.native  # noqa: B018 - asn1crypto reads what is inside only when it is asked for
    except Unsound as failure:
        complain(Fault(str(failure), failure.remedy, place=file.name))
    except (ValueError, TypeError, OSError, RecursionError):
        complain(Fault("файл пошкоджено, або він не того виду, що каже його назва", _REMEDY, place=file.name))
    else:
        return value
    return None
