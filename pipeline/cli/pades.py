"""The command that signs a sealed document's PDF in itself; passwords come by `secrets` alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from pipeline import options
from pipeline.cli.group import verb
from pipeline.cli.sealed import NUMBER, chosen_package
from pipeline.cli.wishing import begin
from pipeline.errors import Fault, UsageError
from pipeline.loading import loading
from pipeline.telling.outcomes import Done

if TYPE_CHECKING:
    from pipeline.cli.pades_asked import Asked

_LEFT = "  непідписаний PDF лишився, як був; чи можна довіряти сертифікатам, тут не оцінено"
_FILE = click.Path(path_type=Path)


@verb("sign")
@options.YEAR
@options.ORGANIZATION
@options.DOCUMENT
@NUMBER
@click.option("--pkcs12", type=_FILE, metavar="ФАЙЛ", help="Файл ключа .p12 чи .pfx (RSA або ECDSA).")
@click.option("--pkcs11", type=_FILE, metavar="БІБЛІОТЕКА", help="Бібліотека токена (PKCS#11).")
@click.option("--token", default="", metavar="НАЗВА", help="Назва токена, якщо їх кілька.")
@click.option("--key", default="", metavar="НАЗВА", help="Назва ключа й сертифіката на токені.")
@click.option("--password-fd", type=click.IntRange(0), metavar="N", help="Дескриптор із паролем чи PIN замість запиту.")
@click.option(
    "--where",
    envvar="WHERE",
    type=click.Choice(["line", "hidden"]),
    metavar="ДЕ",
    help="line — у рядку підпису; hidden — невидимо.",
)
@click.option(
    "--signers",
    envvar="SIGNERS",
    type=click.IntRange(1, 9),
    metavar="N",
    help="Скільки всього людей підпишуть; інакше — одна.",
)
@click.option("--level", type=click.Choice(["b-b", "b-lt"]), default="b-b", metavar="РІВЕНЬ", help="b-b або b-lt.")
@click.option("--timestamper", default="", metavar="АДРЕСА", help="Сервер позначок часу; для b-lt.")
@click.option("--trust", type=_FILE, metavar="ТЕКА", help="Сертифікати, списки відкликаних і відповіді OCSP; для b-lt.")
@options.FORMAT
@click.pass_context
def sign(ctx: click.Context, **asked: Unpack[Asked]) -> None:
    """Sign the PDF of a sealed document."""
    telling, workspace = begin(ctx)
    job, folder = chosen_package(workspace, asked)
    name, said = _signed(folder, asked, job.patience)
    file = workspace.name(folder / "data" / name)
    telling(Done(f"підписано: {file}\n{said}", job, (file,)))


def _signed(folder: Path, asked: Asked, patience: float) -> tuple[str, str]:
    """Sign, prove and add; give the new file's name and what a person is told of its signatures."""
    _refuse_contradictions(asked)
    with loading():
        from pipeline.packages.adding import add
        from pipeline.packages.opening import open_package
        from pipeline.signing.judging import require
    require()
    with loading():
        from pipeline.cli.pades_asked import sign_as_asked  # it needs the extra
    made = sign_as_asked(open_package(folder), asked, dt.datetime.now().astimezone())
    add(folder, {made.name: made.content}, patience)
    lines = [f"  {one}" for one in made.signatures]
    return made.name, "\n".join([*lines, f"  {_next(made.awaited)}", _LEFT])


def _next(awaited: Sequence[str]) -> str:
    if awaited:
        return f"ще мають підписати: {', '.join(awaited)}; кожен — make sign"
    return "для інших підписів цей PDF закрито; хто ще підписує, дає підпис поруч: make sign-request"


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


COMMANDS = (sign,)
