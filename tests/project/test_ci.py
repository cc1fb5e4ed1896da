"""What others run for us: the README's commands on a clean checkout, and the ready recipes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests import foreign

ROOT = Path(__file__).parents[2]
CI = ROOT / "docs/ci"
TARGETS = set(re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def _commands(recipe: object) -> list[str]:
    """All shell commands of a recipe of either kind."""
    match recipe:
        case {"jobs": dict() as jobs}:
            return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
        case {"documents": dict() as documents, "archive": dict() as archive}:
            return [line for job in (documents, archive) for line in (*job["before_script"], *job["script"])]
    raise AssertionError(recipe)


def test_ci_runs_the_two_commands_of_the_readme_and_then_all_that_check_does() -> None:
    """In this order, and nothing twice: `check` is `lint` and `test`."""
    commands = re.findall(r"^make .*$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)
    promised = (ROOT / "README.md").read_text("utf-8")
    check = re.search(r"^check: (.*?) ##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert ["make report YEAR=2023", "make test", "make lint", "make test-hard"] == commands
    assert "```sh\nmake report YEAR=2023\nmake test\n```" in promised
    assert check
    assert {"lint", "test"} == set(check[1].split())


@pytest.mark.parametrize("name", ["github-actions.yml", "gitlab-ci.yml"])
def test_a_recipe_calls_only_targets_that_there_are_and_keeps_the_outputs(name: str) -> None:
    """And the year is never written into a command."""
    text = (CI / name).read_text("utf-8")
    commands = _commands(yaml.safe_load(text))

    assert {"setup", "doctor", "report", "reports", "verify-archive"} == {
        word for line in commands for word in re.findall(r"make ([a-z-]+)", line) if word in TARGETS
    }
    assert [] == [line for line in commands if "${{" in line or "YEAR=" in line]
    assert "build/" in text


def test_the_recipe_for_github_may_only_read() -> None:
    """A recipe that is copied must not be able to change the repository."""
    recipe = yaml.safe_load((CI / "github-actions.yml").read_text("utf-8"))

    assert {"contents": "read"} == recipe["permissions"]


@pytest.mark.parametrize("find", [foreign.program, foreign.from_npm, foreign.office_part])
def test_a_foreign_program_that_is_missing_is_a_failure_in_ci(
    find: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere the test that needs it is left out and says so."""
    for ci, outcome in (("true", pytest.fail.Exception), ("", pytest.skip.Exception)):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(outcome, match=r"absent is not installed.*CI=true make test"):
            find("absent")


def test_nothing_of_ours_names_a_package_index() -> None:
    """Each site has its own; what is installed is known by its hash."""
    names = ("Makefile", "Containerfile", "pyproject.toml", "pipeline/tools/install.sh", "pipeline/tools/lacking.sh")
    files = [ROOT / name for name in names]

    assert [] == [
        file.name for file in files if re.search(r"index-url|find-links|trusted-host|://", file.read_text("utf-8"))
    ]
