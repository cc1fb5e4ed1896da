"""A package on the disk to a list of checks: is it whole, does it say what it says, can it be made again?

Nothing of it is believed before its hashes are right, and nothing that it holds ends the look with a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Final

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.edition import expected
from pipeline.errors import DataFaults, Fault, ZvitError
from pipeline.packages import integrity
from pipeline.packages.agreeing import added, amended, manifest_faults
from pipeline.packages.claims import claim_faults, description_faults, guided, unproven
from pipeline.packages.contents import BAGIT_FILE, TAG_FILES, TAG_HASHES
from pipeline.packages.opening import Package, understood
from pipeline.packages.placing import misplaced
from pipeline.packages.surveying import Surveyed, survey
from pipeline.pdf import properties, reading
from pipeline.pdf.edition import STANDARDS
from pipeline.proof.paper import paper_faults
from pipeline.proof.working_copy import working_copy_faults
from pipeline.rebuild import docx_difference, form_of, is_of_this_program, pdf_difference, reasons, rebuild
from pipeline.reread import FOREIGN, table_faults
from pipeline.signing.report import signature_checks
from pipeline.telling import speech
from pipeline.tools.probe import whereabouts
from pipeline.tools.verapdf import VERAPDF
from pipeline.tools.verapdf import faults as validator_faults
from pipeline.untrusted.unsound import Unsound
from pipeline.untrusted.visible import visible
from pipeline.verdicts import Check, Verdict
from pipeline.word.composition import foreign_parts
from pipeline.word.package import unpack
from pipeline.word.reading import read as read_docx
from pipeline.word.running import RunningHeads

SHOWN: Final = 20
"""Faults of one thing that are told."""
_UNBROKEN: Final = "\u00a0"
_HOW: Final = "Перевірте, що це саме той пакет; інша його копія може бути цілою"


class Depth(Enum):
    """How far a package is looked at."""

    WHOLE = "whole"
    """All, with the rebuilding by LibreOffice."""
    QUICK = "quick"
    """All but the rebuilding."""


def examine(folder: Path, office: Converter, depth: Depth = Depth.WHOLE) -> tuple[Check, ...]:
    """Look at a package.

    Raises:
        FilesUnusable: there is no such folder, or it cannot be listed.
    """
    return tuple(map(_shown, _examined(survey(folder), office, depth)))


def _examined(found: Surveyed, office: Converter, depth: Depth) -> tuple[Check, ...]:
    if not {*TAG_FILES, TAG_HASHES} & found.files.keys():
        said = f"це не пакет: у теці немає ні {BAGIT_FILE}, ні інших його списків"
        return (Check(found.folder.name, Verdict.BAD, said, "Вкажіть теку, у якій лежить bagit.txt"),)
    damage = tuple(integrity.faults(found))
    if damage:
        return tuple(_bad(fault.place, fault) for fault in damage[:SHOWN]) + tuple(_more(damage))
    try:
        package = understood(found)
    except ZvitError as failure:
        return (_whole(found), *(_bad(fault.place, fault) for fault in failure.faults))
    checks = (_whole(found), *_spelled(found), *_described(package), *_proofs(package), *_signed(package))
    return (*checks, *(_rebuilt(package, office) if depth is Depth.WHOLE else ()))


def _whole(found: Surveyed) -> Check:
    size = f"{sum(map(len, found.files.values())):,}".replace(",", _UNBROKEN)
    said = f"{len(found.files)}, {size} байтів; усі хеші SHA-256 збігаються, зайвих і втрачених немає"
    return Check("Файли пакета", Verdict.GOOD, said)


def _spelled(found: Surveyed) -> Iterator[Check]:
    if found.respelled:
        said = f"диск записує інакше (NFD): {', '.join(found.respelled)}; вміст той самий"
        yield Check("Назви файлів", Verdict.DOUBTFUL, said, "sha256sum -c може їх не знайти; скопіюйте пакет інакше")


def _described(package: Package) -> Iterator[Check]:
    manifest = package.manifest
    number = f"№ {manifest.number}" if manifest.number else "не запечатаний"
    known = f"хеш data/manifest.json {package.manifest_hash}"
    yield Check("Документ", Verdict.GOOD, f"{manifest.title}; {manifest.organization}; {number}; {known}")
    said = "manifest.json і bag-info.txt кажуть про ці файли те, що є"
    if told := unproven(package):
        said = f"{said}; не звірено: {told}"
    claims = (manifest_faults, claim_faults, description_faults, misplaced)
    yield from _judged("Опис", said, lambda: chain.from_iterable(faults(package) for faults in claims))
    yield from guided(package)
    yield from amended(package)
    yield from added(package)


def _proofs(package: Package) -> Iterator[Check]:
    document, kind = package.document, package.document.kind
    docx, pdf = Docx(package.files[f"{kind}.docx"]), Pdf(package.files[f"{kind}.pdf"])
    try:
        heads = form_of(package).running
    except ZvitError as failure:
        found = f"ця версія програми його не приймає: {failure.faults[0].reason}"
        verdict = Verdict.BAD if is_of_this_program(package) else Verdict.DOUBTFUL
        yield Check("Шаблон", verdict, found, "Колонтитули не перевірено")
        heads = RunningHeads()

    def working_copy() -> Iterator[Fault]:
        yield from foreign_parts(unpack(docx, limits=FOREIGN), f"{kind}.docx")
        yield from working_copy_faults(document, read_docx(docx), heads)

    said = f"зміст той самий, що в {kind}.json, від першої літери до останньої"
    yield from _judged("DOCX", said, working_copy)
    yield from _judged("PDF", said, lambda: paper_faults(document, reading.read(pdf), heads))
    yield from _judged("Таблиці й дані", f"те саме, що в {kind}.json", lambda: table_faults(package))
    yield from _conforming(package, pdf)


def _conforming(package: Package, pdf: Pdf) -> Iterator[Check]:
    pdfa = package.manifest.pdfa
    wanted = expected(package.document, pdfa)
    asked = "і veraPDF" if whereabouts(VERAPDF) else "veraPDF на машині немає"
    said = f"власні перевірки; {asked}"
    subject = f"{STANDARDS[pdfa].title} і PDF/UA-1"
    yield from _judged(subject, said, lambda: (*properties.faults(pdf, wanted), *validator_faults(pdf, pdfa)))


def _signed(package: Package) -> tuple[Check, ...]:
    try:
        return signature_checks(package)
    except Exception as failure:  # noqa: BLE001 - whatever a hostile file does, the look goes on
        return tuple(_bad("Підписи", fault) for fault in speech.understood(failure).faults)


def _rebuilt(package: Package, office: Converter) -> Iterator[Check]:
    kind = package.document.kind
    try:
        anew = rebuild(package, office)
    except Exception as failure:  # noqa: BLE001 - whatever a foreign template does, the look goes on
        fault = speech.understood(failure).faults[0]
        found = f"тут не вийшло, тому не перевірено: {fault}"
        is_refused = isinstance(failure, DataFaults) and is_of_this_program(package)
        yield Check("Перебудова", Verdict.BAD if is_refused else Verdict.DOUBTFUL, found)
        return
    why = reasons(package.manifest.versions, anew.versions)
    for suffix, made, difference in (("docx", anew.docx, docx_difference), ("pdf", anew.pdf, pdf_difference)):
        stands = package.files[f"{kind}.{suffix}"]
        subject = f"Перебудова {suffix.upper()}"
        if stands == made:
            yield Check(subject, Verdict.GOOD, "з пакета виходить той самий файл, байт у байт")
        else:
            yield _differing(subject, difference(stands, made), why)


def _differing(subject: str, difference: str, why: str) -> Check:
    """Tell of a file that is made otherwise today: by other programs, or, by the same ones, because it was altered."""
    if why:
        found = f"вийшов інший файл: {difference}. Чому: {why}"
        return Check(subject, Verdict.DOUBTFUL, found, "Чинним лишається файл у пакеті: хеші його доводять")
    found = f"програми й шрифт тих самих версій, а вийшов інший файл: {difference}"
    return Check(subject, Verdict.BAD, found, _HOW)


def _judged(subject: str, good: str, faults_of: Callable[[], Iterable[Fault]]) -> Iterator[Check]:
    """Give the checks of one thing: good, or each fault, whatever a hostile file does to the look."""
    try:
        faults = tuple(faults_of())
    except Unsound as refused:
        faults = (Fault(str(refused), refused.remedy),)
    except Exception as failure:  # noqa: BLE001 - whatever a hostile file does, the look goes on
        faults = speech.understood(failure).faults
    if not faults:
        yield Check(subject, Verdict.GOOD, good)
    for fault in faults[:SHOWN]:
        yield _bad(subject, fault)
    yield from _more(faults)


def _bad(subject: str, fault: Fault) -> Check:
    where = f"{fault.origin or fault.place}: " if (fault.origin or fault.place) and fault.place != subject else ""
    return Check(subject, Verdict.BAD, f"{where}{fault.reason}", fault.remedy or _HOW)


def _shown(check: Check) -> Check:
    """Give the check as it may be printed: what a foreign package says must not steer a terminal."""
    words = " ".join(check.found.splitlines()).split(_UNBROKEN)
    return replace(check, found=_UNBROKEN.join(map(visible, words)))


def _more(faults: tuple[Fault, ...]) -> Iterator[Check]:
    if len(faults) > SHOWN:
        yield Check("Інше", Verdict.BAD, f"і ще {len(faults) - SHOWN}", _HOW)
