"""All sealed packages to a list of checks: one line for each, and the details of those that are not in order.

A package that is broken, in whatever way, never keeps the others from being looked at.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.contracts import Converter
from pipeline.errors import Fault, FilesUnusable
from pipeline.examine import Depth, examine
from pipeline.packages.contents import TAG_FILES, TAG_HASHES
from pipeline.refusal import told
from pipeline.telling import speech
from pipeline.untrusted.visible import visible
from pipeline.verdicts import Check, Verdict
from pipeline.workspace import Workspace
from schemas.names import SEALED

_DEEPEST: Final = 6
_NUMBERED: Final = re.compile(r"(.+)-([1-9][0-9]{0,5})")
_WORST: Final = (Verdict.GOOD, Verdict.DOUBTFUL, Verdict.BAD)


def sealed(workspace: Workspace) -> tuple[Path, ...]:
    """Give every sealed package of the workspace: beside the years' data, and in the folder for sealed ones."""
    beside = workspace.data.glob(f"*/*/{SEALED}/*")
    away = workspace.originals.glob("*/*/*") if workspace.originals else ()
    return tuple(sorted(each for each in (*beside, *away) if not each.name.startswith(".")))


def below(folder: Path) -> tuple[Path, ...]:
    """Give every package in `folder`, itself included: whatever has a tag file of one; links are not followed.

    Raises:
        FilesUnusable: it cannot be listed, or there is none.
    """
    with told("не вдалося переглянути теку", folder):
        os.scandir(folder).close()
    found = tuple(sorted(_below(folder)))
    if not found:
        raise FilesUnusable(Fault("у теці немає жодного пакета", "Вкажіть теку архіву", place=str(folder)))
    return found


def take_stock(packages: Sequence[Path], office: Converter, depth: Depth) -> Iterator[Check]:
    """Look at each package; tell of numbers that are missing between them."""
    if not packages:
        yield Check("Пакети", Verdict.DOUBTFUL, "жодного запечатаного пакета немає", "Запечатує документ дія seal")
    for folder in packages:
        yield from _one(folder, office, depth)
    yield from _missing(packages)


def _below(folder: Path) -> Iterator[Path]:
    for where, inside, names in os.walk(folder):
        if {*TAG_FILES, TAG_HASHES} & set(names):
            inside.clear()
            yield Path(where)
        elif len(Path(where).relative_to(folder).parts) >= _DEEPEST:
            inside.clear()


def _one(folder: Path, office: Converter, depth: Depth) -> Iterator[Check]:
    checks = _checks(folder, office, depth)
    odd = [check for check in checks if check.verdict is not Verdict.GOOD]
    verdict = max((check.verdict for check in checks), key=_WORST.index)
    said = f"перевірок {len(checks)}, зауважень {len(odd)}" if odd else f"перевірок {len(checks)}, усе гаразд"
    subject = _named(folder)
    yield Check(subject, verdict, said)
    for check in odd:
        yield Check(f"{subject}, {check.subject}", check.verdict, check.found, check.remedy)


def _checks(folder: Path, office: Converter, depth: Depth) -> tuple[Check, ...]:
    if folder.is_symlink():
        return (Check(folder.name, Verdict.BAD, "це символічне посилання, а не тека", "Покладіть сюди саму теку"),)
    try:
        return examine(folder, office, depth)
    except Exception as failure:  # noqa: BLE001 - one broken package never keeps the others from being looked at
        understood = speech.understood(failure)
        return tuple(Check(folder.name, Verdict.BAD, fault.reason, fault.remedy) for fault in understood.faults)


def _missing(packages: Sequence[Path]) -> Iterator[Check]:
    """Tell of each number that is not there though a later one is."""
    numbers: dict[Path, set[int]] = defaultdict(set)
    for folder in packages:
        if found := _NUMBERED.fullmatch(folder.name):
            numbers[folder.with_name(found[1])].add(int(found[2]))
    for first, there in numbers.items():
        for number in sorted(set(range(1, max(there))) - there)[:10]:
            lost = first.with_name(f"{first.name}-{number}")
            yield Check(
                _named(lost), Verdict.BAD, "пакета немає, а пізніший за нього є", "Візьміть його з копії архіву"
            )


def _named(folder: Path) -> str:
    """Name a package by its organization, year and number."""
    parts = [part for part in folder.parts[-4:] if part not in {"sealed", "/"}]
    return visible("/".join(parts[-3:]))
