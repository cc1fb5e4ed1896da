"""What programs are told: one JSON document or workflow commands, whatever happens."""

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.cli import run
from pipeline.errors import DataFaults, ExitCode, Fault
from pipeline.telling import asked_format
from pipeline.telling.answering import answer
from pipeline.telling.formats import FORMATS, without_commands
from pipeline.telling.outcomes import Check, Examined, Failed, Verdict
from pipeline.telling.writing import WRITERS, as_github, as_json, place_in_repository
from schemas.origin import Origin

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas/json/answer.schema.json").read_text("utf-8"))
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^:,\r\n]*,?)+)::([^\r\n]*)")
HARD = "50 %, а: б\r\n::error::підміна"


def answered(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any, str]:
    """The exit code, the one JSON document on stdout, and what people are told beside it."""
    code = run(["--root", str(root), *words, "--format", "json"])
    said = capsys.readouterr()
    found = json.loads(said.out)
    jsonschema.validate(found, SCHEMA)
    assert (code, ExitCode(code).name) == (found["exit_code"], found["exit_name"])
    return code, found, said.err


def misspelled(root: Path) -> None:
    """Give the plan a key that there is not."""
    plan = root / "data/vyhadana-rada/2024/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("timeframe: Постійно", "timefrane: Постійно"), "utf-8")


def test_a_fault_is_told_to_programs_with_its_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line and column each by itself; people are told the same as without a format."""
    misspelled(root)

    code, found, told = answered(root, capsys, "report", "--year", "2024")
    run(["--root", str(root), "report", "--year", "2024"])

    assert ExitCode.DATA == code
    assert {"vyhadana-rada"} == {fault["organization"] for fault in found["faults"]}
    assert any(fault["file"].endswith("2024/plan.yaml") and fault["line"] > 1 for fault in found["faults"])
    assert [{"organization": "vyhadana-rada", "year": 2024, "document": "report", "files": []}] == [
        {name: value for name, value in document.items() if not name.startswith("exit")}
        for document in found["documents"]
    ]
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    "words",
    [["raport"], ["report", "--yaer", "2024"], ["report", "--year"], ["report", "--year", "23"], ["reports", "x"], []],
    ids=["verb", "option", "no value", "no year", "word too many", "nothing"],
)
def test_words_that_are_not_understood_are_answered_in_json(
    words: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even if the format stands behind the slip of the pen."""
    code = run(["--root", str(root), "--format=json", *words] if not words else [*words, "--format=json"])
    found = json.loads(capsys.readouterr().out)

    jsonschema.validate(found, SCHEMA)
    assert (ExitCode.USAGE, "USAGE") == (code, found["faults"][0]["rule"])


@pytest.mark.parametrize("words", [["reports"], ["batch"], ["batch", "--workers", "1"]], ids=" ".join)
def test_each_of_many_documents_is_answered_in_a_line_of_its_own(
    words: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it comes, with its own code; the last line answers for the whole run."""
    shutil.copytree(root / "data/vyhadana-rada", root / "data/insha-rada")
    (root / "templates/report.docx").unlink()

    code = run(["--root", str(root), *words, "--format", "json"])
    said = capsys.readouterr()
    *documents, last = map(json.loads, said.out.splitlines())

    for each in (*documents, last):
        jsonschema.validate(each, SCHEMA)
    assert (ExitCode.FILES, "FILES", words[0], []) == (code, last["exit_name"], last["command"], last["documents"])
    assert [("insha-rada", "FILES"), ("vyhadana-rada", "FILES")] == sorted(
        (document["organization"], document["exit_name"]) for each in documents for document in each["documents"]
    )
    assert {"insha-rada", "vyhadana-rada"} == {fault["organization"] for each in documents for fault in each["faults"]}
    assert "insha-rada  " in said.err


def test_the_format_may_come_from_the_environment(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `make report FORMAT=github` hands it over; a fault is shown at its line."""
    misspelled(root)
    monkeypatch.setenv("FORMAT", "github")

    assert ExitCode.DATA == run(["--root", str(root), "report", "--year", "2024"])

    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert any(re.match(r"::error file=data/.*/plan\.yaml,line=\d+,col=\d+,title=DATA::", line) for line in lines)


def test_a_format_that_there_is_not_is_refused_and_the_others_are_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words for people."""
    assert ExitCode.USAGE == run(["--root", str(root), "report", "--format", "xml"])
    assert "text, json, github" in capsys.readouterr().err


def test_help_is_help_in_every_format(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no outcome is not put in an answer."""
    monkeypatch.setenv("FORMAT", "json")

    assert ExitCode.OK == run(["--help"])
    assert capsys.readouterr().out.startswith("Виклик: zvit")


@given(st.text(), st.text(min_size=1))
@example(HARD, HARD)
def test_a_workflow_command_holds_any_message_and_any_file_name(reason: str, file: str) -> None:
    """On one line; unescaped, both are what they were."""
    fault = Fault(reason, origin=Origin(file, 3, 7))

    commands = as_github(answer("report", "", (Failed(DataFaults([fault])),))).removesuffix("\n")

    found = COMMAND.fullmatch(commands)
    assert found
    properties = dict(each.split("=", 1) for each in found[2].split(","))
    assert (reason, "3", "7") == (unescaped(found[3]), properties["line"], properties["col"])
    assert Path(file) == Path(unescaped(properties["file"]))


def unescaped(text: str) -> str:
    """What the runner makes of an escaped text."""
    return re.sub("%(0D|0A|3A|2C|25)", lambda found: unquote(found[0]), text)


@given(st.text(st.sampled_from(":#[ \n\r\ta")))
def test_what_people_are_told_gives_the_runner_no_command(text: str) -> None:
    """The runner looks behind the spaces of each line for `::`, and anywhere for `##[`."""
    lines = re.split(r"[\r\n]", without_commands(text))

    assert [] == [line for line in lines if line.strip().startswith("::") or "##[" in line]
    assert text.replace(" ", "") == without_commands(text).replace(" ", "")


def test_only_the_doctors_doubts_become_workflow_commands() -> None:
    """In JSON they are all told."""
    checks = (
        Check("Python", Verdict.GOOD, "3.11"),
        Check("Тека build/", Verdict.DOUBTFUL, "мала", "Збільште"),
        Check("Шрифт", Verdict.BAD, "немає", "Установіть"),
    )
    found = answer("doctor", "", (Examined(checks),))

    assert "::warning title=Тека build/::мала. Збільште\n::error title=Шрифт::немає. Установіть\n" == as_github(found)
    assert ["good", "doubtful", "bad"] == [check["verdict"] for check in json.loads(as_json(found))["checks"]]
    assert ExitCode.MISSING == found.exit_code


def test_files_are_named_from_the_top_of_the_repository(tmp_path: Path) -> None:
    """Where the workspace is a folder of it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "inner/zvit").mkdir(parents=True)
    fault = Fault("не так", origin=Origin("data/a.yaml", 1, 1))

    base = place_in_repository(tmp_path / "inner/zvit")

    assert ("inner/zvit", "") == (base, place_in_repository(tmp_path))
    assert "file=inner/zvit/data/a.yaml,line=1" in as_github(answer("report", base, (Failed(DataFaults([fault])),)))


def test_without_words_the_environment_says_the_format() -> None:
    """As a bare `zvit` in a CI job that has set FORMAT."""
    assert ("github", "") == (asked_format([], {"FORMAT": "github"}), asked_format(["--format"], {}))


@pytest.mark.parametrize(
    "words", [["--format", "json"], ["report", "--format=json"], ["--format=xml", "--format=json"]]
)
def test_the_last_format_of_the_words_counts(words: list[str]) -> None:
    """Before that of the environment."""
    assert "json" == asked_format(words, {"FORMAT": "github"})
    assert "json" in FORMATS


def test_every_format_for_programs_can_be_written() -> None:
    """And no other; a text is said as things happen."""
    assert {name for name, quote in FORMATS.items() if quote} == WRITERS.keys()
