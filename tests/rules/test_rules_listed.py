"""The list of rules: complete, in Ukrainian, shown by a command, told on a page, and every rule shown firing."""

import os
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import pipeline.rules
from pipeline.cli import run
from pipeline.errors import ExitCode
from pipeline.rules.catalogue import RULES
from pipeline.rules.rule import Rule
from pipeline.telling.rules import SIGNS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/findings.md"
TESTS = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("test_*.py") if file != Path(__file__))
IDS = [rule.id for rule in RULES]


def test_every_rule_has_a_name_of_its_own() -> None:
    """By which it is acknowledged: words of small Latin letters, joined by hyphens."""
    assert len(IDS) == len(set(IDS))
    assert [] == [name for name in IDS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_rule_says_in_ukrainian_what_it_notices_and_why(rule: Rule) -> None:
    """In a line that begins small and has no dot at its end, as it stands behind a sign or a name."""
    for said in (rule.notices, rule.norm):
        assert re.search("[а-щьюяґєії]{2}", said)
        assert not said.endswith(".")
    assert rule.notices[0].islower()


def _functions(rule: Rule) -> list[str]:
    files = [import_module(f"pipeline.rules.{found.name}") for found in iter_modules(pipeline.rules.__path__)]
    return [name for file in files for name, value in vars(file).items() if value is rule]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_rule_is_shown_firing_by_a_test(rule: Rule) -> None:
    """By its name or by its function; or nobody would know whether it still does."""
    assert re.search(rf'"{rule.id}[a-z-]*"|\b(?:{"|".join(_functions(rule))})\b', TESTS)


def test_the_page_lists_the_rules_as_they_are() -> None:
    """Each with its weight, what it notices and its norm; UPDATE_GOLDENS=1 writes them anew."""
    head = "## Правила\n"
    rows = ["| правило | вага | що зауважує | норма |", "|---|---|---|---|"]
    rows += [
        f"| `{rule.id}` | `{SIGNS[rule.severity]}` | {rule.notices} | {rule.norm} |"
        for severity in SIGNS
        for rule in RULES
        if rule.severity is severity
    ]
    before, _, _ = PAGE.read_text("utf-8").partition(head)
    page = f"{before}{head}\n" + "\n".join(rows) + "\n"
    if os.environ.get("UPDATE_GOLDENS") == "1":
        PAGE.write_text(page, "utf-8")

    assert page == PAGE.read_text("utf-8")


def test_the_command_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Under the sign of its weight."""
    assert ExitCode.OK == run(["rules"])
    said = capsys.readouterr().out

    assert [] == [rule.id for rule in RULES if f"\n{SIGNS[rule.severity]} {rule.id}: {rule.notices}\n" not in said]
