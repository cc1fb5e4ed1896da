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

from pipeline.archive import written
from pipeline.cli import run
from pipeline.errors import ExitCode
from pipeline.packages.contents import GUIDE, MANIFEST, Contents
from pipeline.packages.describing import derived
from pipeline.packages.guide import guide
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
    described: dict[str, tuple[str, ...]] = {}
    for name, value in package.described:
        described |= {name: (*described.get(name, ()), value)} if name != "Payload-Oxum" else {}
    make_package(Contents(files, described), folder)


def _numbered(folder: Path) -> None:
    """Make the package anew as the first that is sealed."""
    package = open_package(folder)
    manifest = package.manifest.model_copy(update={"number": 1})
    names = package.files.keys() - {GUIDE}
    files = {**package.files, MANIFEST: written(manifest), GUIDE: guide(manifest, names)}
    pairs = {name: (value,) for name, value in package.described if name != "Payload-Oxum"}
    make_package(Contents(files, {**pairs, **derived(package.document, manifest)}), folder)


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


def test_a_rebuild_by_the_same_programs_must_be_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What differs then was altered, though it says what the document says."""
    parts = _parts(open_package(folder).files["report.docx"])
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:settings>", b"\n</w:settings>")
    _remade(folder, _replaced("report.docx", _packed(parts)))

    code, said = _verified(capsys, str(folder))

    assert ExitCode.NOT_PROVEN == code
    assert (
        "погано  Перебудова DOCX: програми й шрифт тих самих версій, а вийшов інший файл: інші частини: word/" in said
    )


@pytest.mark.parametrize("command", ["verify-package", "verify-archive"])
def test_a_folder_must_be_named(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is not the folder where the command is run."""
    assert ExitCode.USAGE == run([command, ""])
    assert "теку пакета не названо" in capsys.readouterr().err


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


def _with_part(name: str, part: str) -> Callable[[dict[str, bytes]], None]:
    return lambda files: _replaced(name, _packed({**_parts(files[name]), part: b"<x/>"}))(files)


def _attached(files: dict[str, bytes]) -> None:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>'
    )
    parts = _parts(files["report.docx"]) | {"word/_rels/settings.xml.rels": relation}
    _replaced("report.docx", _packed(parts))(files)


FORGED: Mapping[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "another word in the DOCX": (_other_word, "погано  DOCX: "),
    "a DOCX that explodes": (
        _bomb,
        "погано  DOCX: .*розпакований файл",
    ),
    "a macro in the DOCX": (_with_part("report.docx", "word/vbaProject.bin"), "погано  DOCX: .*vbaProject.bin"),
    "another template of the DOCX": (_attached, "погано  DOCX: .*word/_rels/settings.xml.rels"),
    "comments in the DOCX": (_with_part("report.docx", "word/comments.xml"), "погано  DOCX: .*comments.xml"),
    "a font in the DOCX": (_with_part("report.docx", "word/fonts/f.odttf"), "погано  DOCX: .*f.odttf"),
    "hidden data in the DOCX": (_with_part("report.docx", "customXml/item1.xml"), "погано  DOCX: .*item1.xml"),
    "a macro in the table": (_with_part("measures.xlsx", "xl/vbaProject.bin"), "погано  Таблиці й дані: measures.xlsx"),
    "a false title": (
        lambda files: files.update({"manifest.json": files["manifest.json"].replace(b'"title": "', b'"title": "X', 1)}),
        "погано  Опис: manifest.json: title",
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
    "a template that is none": (_replaced("template/report.docx", b"PK"), "погано  Шаблон: "),
}


@pytest.mark.parametrize(("forge", "said"), FORGED.values(), ids=FORGED)
def test_a_forged_package_with_right_hashes_is_found(
    forge: Callable[[dict[str, bytes]], object], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files must say what report.json says; nothing of them ends in a traceback."""
    _remade(folder, forge)

    code, told = _verified(capsys, "--quick", str(folder))

    assert re.search(said, told)
    assert ExitCode.NOT_PROVEN == code
    assert "Помилка самої програми" not in told


def test_an_archive_is_looked_at_whole_though_one_package_is_broken(
    workspace: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line for each, details of the broken ones, a missing number; both places of sealed packages."""
    root = shutil.copytree(workspace, tmp_path / "root")
    sealed = root / "data/vyhadana-rada/2024/sealed"
    _numbered(folder)
    shutil.copytree(folder, sealed / "report-1")
    shutil.copytree(folder, sealed / "report-2")
    shutil.copytree(folder, sealed / "report-6")
    (sealed / "report-2/data/report.pdf").write_bytes(b"")
    (sealed / "report-4").symlink_to(sealed / "report-1")
    (sealed / "report-5").mkdir()
    monkeypatch.setenv("ZVIT_SEALED", str(tmp_path / "elsewhere"))
    shutil.copytree(folder, tmp_path / "elsewhere/vyhadana-rada/2024/report-1")
    capsys.readouterr()

    code = run(["--root", str(root), "verify-archive", "--quick"])

    said = capsys.readouterr().out
    assert ExitCode.NOT_PROVEN == code
    assert (
        "погано  vyhadana-rada/2024/report-6, Опис: report-6: тут лежить інший пакет: vyhadana-rada/2024/report-1"
        in said
    )
    assert 2 == said.count("гаразд  vyhadana-rada/2024/report-1: перевірок 7, усе гаразд")
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
