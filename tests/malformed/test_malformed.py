"""Malformed inputs, made by seeded mutation of the real year and its template: each is told, and that is all."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import ExitCode
from tests.malformed import malformed_tables, malformed_templates, malformed_words, malformed_yaml

ROOT = Path(__file__).parents[2]
SEED = 2023
LEAST = 500
TEMPLATE = "templates/report.docx"
TABLES = ("briefings.csv", "declarations.csv", "meetings.csv")
SPREADSHEETS = ("trainings.ods", "visas.xlsx")
COMMAND = ("report", "--year", "2023", "--today", "2026-01-15")

PLACE = r"(data/pervomaisk-rada|templates)/[^\s:,]+"
LINE = re.compile(rf"  {PLACE}(:\d+(:\d+)?|, [^:]+)?: .*[а-яіїєґ]{{3}}")
"""A fault as it is told: its place, then words in Ukrainian."""
REFERRED = {"cut off", "no name"}
"""What may be told where the lost thing is referred to."""
QUOTED = re.compile(r"«[^»]*»|U\+[0-9A-F]{4,6} \([A-Z0-9 -]+\)|\([\w/.]+\.md\)|data/\S+|templates/\S+")
FOREIGN = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|Error|Exception|Errno|Traceback|[Nn]o such|invalid|object at 0x")
"""What a system or a library says."""


def _mutants() -> Iterator[tuple[str, str, bytes]]:
    chance = random.Random(SEED)  # noqa: S311 - the same ones each time
    for file in sorted({*malformed_yaml.NEEDED, *(edit[1] for edit in malformed_words.EDITS)}):
        content = (ROOT / file).read_bytes()
        if file in malformed_yaml.NEEDED:
            yield from ((kind, file, made) for kind, made in malformed_yaml.mutants(chance, file, content, 2))
        yield from ((kind, file, made) for kind, made in malformed_words.mutants(chance, file, content))
    for name in (*TABLES, *SPREADSHEETS):
        file = f"{malformed_yaml.YEAR}/registers/{name}"
        content = (ROOT / file).read_bytes()
        made_of = (
            malformed_tables.csv_mutants(chance, content)
            if name in TABLES
            else malformed_tables.sheet_mutants(chance, name, content)
        )
        yield from ((kind, file, made) for kind, made in made_of)
    yield from (
        (kind, TEMPLATE, made) for kind, made in malformed_templates.mutants(chance, (ROOT / TEMPLATE).read_bytes(), 8)
    )


def _stand(folder: Path) -> dict[str, str]:
    """What a folder holds, to the byte."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        for file in sorted(folder.rglob("*"))
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real year, its report finished."""
    root = tmp_path_factory.mktemp("malformed")
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(ROOT / "templates", root / "templates")
    assert run(["--root", str(root), *COMMAND]) == ExitCode.OK
    return root


def _wrong(code: int, said: str, kind: str, file: str) -> str:
    """Say what is wrong with an answer; nothing if it is right."""
    lines = said.splitlines()[1:]
    if code != ExitCode.DATA:
        return f"exit code {code}"
    if not lines or not all(LINE.match(line) for line in lines):
        return "no place, or no Ukrainian"
    if kind not in REFERRED and not any(line.startswith(f"  {file}") for line in lines):
        return "the file is not named"
    return "a foreign word" if any(FOREIGN.search(QUOTED.sub("", line)) for line in lines) else ""


@pytest.mark.hard
def test_malformed_inputs(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each ends with located words in Ukrainian and exit code 3; build/ and the folder for scraps stay as they were."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mutants, before, wrong = tuple(_mutants()), _stand(built / "build"), []
    for number, (kind, file, made) in enumerate(mutants):
        original = (built / file).read_bytes()
        (built / file).write_bytes(made)
        capsys.readouterr()
        code = run(["--root", str(built), *COMMAND])
        said = capsys.readouterr()
        (built / file).write_bytes(original)
        left = "litter" if list(tmp_path.iterdir()) else "" if before == _stand(built / "build") else "build/ changed"
        if fault := _wrong(code, said.err, kind, file) or left:
            wrong.append(f"{number}. {fault}: {file}, {kind}\n{said.err[:700]}")
    counts = Counter(f"{file}: {kind}" for kind, file, _ in mutants)
    with capsys.disabled():
        sys.stdout.write(f"\n{len(mutants)} malformed inputs, {len(wrong)} not met as they should be\n")
        sys.stdout.writelines(f"{count:4}  {what}\n" for what, count in sorted(counts.items()))

    assert len(mutants) >= LEAST
    assert not wrong, "\n".join(wrong)
