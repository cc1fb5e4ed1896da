"""All sealed packages to a list of checks: one line for each, the details of those not in order, and what is missing.

A package that is broken, in whatever way, never keeps the others from being looked at.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline.claiming import belongs, put_back
from pipeline.contracts import PATIENCE, Converter
from pipeline.errors import Fault, FilesUnusable
from pipeline.examine import Depth, examine
from pipeline.packages.contents import TAG_FILES, TAG_HASHES
from pipeline.refusal import told
from pipeline.sealing.listing import LIST, list_checks, manifest_hash
from pipeline.telling import speech
from pipeline.untrusted.visible import visible
from pipeline.verdicts import Check, Verdict
from pipeline.workspace import Workspace
from schemas.folders import SEALED

_DEEPEST: Final = 6
_NUMBERED: Final = re.compile(r"(.+)-([1-9][0-9]{0,5})")
_WORST: Final = (Verdict.GOOD, Verdict.DOUBTFUL, Verdict.BAD)


@dataclass(frozen=True, slots=True)
class Stock:
    """What is to be looked at."""

    packages: tuple[Path, ...]
    folders: tuple[Path, ...]
    """Those in which sealed packages lie, or the list of them."""
    strange: tuple[Path, ...] = ()
    """What lies there besides, and is no package."""


def sealed(workspace: Workspace) -> Stock:
    """Give all that lies in the workspace's folders of sealed packages: beside the years' data, and in the one apart.

    Raises:
        FilesUnusable: the folder that was named for sealed packages has none, and no list of them; or one that a killed
            run has set aside cannot be put back.
        Busy: a run has been exchanging one for too long.
    """
    away = tuple(workspace.originals.glob("*/*")) if workspace.originals else ()
    folders = tuple(sorted((*workspace.data.glob(f"*/*/{SEALED}"), *away)))
    for folder in folders:
        put_back(folder, PATIENCE)
    entries = [each for folder in folders for each in sorted(folder.glob("*")) if not each.name.startswith(".")]
    if workspace.originals and not any(each.parent in away for each in entries):
        raise FilesUnusable(_none_in(workspace.originals))
    packages = tuple(each for each in entries if _is_one(each))
    strange = tuple(each for each in entries if each not in packages and each.name != LIST)
    return Stock(packages, folders, strange)


def below(folder: Path) -> Stock:
    """Give every package in `folder`, itself included: whatever has a tag file of one; links are not followed.

    Raises:
        FilesUnusable: it cannot be listed, or there is none.
    """
    with told("не вдалося переглянути теку", folder):
        os.scandir(folder).close()
    found = tuple(sorted(_below(folder)))
    packages = tuple(place for place in found if place.name != LIST)
    if not found:
        raise FilesUnusable(_none_in(folder))
    return Stock(packages, tuple(sorted({place.parent for place in found if place != folder})))


def take_stock(stock: Stock, office: Converter, depth: Depth) -> Iterator[Check]:
    """Look at each package; tell of those that are missing, or are not those that were sealed."""
    if not stock.packages:
        yield Check("Пакети", Verdict.DOUBTFUL, "жодного запечатаного пакета немає", "Запечатує документ дія seal")
    for folder in stock.packages:
        yield from _one(folder, office, depth)
    unlike = tuple(check for folder in stock.folders for check in _listed(folder, stock.packages))
    yield from unlike
    told_of = {check.subject for check in unlike}
    yield from (check for check in _missing(stock.packages) if check.subject not in told_of)
    for place in stock.strange:
        yield Check(_named(place), Verdict.DOUBTFUL, "це не пакет", "Приберіть його з теки запечатаних пакетів")


def _is_one(place: Path) -> bool:
    """Tell whether something is a package, or would be one by its name."""
    if place.is_symlink() or not place.is_dir():
        return place.is_symlink()
    return bool(_NUMBERED.fullmatch(place.name)) or any((place / name).exists() for name in (*TAG_FILES, TAG_HASHES))


def _none_in(folder: Path) -> Fault:
    return Fault("у теці немає жодного пакета", "Вкажіть теку архіву", place=str(folder))


def _below(folder: Path) -> Iterator[Path]:
    for where, inside, names in os.walk(folder):
        if {*TAG_FILES, TAG_HASHES} & set(names):
            inside.clear()
            yield Path(where)
        elif len(Path(where).relative_to(folder).parts) >= _DEEPEST:
            inside.clear()
        if LIST in names:
            yield Path(where, LIST)


def _listed(folder: Path, packages: tuple[Path, ...]) -> Iterator[Check]:
    """Hold the sealed packages of a folder against the list beside them."""
    names = {each.name for each in packages if each.parent == folder and _NUMBERED.fullmatch(each.name)}
    try:
        checks = tuple(list_checks(folder, names))
    except Exception as failure:  # noqa: BLE001 - one broken list never keeps the others from being looked at
        faults = speech.understood(failure).faults
        checks = tuple(Check(LIST, Verdict.BAD, fault.reason, fault.remedy) for fault in faults)
    for check in checks:
        yield replace(check, subject=_named(folder / check.subject))


def _one(folder: Path, office: Converter, depth: Depth) -> Iterator[Check]:
    checks = _checks(folder, office, depth)
    odd = [check for check in checks if check.verdict is not Verdict.GOOD]
    verdict = max((check.verdict for check in checks), key=_WORST.index)
    said = f"перевірок {len(checks)}, зауважень {len(odd)}" if odd else f"перевірок {len(checks)}, усе гаразд"
    known = manifest_hash(folder)
    subject = _named(folder)
    yield Check(subject, verdict, f"{said}; data/manifest.json {known}" if known else said)
    for check in odd:
        yield Check(f"{subject}, {check.subject}", check.verdict, check.found, check.remedy)


def _checks(folder: Path, office: Converter, depth: Depth) -> tuple[Check, ...]:
    if missing := belongs(folder):
        reason = f"заміну теки {missing.name} перервано: пакет лежить під тимчасовою назвою"
        return (Check(folder.name, Verdict.BAD, reason, f"Перейменуйте {folder.name} на {missing.name}"),)
    if folder.is_symlink():
        return (Check(folder.name, Verdict.BAD, "це символічне посилання, а не тека", "Покладіть сюди саму теку"),)
    try:
        return examine(folder, office, depth)
    except Exception as failure:  # noqa: BLE001 - one broken package never keeps the others from being looked at
        understood = speech.understood(failure)
        return tuple(Check(folder.name, Verdict.BAD, fault.reason, fault.remedy) for fault in understood.faults)


def _missing(packages: tuple[Path, ...]) -> Iterator[Check]:
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
