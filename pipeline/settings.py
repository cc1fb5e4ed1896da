"""The environment's words to how this machine is used: LibreOffice's jail and time, the patience with another run.

    ZVIT_JAIL      bwrap, unshare or profile: LibreOffice is confined so, or not started (else: as well as possible)
    ZVIT_SECONDS   how long LibreOffice may work on the documents of one start
    ZVIT_SEALED    the folder of sealed packages (else: sealed/ beside each year's data)
    ZVIT_WAIT      how long to wait for another run that makes documents of the same year

Fails if a word is none of these or no number.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from pipeline.contracts import PATIENCE
from pipeline.errors import Fault, FilesUnusable, UsageError
from pipeline.tools.limits import SECONDS, Limits, Strength
from pipeline.workspace import Workspace

LONGEST = 86_400.0
"""Seconds that can be waited for: a day. The system's clocks do not count to any number."""


def limits(environment: Mapping[str, str]) -> Limits:
    """Give what the environment allows LibreOffice.

    Raises:
        UsageError: it wants what there is not.
    """
    typed = environment.get("ZVIT_JAIL", "")
    known: dict[str, Strength] = {strength: strength for strength in get_args(Strength)}
    if typed and typed not in known:
        raise UsageError(Fault(f"ZVIT_JAIL: «{typed}» невідоме", f"Є: {', '.join(known)}"))
    return {"seconds": _seconds(environment, "ZVIT_SECONDS", SECONDS), "strength": known.get(typed)}


def patience(environment: Mapping[str, str]) -> float:
    """Give how many seconds to wait for another run.

    Raises:
        UsageError: it is no number.
    """
    return _seconds(environment, "ZVIT_WAIT", PATIENCE)


def originals(environment: Mapping[str, str], workspace: Workspace) -> Path | None:
    """Give the folder of sealed packages; None if they lie beside the data.

    Raises:
        FilesUnusable: there is no such folder; a disk may be missing, and no sealed package is overlooked for that. Or
            it is not apart from the workspace's own folders, of which one is cleared and the others are read as data.
    """
    typed = environment.get("ZVIT_SEALED", "")
    if not typed:
        return None
    if not Path(typed).is_dir():
        reason = "теки запечатаних пакетів (ZVIT_SEALED) немає"
        raise FilesUnusable(Fault(reason, "Під’єднайте диск архіву або створіть теку", place=typed))
    folder = Path(typed).resolve()
    for own in (workspace.build, workspace.data, workspace.templates):
        if folder.is_relative_to(own.resolve()) or own.resolve().is_relative_to(folder):
            reason = f"тека запечатаних пакетів (ZVIT_SEALED) не окрема від теки {workspace.name(own)}/"
            raise FilesUnusable(Fault(reason, "Вкажіть теку поза робочим каталогом", place=typed))
    return folder


def refuse_ahead(today: dt.date, clock: dt.date) -> None:
    """Let a document be sealed or published as of a day that has come by the machine's clock.

    Raises:
        UsageError: it has not; what is only to be approved then would pass for approved.
    """
    if today > clock:
        reason = f"{today:%d.%m.%Y} ще не настало: за годинником машини сьогодні {clock:%d.%m.%Y}"
        remedy = "Запечатати чи оприлюднити документ можна лише станом на день, що настав; приберіть TODAY (--today)"
        raise UsageError(Fault(reason, remedy))


def day(typed: str) -> dt.date:
    """Give the day as of which a document is made: the one typed, or this machine's.

    Raises:
        UsageError: it is no date.
    """
    if not typed:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.datetime.strptime(typed, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, wherever it is
    except ValueError:
        raise UsageError(
            Fault(
                f"«{typed}» не є датою", "Пишіть рік-місяць-день: TODAY=2024-01-31 (make) або --today 2024-01-31 (zvit)"
            )
        ) from None


def _seconds(environment: Mapping[str, str], name: str, otherwise: float) -> float:
    typed = environment.get(name, "")
    try:
        seconds = float(typed) if typed else otherwise
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= LONGEST:
        raise UsageError(Fault(f"{name}: «{typed}» не є кількістю секунд", f"Пишіть, наприклад, {name}=90"))
    return seconds
