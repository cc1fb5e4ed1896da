"""verify-package and verify-archive on real packages: LibreOffice is started, nothing is left out."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.cli import run
from pipeline.errors import ExitCode
from pipeline.packages.contents import Contents
from pipeline.packages.making import make_package
from pipeline.packages.opening import open_package
from tests.packages.packed import held
from tests.workspaces import fictional

pytestmark = pytest.mark.hard
YEAR = ("--year", "2024", "--today", "2025-01-20")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose report was archived."""
    root = fictional(tmp_path_factory.mktemp("archive") / "Робоча тека")
    assert run(["--root", str(root), "archive", *YEAR]) == ExitCode.OK
    return root


@pytest.fixture
def folder(workspace: Path, tmp_path: Path) -> Path:
    """A copy of the package, on another machine as it were."""
    return shutil.copytree(workspace / "build/vyhadana-rada/2024/report-package", tmp_path / "report-1")


def _verified(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["verify-package", *words])
    return code, capsys.readouterr().out


def _remade(folder: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Make the package anew with other payload: every hash is right."""
    package = open_package(folder)
    files = dict(package.files)
    change(files)
    described = {name: (value,) for name, value in package.described if name != "Payload-Oxum"}
    make_package(Contents(files, described), folder)


def _replaced(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    """Put other bytes in the place of a file, and its hash in the manifest."""

    def change(files: dict[str, bytes]) -> None:
        old = sha256(files[name]).hexdigest().encode()
        files[name] = content
        files["manifest.json"] = files["manifest.json"].replace(old, sha256(content).hexdigest().encode())

    return change


def test_a_package_proves_itself_on_another_machine(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hashes, content, conformance; DOCX and PDF are rebuilt byte for byte. Nothing is left behind in it."""
    before = held(folder)

    code, said = _verified(capsys, str(folder))

    lines = said.splitlines()
    assert (ExitCode.OK, ["гаразд"] * 9) == (code, [line.split()[0] for line in lines])
    assert 2 == sum("виходить той самий файл, байт у байт" in line for line in lines)
    assert before == held(folder)


def test_two_archives_are_the_same_bytes(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In another folder, in another language, from another working folder."""
    other = fictional(tmp_path / "other")
    for name in ("LANG", "LC_ALL", "LANGUAGE"):
        monkeypatch.setenv(name, "C")
    monkeypatch.chdir(tmp_path)

    assert run(["--root", str(other), "archive", *YEAR]) == ExitCode.OK

    place = "build/vyhadana-rada/2024/report-package"
    assert held(workspace / place) == held(other / place)
    assert f"{place}/data/ЧИТАЙ.txt" in capsys.readouterr().out


def test_a_plan_is_archived_too(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told to programs as well."""
    shutil.copy(Path(__file__).parents[2] / "templates/plan.docx", workspace / "templates/plan.docx")
    capsys.readouterr()

    code = run(["--root", str(workspace), "archive", *YEAR, "--document", "plan", "--format", "json"])

    answer = json.loads(capsys.readouterr().out)
    place = "build/vyhadana-rada/2024/plan-package"
    assert (ExitCode.OK, [place]) == (code, answer["documents"][0]["files"])
    assert "plan" == open_package(workspace / place).document.kind


def test_without_libreoffice_only_the_rebuilding_is_in_doubt(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and it is no failure; the rest has been looked at."""
    monkeypatch.setenv("PATH", str(folder))

    code, said = _verified(capsys, str(folder))

    assert (ExitCode.OK, 7, 1) == (code, said.count("гаразд "), said.count("увага "))
    assert "увага   Перебудова: тут не вийшло, тому не перевірено: " in said


def test_a_rebuild_by_other_programs_is_in_doubt_and_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The parts that differ are named, and the versions then and now."""
    opened = open_package(folder)
    parts = _parts(opened.files["report.docx"])
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:settings>", b"\n</w:settings>")
    with pikepdf.open(BytesIO(opened.files["report.pdf"])) as pdf:
        pdf.docinfo["/Producer"] = "LibreOffice 6.4"
        target = BytesIO()
        pdf.save(target, min_version="1.4", force_version="1.4", deterministic_id=True)
    _remade(folder, _replaced("report.pdf", target.getvalue()))
    _remade(folder, _replaced("report.docx", _packed(parts)))
    _remade(
        folder,
        lambda files: files.update(
            {
                "manifest.json": files["manifest.json"].replace(
                    b'"LibreOffice Writer": "', b'"LibreOffice Writer": "6.4; '
                )
            }
        ),
    )

    _, said = _verified(capsys, str(folder))

    assert (
        "увага   Перебудова DOCX: вийшов інший файл: інші частини: word/settings.xml. Чому: інший LibreOffice" in said
    )
    assert "увага   Перебудова PDF: вийшов інший файл: метадані. Чому: інший LibreOffice Writer: 6.4; 7" in said


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _bomb(files: dict[str, bytes]) -> None:
    parts = {"[Content_Types].xml": b"", "word/document.xml": bytes(200_000_000), "word/styles.xml": b""}
    _replaced("report.docx", _packed(parts))(files)


def _other_word(files: dict[str, bytes]) -> None:
    parts = _parts(files["report.docx"])
    text = parts["word/document.xml"].decode()
    assert "Розділ оновлено" in text
    parts["word/document.xml"] = text.replace("Розділ оновлено", "Розділ не оновлено").encode()
    _replaced("report.docx", _packed(parts))(files)


FORGED: Mapping[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "another word in the DOCX": (_other_word, "погано  DOCX: "),
    "a DOCX that explodes": (
        _bomb,
        "погано  DOCX: .*розпакований файл",
    ),
    "a DOCX that is none": (_replaced("report.docx", b"PK"), "погано  DOCX: "),
    "a PDF that is none": (_replaced("report.pdf", b"%PDF-1.4\n%%EOF\n"), "погано  PDF: "),
    "another table": (_replaced("measures.csv", b"a;b\n"), "погано  Таблиці й дані: measures.csv: файл не містить"),
    "a table that is none": (_replaced("measures.xlsx", b"PK\x03\x04"), "погано  Таблиці й дані: "),
    "data that were not used": (
        lambda files: files.update({"inputs/data/x": b""}),
        "погано  Опис: inputs/data/x: файл, якого",
    ),
    "a manifest of other files": (
        lambda files: files.update({"report.json": files["report.json"] + b"\n"}),
        "погано  Опис",
    ),
    "a template that is none": (_replaced("template/report.docx", b"PK"), "увага   Шаблон: "),
}


@pytest.mark.parametrize(("forge", "said"), FORGED.values(), ids=FORGED)
def test_a_forged_package_with_right_hashes_is_found(
    forge: Callable[[dict[str, bytes]], object], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files must say what report.json says; nothing of them ends in a traceback."""
    _remade(folder, forge)

    code, told = _verified(capsys, "--quick", str(folder))

    assert re.search(said, told)
    assert (ExitCode.OK if said.startswith("увага") else ExitCode.NOT_PROVEN) == code
    assert "Помилка самої програми" not in told


def test_an_archive_is_looked_at_whole_though_one_package_is_broken(
    workspace: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line for each, details of the broken ones, a missing number; both places of sealed packages."""
    root = shutil.copytree(workspace, tmp_path / "root")
    sealed = root / "data/vyhadana-rada/2024/sealed"
    shutil.copytree(folder, sealed / "report-1")
    shutil.copytree(folder, sealed / "report-2")
    (sealed / "report-2/data/report.pdf").write_bytes(b"")
    (sealed / "report-4").symlink_to(sealed / "report-1")
    (sealed / "report-5").mkdir()
    monkeypatch.setenv("ZVIT_SEALED", str(tmp_path / "elsewhere"))
    shutil.copytree(folder, tmp_path / "elsewhere/vyhadana-rada/2023/plan-1")
    capsys.readouterr()

    code = run(["--root", str(root), "verify-archive", "--quick"])

    said = capsys.readouterr().out
    assert ExitCode.NOT_PROVEN == code
    assert "гаразд  vyhadana-rada/2024/report-1: перевірок 7, усе гаразд; data/manifest.json " in said
    assert "гаразд  vyhadana-rada/2023/plan-1: перевірок 7, усе гаразд; data/manifest.json " in said
    assert "погано  vyhadana-rada/2024/report-2, report-2/data/report.pdf: вміст не той" in said
    assert "погано  vyhadana-rada/2024/report-3: пакета немає, а пізніший за нього є" in said
    assert "погано  vyhadana-rada/2024/report-4, report-4: це символічне посилання" in said
    assert "погано  vyhadana-rada/2024/report-5, report-5: це не пакет" in said


def test_an_archive_that_is_not_there_is_not_in_order(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing sealed yet is only said; a folder that was named and is gone or empty ends a nightly job."""
    capsys.readouterr()
    monkeypatch.delenv("ZVIT_SEALED", raising=False)
    assert run(["--root", str(workspace), "verify-archive"]) == ExitCode.OK
    assert "увага   Пакети: жодного запечатаного пакета немає" in capsys.readouterr().out

    (tmp_path / "empty").mkdir()
    assert run(["verify-archive", str(tmp_path / "empty")]) == ExitCode.FILES
    assert run(["verify-archive", str(tmp_path / "gone")]) == ExitCode.FILES
    assert run(["verify-package", str(tmp_path / "gone")]) == ExitCode.FILES
    monkeypatch.setenv("ZVIT_SEALED", str(tmp_path / "gone"))
    assert run(["--root", str(workspace), "verify-archive"]) == ExitCode.FILES
    assert "теки запечатаних пакетів (ZVIT_SEALED) немає. Під’єднайте диск архіву" in capsys.readouterr().err


def test_what_a_package_says_does_not_steer_a_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control letters are shown as what they are."""

    def steer(files: dict[str, bytes]) -> None:
        files["manifest.json"] = files["manifest.json"].replace(b'"title": "', b'"title": "\\u001b[2J\\u202e')

    _remade(folder, steer)

    _, told = _verified(capsys, "--quick", str(folder))

    assert "Документ: \\x1b[2J\\u202eЗВІТ" in told
    assert "\x1b" not in told


def test_the_packages_of_any_folder_are_looked_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rebuilt, too; told to programs as well."""
    capsys.readouterr()

    assert run(["verify-archive", str(folder.parent)]) == ExitCode.OK
    assert "report-1: перевірок 9, усе гаразд" in capsys.readouterr().out
    assert run(["verify-package", str(folder), "--quick", "--format", "json"]) == ExitCode.OK
    assert {"good"} == {check["verdict"] for check in json.loads(capsys.readouterr().out)["checks"]}
