"""Rules of people's data: nothing printed tells of a person but what the organization makes public itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import PurePath
from typing import Final, TypeAlias
from urllib.parse import unquote

from pipeline.privacy.found import Found, canonical, masked
from pipeline.privacy.searching import Public, personal, public
from pipeline.rules.rule import Noticed, Rule, Subject, rule
from schemas.document import Block, Document, PrintedParagraph, printed
from schemas.explanations import FigureSource
from schemas.findings import Finding, Severity
from schemas.origin import Origin
from schemas.report import Report

_Search: TypeAlias = Callable[[str], tuple[Found, ...]]

_OF_PEOPLE = re.compile(
    r"\bп\.?\s?і\.?\s?б\b|прізвищ|\bім[’'ʼ]я|по батькові|рнокпп|\bіпн\b|паспорт|унзр|телефон|проживан|народжен"
    r"|заявник|викривач",
    re.IGNORECASE,
)
_LAW: Final = "ст. 14 Закону України «Про захист персональних даних»"
_OWN_NAME = "посадову особу органу впишіть в officials (organization.yaml)"
_OWN_NUMBER = "офіційну адресу чи номер органу впишіть у channels (organization.yaml)"


@rule("personal", Severity.ERROR, "надруковано відомості про людину", _LAW)
def nobody_is_named(subject: Subject) -> Iterator[Noticed]:
    """People are told of by consent or by law only."""
    report, document = subject.report, subject.document
    own, search = _own(report), cache(personal)  # what many measures say is searched once, and not kept
    for measure, block in (*document.passages(), *((None, block) for block in _unprinted(report, document))):
        for paragraph in block:
            for found, origin in _finds(paragraph, search):
                if not own.names(found):
                    where = f"захід {measure}: надруковано" if measure else "надруковано"
                    yield replace(_noticed(found, where, origin), measure=measure)


def _unprinted(report: Report, document: Document) -> Iterator[Block]:
    """Give what no page prints but the tables, report.json or the manifest tell: titles, keys and names of files."""
    yield printed(report.organization.name)
    for figure in document.figures:
        yield printed(figure.title, figure.origin)
        yield printed(_words(figure.name), figure.origin)
        for text in _told_of_source(figure.source):
            yield printed(text, figure.origin)
    for mark in (measure.mark for measure in report.measures() if measure.mark):
        yield from (printed(text, text.origin) for text in (mark.reason, mark.until) if text)
        yield from (printed(done.said, mark.origin) for done in mark.done)
    marks = (measure.mark.origin for measure in report.measures() if measure.mark)
    for file in sorted({origin.file for origin in marks if origin}):
        yield printed(_words(PurePath(file).stem), Origin(file))
    for register in report.registers.values():
        if not register.is_private:
            yield printed(_words(PurePath(register.file).stem), register.origin)


def _told_of_source(source: FigureSource | None) -> Iterator[str]:
    if source:
        yield from (_words(source.register_name or ""), _words(PurePath(source.file or "").stem), source.sheet)
        yield from (text for each in source.chosen_by for text in (_words(each.column), each.value) if text)


def _words(key: str) -> str:
    return key.replace("_", " ")


@rule("register-public", Severity.WARNING, "реєстр із відомостями про людей лежить не у private/", _LAW)
def registers_of_people_are_private(subject: Subject) -> Iterator[Noticed]:
    """A register whose heads promise people's data belongs where git does not see it."""
    for name, register in subject.report.registers.items() if subject.document.prints_marks else ():
        for column in register.columns.values():
            if not register.is_private and column.type != "quantity" and _OF_PEOPLE.search(column.head):
                yield Noticed(
                    f"реєстр «{name}» лежить не у private/, а має графу «{column.head}»",
                    "Якщо в ній відомості про людей, перенесіть файл у private/ і приберіть його з git",
                    text=column.head,
                    origin=column.origin,
                )


def naming_nobody(report: Report, findings: Iterable[Finding]) -> Rule:
    """Make the rule that searches findings, and the reasons of those that are acknowledged: they go to the manifest."""

    def look(subject: Subject) -> Iterator[Noticed]:
        return _named_in(report, findings, subject.document)

    return replace(nobody_is_named, look=look)


def _letters(document: Document) -> str:
    """Give all that is printed: what a finding quotes of it has been searched where it stands, in a whole sentence."""
    return " ".join(word for block in document.blocks() for paragraph in block for word in paragraph.text.split())


def _named_in(report: Report, findings: Iterable[Finding], document: Document) -> Iterator[Noticed]:
    own, letters = _own(report), lru_cache(maxsize=1)(partial(_letters, document))
    told = [(finding.message, finding.origin) for finding in findings]
    reasons = [(str(each.reason), each.reason.origin) for each in report.acknowledgements]
    for text, origin in (*told, *reasons):
        for found in personal(text):
            if not own.names(found) and " ".join(found.text.split()) not in letters():
                yield _noticed(found, "зауваження потрапить до manifest.json, а в ньому", origin)


def _own(report: Report) -> Public:
    return public(report.organization.channels, [official.name for official in report.organization.officials])


def _noticed(found: Found, where: str, origin: Origin | None) -> Noticed:
    own = _OWN_NAME if found.rule == "personal-name" else _OWN_NUMBER
    return Noticed(
        f"{where} {found.what} «{masked(found.text)}»",
        f"Приберіть; {own}; якщо друкувати це законно, поясніть у findings.yaml (rule: {found.rule})",
        text=found.text,
        origin=origin,
        narrower=found.rule,
    )


def _finds(paragraph: PrintedParagraph, search: _Search) -> Iterator[tuple[Found, Origin | None]]:
    """Give what the letters tell, then what only the addresses of links tell."""
    told = search(paragraph.text)
    yield from ((found, _origin(paragraph, found.start)) for found in told)
    seen = {canonical(found.text) for found in told}
    for run in paragraph.runs:
        for found in search(unquote(run.emphasis.link)) if run.emphasis.link else ():
            if canonical(found.text) not in seen:
                yield found, run.origin


def _origin(paragraph: PrintedParagraph, position: int) -> Origin | None:
    end = 0
    for run in paragraph.runs:
        end += len(run.text)
        if position < end:
            return run.origin
    return None
