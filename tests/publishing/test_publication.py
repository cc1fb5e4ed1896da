"""The whole journey to a publication copy, with a real LibreOffice: what lies in the folder, and what keeps it away."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest
from pypdf import PdfReader

from pipeline.cli import run
from pipeline.errors import ExitCode
from pipeline.packages.adding import add
from pipeline.publishing.redacting import MARK, NOTE
from tests.privacy.sentinels import found
from tests.signing.forging import p7s, person
from tests.workspaces import state

YEAR = "data/vyhadana-rada/2024"
ORGANIZATION = "data/vyhadana-rada/organization.yaml"
FILES = {
    "index.html",
    "report.pdf",
    "summary.pdf",
    "report.json",
    "report.schema.json",
    "measures.csv",
    "figures.csv",
    "measures.xlsx",
    "datapackage.json",
}
HIDDEN = {"mail": "rada@example.org", "officer": "ЗРАЗКОВА", "lawyer": "ТЕСТОВИЙ"}

pytestmark = pytest.mark.hard


def _publish(root: Path, *words: str) -> int:
    return run(["--root", str(root), "publish", "--year", "2024", "--today", "2025-02-01", *words])


def _copy(root: Path) -> dict[str, bytes]:
    folder = root / "build/vyhadana-rada/2024/report-publication"
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}


def _append(root: Path, file: str, more: str) -> None:
    (root / file).write_text((root / file).read_text("utf-8") + more, "utf-8")


def _replace(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def test_a_publication_is_whole_described_and_written_once(root: Path) -> None:
    """A validator of the standard agrees with its description; the second time nothing is touched."""
    assert ExitCode.OK == _publish(root)
    first = _copy(root)
    stamps = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in _folder(root).iterdir()}
    assert ExitCode.OK == _publish(root)

    assert set(first) == FILES
    assert frictionless.validate(_folder(root) / "datapackage.json").valid
    assert "licenses" not in json.loads(first["datapackage.json"])
    assert stamps == {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in _folder(root).iterdir()}
    assert set(HIDDEN) == {place for place, _ in found(HIDDEN, first)}


def _folder(root: Path) -> Path:
    return root / "build/vyhadana-rada/2024/report-publication"


def test_what_is_withheld_is_in_no_byte_of_the_copy_and_in_the_document_still(root: Path) -> None:
    """By another search than the program's own; the copy says in every file that it is one."""
    _append(root, ORGANIZATION, "\npublication: {redact: [channels, names-below-head], licence: {name: CC-BY-4.0}}\n")
    _replace(
        root, f"{YEAR}/report.yaml", "буде продовжено.", "веде Рута ЗРАЗКОВА, а з нею Тестовий Б. (RADA@example.org)."
    )
    assert ExitCode.OK == run(["--root", str(root), "report", "--year", "2024", "--today", "2025-02-01"])
    assert ExitCode.OK == _publish(root)
    copy = _copy(root)
    report = root / "build/vyhadana-rada/2024/report/report.pdf"

    assert set() == found(HIDDEN, copy)
    assert {"mail", "officer"} <= {place for place, _ in found(HIDDEN, {"report.pdf": report.read_bytes()})}
    assert {"note", "mark"} == {place for place, _ in found({"note": NOTE, "mark": MARK}, {"p": copy["report.json"]})}
    assert NOTE in copy["index.html"].decode()
    assert NOTE in json.loads(copy["datapackage.json"])["title"]
    assert "CC-BY-4.0" == json.loads(copy["datapackage.json"])["licenses"][0]["name"]
    assert frictionless.validate(_folder(root) / "datapackage.json").valid


def test_what_is_withheld_is_not_in_the_summary_either(root: Path) -> None:
    """Neither on paper nor on the page; the year's own summary tells it."""
    _append(root, ORGANIZATION, "\npublication: {redact: [channels, names-below-head]}\n")
    reason = "status: postponed\n    until: 2025 рік\n    reason: Хворіла Рута ЗРАЗКОВА (RADA@example.org)"
    _replace(root, f"{YEAR}/marks.yaml", "status: no_occasion", reason)
    assert ExitCode.OK == run(["--root", str(root), "summary", "--year", "2024", "--today", "2025-02-01"])
    assert ExitCode.OK == _publish(root)
    copy, own = _copy(root), root / "build/vyhadana-rada/2024/report-summary/summary.pdf"

    assert {"mail", "officer"} == {place for place, _ in found(HIDDEN, {"summary.pdf": own.read_bytes()})}
    assert set() == found(HIDDEN, copy)
    assert f"Хворіла {MARK} ({MARK})" in copy["index.html"].decode()
    assert MARK in "".join(page.extract_text() for page in PdfReader(io.BytesIO(copy["summary.pdf"])).pages)


def _draft(root: Path) -> None:
    _replace(root, f"{YEAR}/report.yaml", "      date: 17 січня 2025 року\n", "")


def _undecided(root: Path) -> None:
    idle = "format: 1\nacknowledged: [{rule: small-count, text: зайве, reason: Вигадане.}]\n"
    (root / f"{YEAR}/findings.yaml").write_text(idle, "utf-8")


def _leak(root: Path) -> None:
    """A withheld word that stands in the PDF by itself, in the name of its typeface."""
    _append(root, ORGANIZATION, "\npublication: {redact: [channels]}\n")
    _replace(root, ORGANIZATION, "  - rada@", "  - Liberation Serif\n  - rada@")


def _short(root: Path) -> None:
    _append(root, ORGANIZATION, "\npublication: {redact: [channels]}\n")
    _replace(root, ORGANIZATION, "  - rada@", '  - "102"\n  - rada@')


@pytest.mark.parametrize(
    ("spoil", "code", "said"),
    [
        (_draft, ExitCode.DATA, "ще не затверджено"),
        (_undecided, ExitCode.DATA, "ні до чого не підходить"),
        (_short, ExitCode.DATA, "закороткий"),
        (_leak, ExitCode.NOT_PROVEN, "лишилося те, що мало бути вилучено"),
    ],
    ids=["draft", "undecided", "short channel", "leak"],
)
def test_what_is_not_ready_or_not_proven_is_not_published(
    spoil: Callable[[Path], None], code: ExitCode, said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reason is told, and build/ is as it was."""
    spoil(root)
    before = state(root)

    assert code == _publish(root)
    assert said in capsys.readouterr().err
    assert before == state(root)


def _sealed(root: Path) -> Path:
    assert ExitCode.OK == run(["--root", str(root), "seal", "--year", "2024", "--today", "2025-02-01"])
    return root / f"{YEAR}/sealed/report-1"


def _signed(package: Path) -> dict[str, bytes]:
    """Put two real signatures into a package."""
    pdf = (package / "data/report.pdf").read_bytes()
    files = {"report.pdf.p7s": p7s(pdf, person()), "report.pdf.2.p7s": p7s(pdf, person("Друга Вигадана"))}
    add(package, files)
    return files


def test_of_a_sealed_document_its_own_bytes_are_published_with_its_signatures(root: Path) -> None:
    """And nothing else of the package; the next seal's business is no part of a site."""
    package = _sealed(root)
    signatures = _signed(package)
    add(package, {"report.signed.0.pdf": b"garbage", "plan.signed.pdf": b"of another"})
    assert ExitCode.OK == _publish(root)
    copy = _copy(root)

    assert FILES | set(signatures) == set(copy)
    assert {name: copy[name] for name in signatures} == signatures
    for name in ("report.pdf", "report.json", "measures.csv"):
        assert (package / "data" / name).read_bytes() == copy[name]


def test_of_a_sealed_document_the_summary_is_of_what_was_sealed(root: Path) -> None:
    """A state that no reader of the document sees may change later; the copy's files tell of one and the same."""
    _sealed(root)
    assert ExitCode.OK == _publish(root)
    before = _copy(root)
    _replace(root, f"{YEAR}/marks.yaml", "status: in_progress", "status: partial\n    reason: Вигадана причина")
    assert ExitCode.OK == _publish(root)

    assert before == _copy(root)


def test_a_file_that_is_no_signature_keeps_the_copy_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and nothing is written."""
    add(_sealed(root), {"report.pdf.7.p7s": b"garbage"})

    assert ExitCode.NOT_PROVEN == _publish(root)
    assert "report.pdf.7.p7s" in capsys.readouterr().err
    assert {} == _copy(root)


def test_an_edit_after_the_seal_is_sealed_before_it_is_published(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is on the site is what was sealed; the copy that was there stays."""
    _sealed(root)
    assert ExitCode.OK == _publish(root)
    before = _copy(root)
    _replace(root, f"{YEAR}/report.yaml", "буде продовжено", "завершено")

    assert ExitCode.DATA == _publish(root)
    said = capsys.readouterr().err
    assert "запечатано № 1, а дані відтоді змінилися" in said
    assert "Спершу запечатайте її: make seal YEAR=2024" in said
    assert "№ 2" not in said
    assert before == _copy(root)


def test_of_a_redacted_copy_nothing_sealed_is_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A signature would be of another document, and would lead to it; who publishes is told."""
    _append(root, ORGANIZATION, "\npublication: {redact: [names-below-head]}\n")
    _signed(_sealed(root))
    assert ExitCode.OK == _publish(root)

    assert "запечатаного PDF і підписів у копії немає" in capsys.readouterr().out
    assert set(_copy(root)) == FILES
    assert {"mail"} == {place for place, _ in found(HIDDEN, _copy(root))}
