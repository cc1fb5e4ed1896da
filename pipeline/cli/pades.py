"""The command that signs a sealed document's PDF in itself; passwords come by `secrets` alone."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from pipeline import options, settings
from pipeline.cli.group import begin, zvit
from pipeline.cli.sealed import sealed_folder
from pipeline.cli.secrets import secret
from pipeline.contracts import Job
from pipeline.errors import DataFaults, Fault, ProgramMissing, UsageError
from pipeline.packages.adding import add
from pipeline.packages.opening import open_package
from pipeline.refusal import told
from pipeline.telling.outcomes import Done
from pipeline.telling.speech import UkrainianCommand
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.workspace import choose_organization, choose_year

if TYPE_CHECKING:
    from pyhanko.sign.signers.pdf_cms import Signer

    from pipeline.signing.pades import LongTerm
    from pipeline.signing.pades_package import Seats

_LARGEST = 2**20
"""Bytes of a key file: a key and a chain of certificates have some thousands."""
_SECONDS = 30
"""How long a timestamping server may take."""
_FILE = click.Path(path_type=Path)


class Asked(TypedDict):
    """The command's words about the key and the signature."""

    pkcs12: Path | None
    pkcs11: Path | None
    token: str
    key: str
    password_fd: int | None
    where: Literal["line", "hidden"] | None
    signers: int | None
    level: Literal["b-b", "b-lt"]
    timestamper: str
    trust: Path | None


@zvit.command("sign", cls=UkrainianCommand)
@options.YEAR
@options.ORGANIZATION
@options.DOCUMENT
@click.option("--number", type=click.IntRange(1), metavar="N", help="Номер запечатаного пакета; інакше — останній.")
@click.option("--pkcs12", type=_FILE, metavar="ФАЙЛ", help="Файл ключа .p12 чи .pfx (RSA або ECDSA).")
@click.option("--pkcs11", type=_FILE, metavar="БІБЛІОТЕКА", help="Бібліотека токена (PKCS#11).")
@click.option("--token", default="", metavar="НАЗВА", help="Назва токена, якщо їх кілька.")
@click.option("--key", default="", metavar="НАЗВА", help="Назва ключа й сертифіката на токені.")
@click.option("--password-fd", type=click.IntRange(0), metavar="N", help="Дескриптор із паролем чи PIN замість запиту.")
@click.option(
    "--where", type=click.Choice(["line", "hidden"]), metavar="ДЕ", help="line — у рядку підпису; hidden — невидимо."
)
@click.option(
    "--signers", type=click.IntRange(1, 9), metavar="N", help="Скільки всього людей підпишуть; інакше — одна."
)
@click.option("--level", type=click.Choice(["b-b", "b-lt"]), default="b-b", metavar="РІВЕНЬ", help="b-b або b-lt.")
@click.option("--timestamper", default="", metavar="АДРЕСА", help="Сервер позначок часу; для b-lt.")
@click.option("--trust", type=_FILE, metavar="ТЕКА", help="Сертифікати, списки відкликаних і відповіді OCSP; для b-lt.")
@options.FORMAT
@click.pass_context
def sign(
    ctx: click.Context, /, year: str, organization: str, document: str, number: int | None, **asked: Unpack[Asked]
) -> None:
    """Підписує PDF запечатаного документа в ньому самому (PAdES)."""
    telling, workspace = begin(ctx)
    now = dt.datetime.now().astimezone()
    job = Job(choose_organization(workspace, organization), choose_year(year), document, now.date())
    folder = sealed_folder(workspace, job, number)
    name, said = _signed(folder, asked, now)
    file = workspace.name(folder / "data" / name)
    telling(Done(f"підписано: {file}\n{said}", job, (file,)))


def _signed(folder: Path, asked: Asked, now: dt.datetime) -> tuple[str, str]:
    """Sign, prove and add; give the new file's name and what a person is told of its signatures."""
    _refuse_contradictions(asked)
    if find_spec("pyhanko") is None:
        raise ProgramMissing(Fault("бібліотеки електронних підписів немає", "Встановіть її: make setup-sign"))
    from pipeline.signing.pades_package import sign_package  # noqa: PLC0415 - needs the extra

    package = open_package(folder)
    longer, seats = _longer(asked), _seats(asked)
    with _signer(asked, now) as signer:
        made = sign_package(package, signer, now, seats, longer)
    add(folder, {made.name: made.content}, settings.patience(os.environ))
    lines = [f"  {one}" for one in made.signatures]
    return made.name, "\n".join(
        [*lines, "  непідписаний PDF лишився, як був; чи можна довіряти сертифікатам, тут не оцінено"]
    )


def _refuse_contradictions(asked: Asked) -> None:
    if (asked["pkcs12"] is None) == (asked["pkcs11"] is None):
        raise UsageError(
            Fault("не сказано, чим підписувати", "Вкажіть --pkcs12 ФАЙЛ або --pkcs11 БІБЛІОТЕКА --key НАЗВА")
        )
    if asked["pkcs11"] and not asked["key"]:
        raise UsageError(Fault("не сказано, яким ключем токена підписувати", "Вкажіть --key НАЗВА"))
    if asked["level"] == "b-lt" and not (asked["timestamper"] and asked["trust"]):
        raise UsageError(Fault("для b-lt потрібні позначка часу й сертифікати", "Вкажіть --timestamper і --trust"))
    if asked["level"] == "b-b" and (asked["timestamper"] or asked["trust"]):
        raise UsageError(Fault("--timestamper і --trust потрібні лише для b-lt", "Додайте --level b-lt"))
    if asked["timestamper"] and not re.fullmatch(r"https?://[^\s/@]+(/[^\s@]*)?", asked["timestamper"]):
        raise UsageError(
            Fault("адресу сервера позначок часу не зрозуміло", "Приклад: --timestamper http://tsp.example.org")
        )


@contextmanager
def _signer(asked: Asked, now: dt.datetime) -> Iterator[Signer]:
    from pipeline.signing.pades_certificates import Secret  # noqa: PLC0415 - needs the extra
    from pipeline.signing.pades_key_file import refuse_foreign, signer_from_file  # noqa: PLC0415
    from pipeline.signing.pades_token import Token, signer_on_token  # noqa: PLC0415

    if asked["pkcs12"]:
        content = _key_file(asked["pkcs12"])
        refuse_foreign(content)
        yield signer_from_file(content, Secret(secret("Пароль до файлу ключа", asked["password_fd"])), now)
    elif asked["pkcs11"]:
        pin = Secret(secret("PIN токена", asked["password_fd"]))
        with signer_on_token(Token(asked["pkcs11"], asked["token"], asked["key"]), pin, now) as signer:
            yield signer


def _key_file(file: Path) -> bytes:
    with told("файл ключа не вдалося прочитати", file.name):
        try:
            return read_regular(file.absolute(), file.absolute().parent, _LARGEST)
        except Unsound as failure:
            raise DataFaults([Fault(str(failure), failure.remedy, place=file.name)]) from None


def _longer(asked: Asked) -> LongTerm | None:
    if asked["level"] == "b-b" or asked["trust"] is None:
        return None
    from pyhanko.sign.timestamps import HTTPTimeStamper  # noqa: PLC0415 - needs the extra

    from pipeline.signing.pades import LongTerm  # noqa: PLC0415
    from pipeline.signing.pades_trust import trust_in  # noqa: PLC0415

    return LongTerm(HTTPTimeStamper(asked["timestamper"], timeout=_SECONDS), trust_in(asked["trust"]).context)


def _seats(asked: Asked) -> Seats | None:
    """Give what is said of the places; nothing if nothing is."""
    from pipeline.signing.pades_package import Seats  # noqa: PLC0415 - needs the extra

    if asked["where"] is None and asked["signers"] is None:
        return None
    return Seats(asked["where"] or "line", asked["signers"] or 1)
