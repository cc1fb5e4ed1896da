"""The command's words about a key and a signature to the signed PDF.

Whoever imports this needs the extra `sign`. Fails as the key, the token, the folder of certificates and the signing do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.timestamps import HTTPTimeStamper

from pipeline.cli.sealed import Chosen
from pipeline.cli.secrets import secret
from pipeline.packages.naming import signed
from pipeline.packages.opening import Package
from pipeline.signing.handed import handed_in
from pipeline.signing.pades.appending import LongTerm
from pipeline.signing.pades.certificates import Secret
from pipeline.signing.pades.key_file import refuse_foreign, signer_from_file
from pipeline.signing.pades.package import SignedPdf, sign_package
from pipeline.signing.pades.seats import Seats, Where
from pipeline.signing.pades.token import Token, signer_on_token
from pipeline.signing.pades.trust import trust_in

_LARGEST: Final = 2**20
"""Bytes of a key file: a key and a chain of certificates have some thousands."""
_CLOSING: Final = (
    "Після цього підпису PDF закрито для інших. Якщо підпишуть кілька, перервіть (Ctrl-C) і додайте --signers N "
    "(make sign: SIGNERS=N).\n"
)
_SECONDS: Final = 30
"""How long a timestamping server may take."""


class Asked(Chosen):
    """The command's words about the key and the signature."""

    pkcs12: Path | None
    pkcs11: Path | None
    token: str
    key: str
    password_fd: int | None
    where: Where | None
    signers: int | None
    level: Literal["b-b", "b-lt"]
    timestamper: str
    trust: Path | None


def sign_as_asked(package: Package, asked: Asked, now: dt.datetime) -> SignedPdf:
    """Sign the package's PDF; the password is asked for, or read from its descriptor.

    Raises:
        CannotSign: the key or the certificates cannot be used.
        ZvitError: whatever else `sign_package` refuses.
    """
    longer, seats = _longer(asked), _seats(asked)
    closes = not signed(package.files, package.document.kind) and asked["signers"] in {None, 1}
    with _signer(asked, now, _CLOSING if closes else "") as signer:
        return sign_package(package, signer, now, seats, longer)


@contextmanager
def _signer(asked: Asked, now: dt.datetime, warning: str) -> Iterator[Signer]:
    if asked["pkcs12"]:
        content = handed_in(asked["pkcs12"], _LARGEST, "файл ключа не вдалося прочитати")
        refuse_foreign(content)
        yield signer_from_file(content, Secret(secret(f"{warning}Пароль до файлу ключа", asked["password_fd"])), now)
    elif asked["pkcs11"]:
        pin = Secret(secret(f"{warning}PIN токена", asked["password_fd"]))
        with signer_on_token(Token(asked["pkcs11"], asked["token"], asked["key"]), pin, now) as signer:
            yield signer


def _longer(asked: Asked) -> LongTerm | None:
    if asked["level"] == "b-b" or asked["trust"] is None:
        return None
    return LongTerm(HTTPTimeStamper(asked["timestamper"], timeout=_SECONDS), trust_in(asked["trust"]).context)


def _seats(asked: Asked) -> Seats | None:
    """Give what is said of the places; nothing if nothing is."""
    if asked["where"] is None and asked["signers"] is None:
        return None
    return Seats(asked["where"] or "line", asked["signers"] or 1)
