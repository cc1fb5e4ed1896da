"""What is known of a signature once it was held against the document's bytes; and how that is said.

A signature that is false, damaged or of other bytes never becomes one of these. Fails never.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.verdicts import Check, Verdict

ELSEWHERE = "Перевірте його офіційним сервісом, який називає ваш надавач довірчих послуг"
"""What to do about a signature that is not checked here."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who has signed, by the certificate in the signature, and what of it was not checked here."""

    name: str
    """The certificate's names; its numbers, which may be a person's, are not repeated."""
    certificate: str
    """Its serial number and issuer."""
    algorithm: str
    signed_at: dt.datetime | None
    """As the signer's own machine said."""
    unchecked: tuple[str, ...] = ()
    """What was not checked, each as a sentence's part; nothing: the document's hash and the signature are right."""
    doubts: tuple[str, ...] = ()
    """What speaks against it, though the signature may be right."""
    trust: str = "довіру до сертифіката не оцінено"
    remarks: tuple[str, ...] = ()
    """What else a person should know of it."""
    ukrainian: bool = False
    """Whether it is by ДСТУ 4145, which is recognised but not checked here."""

    def __str__(self) -> str:
        """Say who, when, by what, and what of it is proven."""
        when = f", {self.signed_at.astimezone(dt.UTC):%d.%m.%Y %H:%M} UTC" if self.signed_at else ", час не вказано"
        proven = "; ".join(self.unchecked) or "підпис правильний і покриває саме ці байти"
        return "; ".join(
            [
                f"{self.name}{when} ({self.algorithm}): {proven}",
                *self.doubts,
                self.trust,
                *self.remarks,
                self.certificate,
            ]
        )


@dataclass(frozen=True, slots=True)
class Signed:
    """A file with signatures that cover the document, as far as that can be told here."""

    form: str
    """What kind of file it is, in the officer's words."""
    extension: str
    """By which it is named in a package, beside the document's name."""
    content: bytes
    """As a package keeps it."""
    signers: tuple[Signer, ...]
    remarks: tuple[str, ...] = ()
    """What the file holds besides."""

    def checks(self, file: str) -> Iterator[Check]:
        """Give what was found, signer by signer."""
        for signer in self.signers:
            doubtful = signer.unchecked or signer.doubts
            verdict = Verdict.DOUBTFUL if doubtful else Verdict.GOOD
            yield Check(f"Підпис {file}", verdict, str(signer), ELSEWHERE if doubtful else "")
        for remark in self.remarks:
            yield Check(f"Файл {file}", Verdict.DOUBTFUL, remark)
