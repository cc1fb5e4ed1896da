"""The lock files: every package by version and hash, from no index in particular, as pyproject.toml asks for."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-sign.lock", "requirements-dask.lock", "requirements-dev.lock"]


def _pinned(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_address_and_no_path(lock: str) -> None:
    """Each site installs from the index that it has set up, and no machine's folders are told to others."""
    text = (ROOT / lock).read_text("utf-8")

    assert [] == re.findall(r"://|--(?!hash=sha256:)[a-z-]+|(?:^|\s)/\w+|@ ", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    """Nothing else can be installed, whoever offers it."""
    entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text("utf-8").strip())

    assert [] == [entry for entry in entries if not re.match(r"[\w.-]+==\S+ \\\n +--hash=sha256:[0-9a-f]{64}\b", entry)]


def test_the_development_lock_holds_all_of_the_others() -> None:
    """So tests run with the very packages that reports are made with."""
    for lock in LOCKS[:-1]:
        assert _pinned(lock).items() <= _pinned("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_give_what_pyproject_asks_for(lock: str) -> None:
    """Whoever adds a dependency also runs `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {
        "requirements.lock": (),
        "requirements-sign.lock": ("sign",),
        "requirements-dask.lock": ("sign", "dask"),
        "requirements-dev.lock": ("sign", "dask", "dev"),
    }
    optional = [asked for extra in extras[lock] for asked in project["optional-dependencies"][extra]]
    wanted = project["dependencies"] + optional
    pinned = {canonicalize_name(name): version for name, version in _pinned(lock).items()}

    requirements = [Requirement(line) for line in wanted]
    assert [] == [
        str(asked)
        for asked in requirements
        if not asked.specifier.contains(pinned.get(canonicalize_name(asked.name), "0"))
    ]


def test_the_lock_of_node_names_no_address_and_every_package_by_hash() -> None:
    """The same for the foreign programs of the tests, each of one version exactly."""
    lock = json.loads((ROOT / "tests/node/package-lock.json").read_text("utf-8"))
    wanted = json.loads((ROOT / "tests/node/package.json").read_text("utf-8"))["dependencies"]
    packages = {name.removeprefix("node_modules/"): held for name, held in lock["packages"].items() if name}

    assert "://" not in json.dumps(lock)
    assert [] == [name for name, held in packages.items() if not held["integrity"].startswith("sha512-")]
    assert wanted == {name: packages[name]["version"] for name in wanted}
