"""From a signature in a PDF that has been found right to what is told of it. Nothing here can fail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus

from pipeline.signing.certificates import common_name


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """A signature in a PDF that is what it says."""

    signer: str
    issuer: str
    number: str
    """The certificate's, in hexadecimal digits."""
    said: dt.datetime | None
    """When it was made, as the signer's machine says."""
    stamped: dt.datetime | None
    """The same as a timestamping authority says."""
    level: str
    """B-B, B-T or B-LT (ETSI EN 319 142-1, 6)."""

    def __str__(self) -> str:
        """Say who has signed, by what, and when."""
        if self.stamped:
            when = f"{self.stamped.astimezone(dt.UTC):%d.%m.%Y %H:%M} UTC за позначкою часу"
        elif self.said:
            when = f"{self.said.astimezone(dt.UTC):%d.%m.%Y %H:%M} UTC за годинником підписувача"
        else:
            when = "час не вказано"
        return f"{self.signer}, {when}; сертифікат {self.number}, видав: {self.issuer}; PAdES {self.level}"


def told(embedded: EmbeddedPdfSignature, status: PdfSignatureStatus) -> PdfSignature:
    """Tell of a signature that has been validated."""
    certificate = status.signing_cert
    stamped = status.timestamp_validity
    sound = bool(stamped and stamped.intact and stamped.valid)
    lasting = sound and "/DSS" in embedded.reader.root and _lasts(embedded.reader.root["/DSS"])
    return PdfSignature(
        signer=common_name(certificate.subject),
        issuer=common_name(certificate.issuer),
        number=f"{certificate.serial_number:X}",
        said=status.signer_reported_dt,
        stamped=stamped.timestamp if stamped and sound else None,
        level="B-LT" if lasting else "B-T" if sound else "B-B",
    )


def _lasts(material: DictionaryObject) -> bool:
    """Tell whether there are certificates, and word that they are not revoked."""
    return "/Certs" in material and ("/CRLs" in material or "/OCSPs" in material)
