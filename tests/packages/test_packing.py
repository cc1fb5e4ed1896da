"""What a package of a finished document holds."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import Job
from pipeline.errors import DataFaults
from pipeline.outputs.content_json import CONTENT_JSON
from pipeline.packages.contents import Contents
from pipeline.packages.making import make_package
from pipeline.packages.opening import open_package
from pipeline.packing import pack
from pipeline.preparing import prepare
from pipeline.workspace import Workspace
from schemas.document import Document
from schemas.manifest import Amended, Amendment
from tests.packages.finished import TODAY, finished
from tests.packages.packed import held

ROOT = Path(__file__).parents[2]
OURS, YEAR = "vyhadana-rada", 2024
REGISTER = """
  подарунки:
    title: Облік подарунків
    file: private/podarunky-taiemnoi-osoby.csv
    columns:
      хто: {head: Хто, type: text}
"""


def _packed(root: Path, number: int | None = None, amendment: Amendment | None = None) -> Contents:
    workspace = Workspace(root)
    made = finished(workspace, OURS, YEAR)
    return pack(replace(made, provenance=replace(made.provenance, amendment=amendment)), workspace, number)


def _append(file: Path, more: str) -> None:
    file.write_text(file.read_text("utf-8").rstrip() + more, "utf-8")


@pytest.mark.parametrize("kind", ["report", "plan"])
@pytest.mark.parametrize(("organization", "year"), [("pervomaisk-rada", 2023), (OURS, YEAR)])
def test_a_document_comes_back_from_its_json(organization: str, year: int, kind: str, root: Path) -> None:
    """Every string, origin and figure is the same, so a rebuild needs nothing else; written again, so are the bytes."""
    place = root if organization == OURS else ROOT
    document = prepare(Job(organization, year, kind, TODAY), Workspace(place)).enriched.document
    written = CONTENT_JSON.write(document)
    back = Document.model_validate_json(written)

    assert (document, written) == (back, CONTENT_JSON.write(back))


def test_the_payload_is_the_document_and_all_it_was_made_of(root: Path) -> None:
    """Outputs, template, guide, manifest, and each public data file byte for byte."""
    packed = _packed(root)

    outputs = {"report.docx", "report.pdf", "report.json", "measures.csv", "figures.csv", "measures.xlsx"}
    data = {
        name: content
        for name, content in held(root).items()
        if name.startswith(f"data/{OURS}/") and name.split("/")[2] in {"organization.yaml", str(YEAR)}
    }
    assert {*outputs, "manifest.json", "template/report.docx", "ЧИТАЙ.txt", *(f"inputs/{name}" for name in data)} == (
        packed.files.keys()
    )
    assert data == {name.removeprefix("inputs/"): packed.files[name] for name in packed.files if "inputs/" in name}
    assert (root / "templates/report.docx").read_bytes() == packed.files["template/report.docx"]


def test_the_page_profile_is_there_for_a_rebuild(root: Path, tmp_path: Path) -> None:
    """Content, template and layout: what `render` takes comes back equal."""
    workspace = Workspace(root)
    produced = finished(workspace, OURS, YEAR)
    make_package(pack(produced, workspace), tmp_path / "report-package")

    opened = open_package(tmp_path / "report-package")

    printable = produced.ready.printable
    assert (printable.document, printable.layout, produced.ready.template) == (
        opened.document,
        opened.layout,
        opened.template,
    )


def test_what_the_data_do_not_say_is_not_claimed(root: Path) -> None:
    """Retention, code and registration are «не вказано» until the data have them."""
    unstated = ("Retention-Article", "Retention-Term", "Organization-Code", "Registration-Index", "Document-Number")

    assert {("не вказано",)} == {_packed(root).described[name] for name in unstated}

    _append(
        root / f"data/{OURS}/organization.yaml",
        "\ncode: '12345678'\narchive:\n  retention:\n    report: {article: ст. 1, term: 5 р.}\n",
    )
    packed = _packed(root).described
    assert ("12345678", "ст. 1", "5 р.") == tuple(
        *zip(*(packed[name] for name in ("Organization-Code", "Retention-Article", "Retention-Term")), strict=True)
    )


def test_number_and_what_is_amended_are_in_manifest_and_description(root: Path) -> None:
    """By the number and the hash of the amended package's manifest."""
    amended = Amended(number=1, manifest="ab" * 32)
    packed = _packed(root, 2, Amendment(number=2, amends=amended, changes=()))

    told = json.loads(packed.files["manifest.json"])
    assert (2, {"number": 1, "manifest": "ab" * 32}) == (told["number"], told["amendment"]["amends"])
    assert ("2",) == packed.described["Document-Number"]
    assert (f"1 {'ab' * 32}",) == packed.described["Document-Amends"]
    assert f"№ 2; змінює № 1 (хеш його manifest.json: {'ab' * 32})" in packed.files["ЧИТАЙ.txt"].decode()


def test_of_a_private_register_there_is_a_hash_by_its_name(root: Path) -> None:
    """Neither its content nor a hash is anywhere else; only registers.yaml, which is public, names its file."""
    year = root / f"data/{OURS}/{YEAR}"
    (year / "private").mkdir()
    secret = "Хто\nТаємна Особа\n".encode()
    (year / "private/podarunky-taiemnoi-osoby.csv").write_bytes(secret)
    (year / "private/other.txt").write_bytes(b"not described anywhere")
    _append(year / "registers.yaml", REGISTER)

    packed = _packed(root)

    told = json.loads(packed.files["manifest.json"])
    assert {"подарунки": hashlib.sha256(secret).hexdigest()} == told["private"]
    assert [] == [name for name, content in packed.files.items() if "Таємна".encode() in content or "private" in name]
    naming = [name for name, content in packed.files.items() if b"podarunky-taiemnoi-osoby" in content]
    assert [f"inputs/data/{OURS}/{YEAR}/registers.yaml"] == naming
    shelf = held(root / "build" / OURS / str(YEAR) / "report")
    assert told["private"]["подарунки"].encode() not in b"".join(shelf.values())


@pytest.mark.parametrize("name", ["plan.yaml", "private/podarunky-taiemnoi-osoby.csv"])
def test_a_file_that_was_changed_meanwhile_is_not_packed(name: str, root: Path) -> None:
    """The document was made of another one."""
    year = root / f"data/{OURS}/{YEAR}"
    (year / "private").mkdir()
    (year / "private/podarunky-taiemnoi-osoby.csv").write_text("Хто\nОсоба\n", "utf-8")
    _append(year / "registers.yaml", REGISTER)
    workspace = Workspace(root)
    produced = finished(workspace, OURS, YEAR)
    _append(year / name, "\n\n")

    with pytest.raises(DataFaults, match=rf"{name}: файл змінили, поки документ готувався"):
        pack(produced, workspace)


def test_the_commands_of_the_guide_work(root: Path, tmp_path: Path) -> None:
    """Each is run as it stands there: all is in order; after a change of one byte it no longer is."""
    folder = tmp_path / "report-package"
    make_package(_packed(root), folder)
    guide = (folder / "data/ЧИТАЙ.txt").read_text("utf-8")
    commands = re.findall(r"^    ((?:sha256sum|\().*)$", guide, re.MULTILINE)

    def ran() -> list[tuple[int, bool]]:
        done = (
            subprocess.run(["sh", "-c", each], check=False, cwd=folder, capture_output=True, timeout=30)
            for each in commands
        )
        return [(each.returncode, b"data/extra" in each.stdout) for each in done]

    assert [(0, False)] * 4 == ran()
    assert "sha256sum data/manifest.json" == commands[-1], "whose hash an amendment names"
    (folder / "data/report.json").write_bytes(b"{}")
    (folder / "data/extra").write_bytes(b"")
    assert [(0, False), (1, False), (0, True), (0, False)] == ran()
