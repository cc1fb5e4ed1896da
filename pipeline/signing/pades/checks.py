"""From a PDF and the same PDF signed to who has signed it, and to whatever else differs between the two.

The untouched PDF must be its beginning; every update after it must end with a signature that covers all before it and
add nothing but that signature; the letters, the structure and the properties must be those of the untouched PDF. Whom a
certificate belongs to, and whether it is trusted, is not asked here. Fails never: a damaged file is told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from asn1crypto import parser
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from pipeline.contracts import Pdf
from pipeline.errors import Fault, NotProven
from pipeline.pdf import reading
from pipeline.pdf.expecting import Expected
from pipeline.signing.pades.properties import property_faults
from pipeline.signing.pades.revisions import foreign_changes
from pipeline.signing.pades.signature import PdfSignature, told

_HEXADECIMAL: Final = re.compile(rb"<((?:[0-9a-fA-F]{2})+)>")
_Seen = TypeVar("_Seen")
PLACE: Final = "підписаний PDF"
_UNREADABLE: Final = (
    PdfError, SigningError, SignatureValidationError, ArithmeticError, AttributeError, LookupError, NotImplementedError,
    RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What pyHanko raises for a signature that is none."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What has been found in a signed PDF."""

    signatures: tuple[PdfSignature, ...]
    faults: tuple[Fault, ...]


def examine_signed(original: Pdf, signed: bytes, expected: Expected) -> Examination:
    """Hold a signed PDF against the untouched one, of which `expected` says what it must be."""
    faults: list[Fault] = []
    embedded = _attempt(lambda: _embedded(signed), faults)
    looks = (
        lambda: _beginning(original, signed),
        lambda: _chain(original, signed, embedded),
        lambda: _text(original, signed),
        lambda: property_faults(original, signed, expected),
    )
    reasons = [reason for look in looks for reason in _attempt(look, faults)]
    found = () if faults else tuple(told(one, status) for one, status in embedded)
    return Examination(found, (*(Fault(reason, place=PLACE) for reason in dict.fromkeys(reasons)), *faults))


def _attempt(look: Callable[[], Iterable[_Seen]], faults: list[Fault]) -> tuple[_Seen, ...]:
    """Give what a look gives; what it breaks on is a fault, and the other looks go on."""
    seen: list[_Seen] = []
    try:
        seen.extend(look())
    except NotProven as damage:
        faults.extend(fault for fault in damage.faults if fault not in faults)
    except _UNREADABLE as damage:
        faults.append(Fault(f"підпис пошкоджено ({damage})", place=PLACE))
    return tuple(seen)


def _beginning(original: Pdf, signed: bytes) -> Iterator[str]:
    if not signed.startswith(original):
        yield "початок файлу не той, що в непідписаного PDF"


def _embedded(signed: bytes) -> list[tuple[EmbeddedPdfSignature, PdfSignatureStatus]]:
    reader = PdfFileReader(io.BytesIO(signed), strict=True)
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    return [
        (one, validate_pdf_signature(one, nobody, skip_diff=True))
        for one in sorted(reader.embedded_signatures, key=_end)
    ]


def _chain(
    original: Pdf, signed: bytes, embedded: Sequence[tuple[EmbeddedPdfSignature, PdfSignatureStatus]]
) -> Iterator[str]:
    """Follow the updates: each begins where the one before it ended, and ends with a signature that covers all."""
    before: bytes = original
    for number, (one, status) in enumerate(embedded, 1):
        yield from (f"підпис {number}: {reason}" for reason in (*_broken(one, status), *_padding(signed, one)))
        after = signed[: _end(one)]
        yield from (f"до підпису {number} {reason}" for reason in foreign_changes(before, after))
        before = after
    if not embedded:
        yield "у файлі немає підпису"
    elif before != signed:
        yield "після останнього підпису до файлу щось дописано"
    if embedded and embedded[0][0].docmdp_level is None:
        yield "перший підпис не засвідчує документ (DocMDP)"
    if len(embedded) > 1 and embedded[0][0].docmdp_level is MDPPerm.NO_CHANGES:
        yield "перший підпис забороняє наступні, а вони є"
    startings = signed.count(b"startxref")
    if startings != original.count(b"startxref") + len(embedded):
        yield "частин у файлі більше, ніж підписів"


def _broken(embedded: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Iterator[str]:
    begin, _, _, _ = embedded.byte_range
    if begin != 0 or not embedded.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION:
        yield "охоплює не весь файл"
    if not status.intact:
        yield "зміст змінено після підписання"
    elif not status.valid:
        yield "не відповідає сертифікату підписувача"
    stamped = status.timestamp_validity
    if stamped and not (stamped.intact and stamped.valid):
        yield "позначка часу не відповідає підпису"


def _padding(signed: bytes, embedded: EmbeddedPdfSignature) -> Iterator[str]:
    """What a signature cannot cover is its own bytes: there may be nothing but it, filled up with zeros."""
    _, length, start, _ = (int(number) for number in embedded.byte_range)
    gap = _HEXADECIMAL.fullmatch(signed, length, start)
    content = bytes.fromhex(gap[1].decode()) if gap else b""
    if not gap or content.strip(b"\0") != content[: _length(content)].strip(b"\0"):
        yield "у місці для підпису є щось, крім нього"


def _length(content: bytes) -> int:
    """Give the length of the DER value that `content` begins with."""
    return int(parser.peek(content))


def _end(embedded: EmbeddedPdfSignature) -> int:
    """Give where what the signature covers ends."""
    *_, start, length = embedded.byte_range
    return int(start) + int(length)


def _text(original: Pdf, signed: bytes) -> Iterator[str]:
    """Read both: the same letters in the same places, titles and links."""
    if reading.read(original) != reading.read(Pdf(signed)):
        yield "підписаний PDF читається не так, як непідписаний"
