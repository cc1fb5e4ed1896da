"""The answer of a run to the formats that programs read: one JSON document, or workflow commands of GitHub Actions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from pipeline.telling import Telling
from pipeline.telling.answering import answer
from pipeline.telling.streams import Stream, say
from schemas.answer import Answer, CheckAnswer, Notice
from schemas.findings import Severity

_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_VERDICTS: Mapping[str, str] = {"doubtful": "warning", "bad": "error"}


def tell_programs(telling: Telling) -> None:
    """Say all outcomes of the run in the format that was asked for."""
    found = answer(telling.command, place_in_repository(telling.root), telling.outcomes)
    say(_writer(telling)(found).encode(), Stream.OUTPUT)


def tell_at_once(telling: Telling, found: Answer, said: str) -> None:
    """Say what became of one document of many: to programs all, to people what is `said`."""
    if telling.format in WRITERS:
        say(_writer(telling)(found).encode(), Stream.OUTPUT)
    if said:
        telling.say(said)


def _writer(telling: Telling) -> Callable[[Answer], str]:
    return (LINE_WRITERS if telling.by_lines else WRITERS)[telling.format]


def place_in_repository(root: Path) -> str:
    """Give the way from the top of the git repository to `root`; nothing if it is the top or there is none."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "" if top == root else root.relative_to(top).as_posix()


def as_json(answer: Answer) -> str:
    """Give the answer as one JSON document; what is not known has no key."""
    return answer.model_dump_json(exclude_none=True, indent=1) + "\n"


def as_line(answer: Answer) -> str:
    """Give the answer as one line of JSON, of which many make a stream."""
    return answer.model_dump_json(exclude_none=True) + "\n"


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


WRITERS: Mapping[str, Callable[[Answer], str]] = MappingProxyType({"json": as_json, "github": as_github})
"""By the word of `--format`."""
LINE_WRITERS: Mapping[str, Callable[[Answer], str]] = MappingProxyType({**WRITERS, "json": as_line})
"""The same where answers follow one another."""
