"""From this machine to a list of checks: is everything there that documents are made with, and does it work?

Nothing is installed. A check that finds something says the way out.
"""

from __future__ import annotations

import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.errors import ZvitError
from pipeline.keeping.store import size
from pipeline.refusal import fault
from pipeline.tools.canary import watch
from pipeline.tools.hunspell import spelling
from pipeline.tools.probe import Tool, ask, probe, require
from pipeline.tools.soffice import WRITER, Office
from pipeline.tools.verapdf import VERAPDF
from pipeline.verdicts import Check, Verdict
from pipeline.wording.numbers import counted
from pipeline.workspace import Workspace

POPPLER = Tool("poppler-utils", "pdftotext", "poppler-utils", ask=("-v",))
METRIC_TWINS = ("Times New Roman", "Liberation Serif", "Tinos")
"""Fonts in which lines break where they break in Times New Roman."""
SECURE_REVISION = 13
"""The Debian revision of LibreOffice 7.4.7 since which the known holes of 2024–2026 are closed."""
ROOM_MB = 300
WEAK = "Більшого не дозволяє ядро чи контейнер, або бракує bubblewrap"
_ENTRIES = ("запис", "записи", "записів")
SETUP = "Виконайте: make setup"


def examine(workspace: Workspace) -> tuple[Check, ...]:
    """Look at everything that documents are made with; LibreOffice is really started, twice."""
    return (
        _python(),
        _packages(workspace.root / "requirements.lock"),
        _writer(),
        _patches(),
        _font(),
        _poppler(),
        _dictionary(),
        *_conversion(Office()),
        _conformance(),
        _room(workspace),
        _outputs(workspace),
        _kept(workspace),
        _facts(workspace),
    )


def _check(subject: str, found: str, remedy: str = "", *, otherwise: Verdict = Verdict.BAD) -> Check:
    """Make a check that is good unless it needs a remedy."""
    return Check(subject, otherwise if remedy else Verdict.GOOD, found, remedy)


def _python() -> Check:
    remedy = (
        "" if sys.version_info >= (3, 11) else "Потрібен Python 3.11 або новіший; видаліть .venv і виконайте make setup"
    )
    return _check("Python", platform.python_version(), remedy)


def _packages(lock: Path) -> Check:
    if not lock.is_file():
        return _check("Пакети Python", f"немає {lock.name}", "Візьміть цей файл із початкового набору програми")
    pinned = re.findall(r"^([\w.-]+)==([\w.+!-]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    foreign = [f"{name} {there or 'немає'}" for name, wanted in pinned if (there := _installed(name)) != wanted]
    found = f"не такі, як у {lock.name}: {', '.join(foreign)}" if foreign else f"усі {len(pinned)} за {lock.name}"
    return _check("Пакети Python", found, SETUP if foreign else "")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _writer() -> Check:
    try:
        return _check(WRITER.title, require(WRITER).version)
    except ZvitError as failure:
        return _check(WRITER.title, failure.faults[0].reason, failure.faults[0].remedy or SETUP)


def _patches() -> Check:
    """Look at the revision, as Debian closes holes without a new version of LibreOffice."""
    subject, revision = "Виправлення LibreOffice", _said("dpkg-query", "-W", "-f=${Version}", "libreoffice-common")
    found = re.search(r"deb12u(\d+)", revision)
    if not found:
        return _check(subject, revision or "не з пакета Debian, не перевірялося")
    old = int(found[1]) < SECURE_REVISION
    remedy = f"Потрібна deb12u{SECURE_REVISION}: sudo apt-get update && sudo apt-get upgrade" if old else ""
    return _check(subject, revision, remedy, otherwise=Verdict.DOUBTFUL)


def _font() -> Check:
    family = _said("fc-match", "--format=%{family}", "Times New Roman:charset=2bc")
    fits = any(twin in family for twin in METRIC_TWINS)
    remedy = "" if fits else "Установіть: sudo apt-get install --no-install-recommends fontconfig fonts-liberation2"
    return _check("Шрифт для Times New Roman", family or "не знайдено", remedy)


def _poppler() -> Check:
    found = probe(POPPLER)
    said = found.version if found else "не встановлено"
    return _check(POPPLER.title, said, "" if found else POPPLER.remedy, otherwise=Verdict.DOUBTFUL)


def _dictionary() -> Check:
    subject = "Словник української мови"
    try:
        spelling()(["слово"])
    except ZvitError as failure:
        told = failure.faults[0]
        return _check(subject, f"правопису не перевірити: {told.reason}", told.remedy, otherwise=Verdict.DOUBTFUL)
    return _check(subject, _said("dpkg-query", "-W", "-f=hunspell-uk ${Version}", "hunspell-uk") or "є")


def _conversion(office: Office) -> Iterator[Check]:
    """Convert the canaries; how LibreOffice is confined and what it did is known only then."""
    subject = "LibreOffice перетворює DOCX на PDF"
    try:
        seen = watch(office)
        without_jail = watch(Office(strength="profile"))  # the last wall, which must hold alone
    except ZvitError as failure:
        yield _check(subject, failure.faults[0].reason, failure.faults[0].remedy or SETUP)
        return
    yield _check(subject, "так" if seen.drawn else "картинка загубилася", "" if seen.drawn else SETUP)
    leaked = seen.leaked or without_jail.leaked
    remedy = "Не відкривайте чужих шаблонів і повідомте супровідника" if leaked else ""
    yield _check("Чужі файли й мережа в документ", "потрапляють" if leaked else "не потрапляють", remedy)
    yield _jail(office)


def _jail(office: Office) -> Check:
    remedy = "" if office.jail.strength == "bwrap" else WEAK
    return _check("Захист від чужих документів", office.confinement, remedy, otherwise=Verdict.DOUBTFUL)


def _conformance() -> Check:
    found = probe(VERAPDF)
    return _check("veraPDF", found.version if found else "немає; діють власні перевірки PDF/A")


def _room(workspace: Workspace) -> Check:
    free = shutil.disk_usage(workspace.root).free // 2**20
    return _check("Місце на диску", f"{free} МБ", "" if free >= ROOM_MB else f"Звільніть принаймні {ROOM_MB} МБ")


def _outputs(workspace: Workspace) -> Check:
    try:
        workspace.build.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=workspace.build):
            return _check("Тека build/", "записувати можна")
    except OSError as failure:
        refused = fault(failure, "записувати не можна", workspace.build)
        return _check("Тека build/", refused.reason, refused.remedy)


def _kept(workspace: Workspace) -> Check:
    """Tell how much is kept of earlier runs; it removes itself what was not used for longest."""
    count, taken = size(workspace.build)
    said = f"{counted(count, _ENTRIES)}, {taken / 2**20:.1f} МБ".replace(".", ",")
    return _check("Збережене для наступних запусків", said)


def _facts(workspace: Workspace) -> Check:
    years = {organization: workspace.years(organization) for organization in workspace.organizations()}
    told = "; ".join(f"{slug} ({', '.join(map(str, there)) or 'років немає'})" for slug, there in years.items())
    return _check("Дані", told or "немає жодного органу", "" if told else "Створіть у data/ теку з organization.yaml")


def _said(program: str, *words: str) -> str:
    """Give what a program says; nothing if it is not there or fails."""
    if shutil.which(program) is None:
        return ""
    ended = ask(program, *words)
    return ended.words if ended.code == 0 else ""
