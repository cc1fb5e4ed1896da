"""The installer: what is missing, what is installed, when and by which lock."""

import re
import shutil
from pathlib import Path

import pytest

from tests.project.clones import LOCKS, NODE, complete, files, fresh_clone, installed, make, only


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone with one year, before anything is installed."""
    return fresh_clone(tmp_path_factory.mktemp("checkout"))


def test_without_the_right_to_install_one_message_gives_the_command(checkout: Path, tmp_path: Path) -> None:
    """The packages that are missing are named, and nothing is left half-done."""
    before = files(checkout)
    path = only(tmp_path / "bin", id="echo 1000", apt_get="exit 1", python3="exit 0", fc_match="echo Tinos")

    ended = make(checkout, "report", "YEAR=2023", path=path)

    command = "su - -c 'apt-get update && apt-get install -y --no-install-recommends {}'".format(
        "libreoffice-writer-nogui poppler-utils bubblewrap hunspell hunspell-uk"
    )
    assert (2, "") == (ended.returncode, ended.stdout)
    assert f"\n  {command}\n" in ended.stderr
    assert before == files(checkout)


def test_a_second_call_installs_nothing(checkout: Path, tmp_path: Path) -> None:
    """With all there, neither the system's installer nor Python's is started."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, "exit 1")
    before = files(folder)

    ended = make(folder, "setup", path=complete(tmp_path / "bin"))

    assert (0, "", "") == (ended.returncode, ended.stdout, ended.stderr)
    assert before == files(folder)


def test_a_changed_lock_file_is_installed_anew(checkout: Path, tmp_path: Path) -> None:
    """What was installed is known by the lock file's whole content."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, f'echo "$*" >>{tmp_path}/calls; mkdir -p site; echo site')
    (folder / "requirements.lock").write_text("# another\n", "utf-8")

    ended = make(folder, "setup", path=complete(tmp_path / "bin"))

    assert 0 == ended.returncode, ended.stderr
    assert "--require-hashes --no-deps --only-binary :all: -r requirements.lock" in (tmp_path / "calls").read_text()
    assert "# another\n" == (folder / ".venv/requirements.lock").read_text()


def test_the_extra_for_signatures_comes_with_its_own_lock_and_with_that_for_tests(
    checkout: Path, tmp_path: Path
) -> None:
    """Whoever has all for the tests has the signers' packages too, and both have all that a report needs."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    calls = tmp_path / "calls"
    installed(folder, f'echo "$*" >>{calls}; mkdir -p site; echo site')
    path = complete(tmp_path / "bin")

    asked = []
    for target in ("setup-sign", "setup", "ready-to-test", "setup-sign", "setup"):
        assert 0 == make(folder, target, path=path).returncode
        asked.append(re.findall(r"requirements[a-z-]*\.lock", calls.read_text()))

    assert ["requirements-sign.lock"] == asked[0] == asked[1]
    assert ["requirements-sign.lock", "requirements-dev.lock"] == asked[2] == asked[4]


def test_only_in_ci_and_for_tests_foreign_programs_are_installed_once(checkout: Path, tmp_path: Path) -> None:
    """From the lock, with no script of a package's own; the second call finds them."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    calls = tmp_path / "calls"
    installed(folder, "exit 0", *LOCKS)
    path = complete(tmp_path / "bin", npm=f'echo "$*" >>{calls}')

    for target, ci in (("ready-to-test", ""), ("setup", "true"), ("ready-to-test", "true"), ("ready-to-test", "true")):
        assert 0 == make(folder, target, path=path, CI=ci).returncode

    [call] = calls.read_text().splitlines()
    assert call.startswith("ci ")
    assert "--ignore-scripts" in call
    assert {Path(name).name for name in NODE} == {file.name for file in (folder / ".venv/node").iterdir()}


def test_in_ci_the_programs_of_the_tests_are_asked_of_the_system(checkout: Path, tmp_path: Path) -> None:
    """All that is missing is named at once; a node too old is missing."""
    folder = shutil.copytree(checkout, tmp_path / "checkout")
    installed(folder, "exit 0", *LOCKS)
    path = complete(tmp_path / "bin", id="echo 1000", npm="exit 0", node="exit 1", openssl="exit 0")
    (tmp_path / "bin/chromium").unlink()
    (tmp_path / "bin/libsclo.so").unlink()

    ended = make(folder, "ready-to-test", path=path, CI="true")

    assert 2 == ended.returncode
    assert "--no-install-recommends libreoffice-calc-nogui nodejs npm chromium'" in ended.stderr
