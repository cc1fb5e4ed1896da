"""Who a LibreOffice is, by what lies beside its program."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tools.identity import build, version
from pipeline.tools.probe import ask, require
from pipeline.tools.soffice import WRITER

REGISTRY = """<node oor:name="Product">
<prop oor:name="ooSetupVersionAboutBox" oor:type="xs:string"><value/></prop></node>
<prop oor:name="ooSetupVersionAboutBox">
  <value>24.8.1.2</value></prop>"""


def _installed(folder: Path) -> Path:
    for part in ("program", "share/registry"):
        (folder / part).mkdir(parents=True)
    return folder / "program/soffice"


def test_version_and_build_are_read_from_its_files(tmp_path: Path) -> None:
    """The registry gives the version as its value, not as its type; the resource file gives the build."""
    program = _installed(tmp_path)
    (tmp_path / "share/registry/main.xcd").write_text(REGISTRY)
    (tmp_path / "program/versionrc").write_text("[Version]\nbuildid=40(Build:2)\nVendor=X\n")

    assert ("24.8.1.2", "40(Build:2)") == (version(program), build(program))


@pytest.mark.parametrize("said", ["", "buildid=\n", "<prop>7.4</prop>"])
def test_nothing_is_guessed(said: str, tmp_path: Path) -> None:
    """Files that are not there, or say something else, give nothing."""
    program = _installed(tmp_path)
    assert ("", "") == (version(program), build(program))
    (tmp_path / "share/registry/main.xcd").write_text(said)
    (tmp_path / "program/versionrc").write_text(said)

    assert ("", "") == (version(program), build(program))


@pytest.mark.hard
def test_the_real_one_says_the_same_when_it_is_asked() -> None:
    """What its files state is what it answers."""
    found = require(WRITER)

    assert found.version == version(found.path)
    assert f"LibreOffice {found.version} {build(found.path)}" == ask(found.path, "--version").words
