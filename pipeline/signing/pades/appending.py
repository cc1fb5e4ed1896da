"""From a finished PDF and a key to the same PDF with one more signature appended (PAdES; ETSI EN 319 142-1).

The PDF's own bytes are not touched: fields, appearance, validation material and signature are one incremental update,
PDF 1.4 like the file itself. The first signature certifies the document (DocMDP): nothing may follow it, or only the
other signatures that fields were made for. Fails if the document cannot be signed so, the key does not work, or the
validation material for B-LT is wanting.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext

from pipeline.contracts import Pdf
from pipeline.signing.pades.fields import add_field
from pipeline.signing.pades.place import Place
from pipeline.signing.pades.refusals import told
from pipeline.signing.pades.stamp import Stamp

_TOGETHER: Final = DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE)
"""Validation material goes into the same update as the signature, which so covers it."""


@dataclass(frozen=True, slots=True)
class LongTerm:
    """What a signature needs to be checked when its certificate has expired (B-LT)."""

    timestamper: TimeStamper
    trusted: Callable[[], ValidationContext]
    """Gives what certificates are checked with, anew for each check."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one of the signers signs: what is said aloud of the field, and its place, if it is to be seen."""

    spoken: str
    place: Place | None


class _Appending(IncrementalPdfFileWriter):
    """Appends what it is told to and nothing else: not a date, not a producer's name, not another version of PDF."""

    def _update_meta(self) -> None:
        """Leave the document's properties as they are: they agree with its XMP (ISO 19005-1, 6.7.3)."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leave the version as it is: PDF/A-1 is PDF 1.4."""

    def register_extension(self, ext: object) -> None:
        """Name no extension: a catalog of PDF 1.4 has no entry for them."""


def certified(pdf: Pdf, signer: Signer, seats: Sequence[Seat], stamp: Stamp, longer: LongTerm | None) -> bytes:
    """Make fields for all `seats`, and sign in the first; if it is the only one, nothing may be changed any more.

    Raises:
        CannotSign: the certificates do not hold, or the key does not sign.
        ProgramFailed: the timestamping server did not answer.
        NotProven: the document has not the structure of ours.
    """
    writer = _Appending(io.BytesIO(pdf))
    for number, seat in enumerate(seats, 1):
        add_field(writer, _name(number), seat.spoken, seat.place)
    allowed = MDPPerm.NO_CHANGES if len(seats) == 1 else MDPPerm.FILL_FORMS
    certifying = PdfSignatureMetadata(field_name=_name(1), certify=True, docmdp_permissions=allowed)
    return _signed(writer, signer, certifying, stamp, longer)


def countersigned(signed: bytes, field: str, signer: Signer, stamp: Stamp, longer: LongTerm | None) -> bytes:
    """Sign in an empty field of a PDF that others have signed.

    Raises:
        CannotSign: as `certified`.
        ProgramFailed: the timestamping server did not answer.
    """
    writer = _Appending(io.BytesIO(signed))
    return _signed(writer, signer, PdfSignatureMetadata(field_name=field), stamp, longer)


def _name(number: int) -> str:
    return f"Signature{number}"


def _signed(
    writer: _Appending, signer: Signer, asked: PdfSignatureMetadata, stamp: Stamp, longer: LongTerm | None
) -> bytes:
    metadata = replace(asked, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    if longer:
        metadata = replace(
            metadata, embed_validation_info=True, validation_context=longer.trusted(), dss_settings=_TOGETHER
        )
    timestamper = longer.timestamper if longer else None
    signing = PdfSigner(metadata, signer, timestamper=timestamper, stamp_style=stamp)
    with told():
        written = signing.sign_pdf(writer, existing_fields_only=True)
    return bytes(written.getvalue())
