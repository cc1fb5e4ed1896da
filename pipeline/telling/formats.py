"""The answer of a run to the formats that programs read: one JSON document, or workflow commands of GitHub Actions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from schemas.answer import Answer, CheckAnswer, Notice
from schemas.findings import Severity

_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_VERDICTS: Mapping[str, str] = {"doubtful": "warning", "bad": "error"}
_COMMAND = re.compile(r":(?=:)|##(?=\[)")
"""What the runner takes for a command: `::` that begins a line, behind any spaces, and the older `##[` anywhere."""


def as_json(answer: Answer) -> str:
    """Give the answer as one JSON document; what is not known has no key."""
    return answer.model_dump_json(exclude_none=True, indent=1) + "\n"


def as_github(answer: Answer) -> str:
    """Give a workflow command for each fault, undecided finding and failed check, so that each is shown at its line.

    The syntax and its escapes: GitHub's «Workflow commands for GitHub Actions».
    """
    return "".join(f"{line}\n" for line in _commands(answer))


def _commands(answer: Answer) -> Iterator[str]:
    undecided = (notice for notice in answer.findings if notice.acknowledged is None)
    for notice in (*answer.faults, *undecided):
        yield _command(_LEVELS[notice.severity], _properties(notice, answer.base), _sentence(notice))
    for check in answer.checks:
        if check.verdict in _VERDICTS:
            yield _command(_VERDICTS[check.verdict], {"title": check.subject}, _found(check))


def _command(level: str, properties: Mapping[str, str], message: str) -> str:
    named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{level} {named}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    return re.sub(f"[%\r\n{more}]", lambda found: f"%{ord(found[0]):02X}", text)


def _properties(notice: Notice, base: str) -> dict[str, str]:
    if notice.file is None:
        return {"title": notice.rule}
    place = {"line": notice.line, "col": notice.column}
    known = {name: str(number) for name, number in place.items() if number}
    return {"file": str(PurePosixPath(base, notice.file)), **known, "title": notice.rule}


def _sentence(notice: Notice) -> str:
    sheet = f"аркуш «{notice.sheet}»" if notice.sheet else ""
    cell = f"клітинка {notice.cell}" if notice.cell else ""
    said = ": ".join(filter(None, (notice.place, ", ".join(filter(None, (sheet, cell))), notice.message)))
    return f"{said}. {notice.remedy}" if notice.remedy else said


def _found(check: CheckAnswer) -> str:
    return f"{check.found}. {check.remedy}" if check.remedy else check.found


def without_commands(text: str) -> str:
    """Break up what the runner would execute: data that is quoted in a message must not give it commands."""
    return _COMMAND.sub(lambda found: f"{found[0]} ", text)


@dataclass(frozen=True, slots=True)
class Format:
    """How a run is told to programs, and what may be said to people beside it."""

    write: Callable[[Answer], str]
    quote: Callable[[str], str] = str
    """Makes a text for people harmless to the program that reads along."""


FORMATS: Mapping[str, Format | None] = MappingProxyType(
    {"text": None, "json": Format(as_json), "github": Format(as_github, without_commands)}
)
"""By the word of `--format`; a text is said as things happen, not in the end."""
