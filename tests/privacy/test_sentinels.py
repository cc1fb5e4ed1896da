"""Nothing that a private register holds gets out: looked for in everything that a run leaves or says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import ExitCode
from tests.privacy.sentinels import HEADS, KINDS, REGISTERS, Sentinels, files_of, found, register
from tests.spreadsheets import xlsx
from tests.story.telling import ROOT, folder_of

ORGANIZATION, YEAR = "vyhadana-rada", "2024"


def _year(root: Path) -> Path:
    return root / "data" / ORGANIZATION / YEAR


@pytest.fixture
def secret(tmp_path: Path) -> tuple[Path, Sentinels]:
    """A workspace of the fictional year with private registers of every kind, and what was put into them."""
    root, sentinels = tmp_path / "workspace", Sentinels(20240117)
    shutil.copytree(folder_of(ORGANIZATION), root / "data" / ORGANIZATION)
    shutil.copytree(ROOT / "templates", root / "templates")
    private = _year(root) / "private"
    private.mkdir()
    described, figures, mentions = "", "", ""
    for kind in KINDS:
        name = f"{sentinels.latin(f'назва файлу {kind}')}.{kind}"
        (private / name).write_bytes(register(kind, sentinels))
        described += REGISTERS.format(f"таємне_{kind}", name)
        for figure, total in (("рядки", ""), ("сума", "\n    total: скільки")):
            figures += f"\n  {figure}_{kind}:\n    title: т\n    register: таємне_{kind}{total}"
            mentions += f" [[{figure}_{kind}]]"
    (private / f"{sentinels.latin('назва неописаного файлу')}.txt").write_text(sentinels.word("неописаний файл"))
    _append(_year(root) / "registers.yaml", described)
    _append(_year(root) / "figures.yaml", figures)
    _replace(_year(root) / "marks.yaml", "Повідомлень не надходило.", f"Надійшло{mentions}.")
    return root, sentinels


def _append(file: Path, more: str) -> None:
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{more.strip(chr(10))}\n", "utf-8")


def _replace(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def _zvit(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as an officer does; whatever it leaves anywhere is left beside the workspace."""
    places = {name: str(root.parent / name) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    for place in places.values():
        Path(place).mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pipeline", "--root", str(root), *words, "--year", YEAR, "--today", "2025-01-20"]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **places}, capture_output=True, check=False, timeout=300
    )


def _left(root: Path) -> dict[str, bytes]:
    """Every file that is there after a run, but for the data themselves."""
    return {name: content for name, content in files_of(root.parent).items() if not name.startswith(str(root / "data"))}


@pytest.mark.hard
def test_no_byte_of_a_private_register_gets_out(secret: tuple[Path, Sentinels]) -> None:
    """Report, plan, package and copy for the site are made for real: no file, name, part or message has a sentinel.

    The package has registers.yaml as it is, which is public and names the registers' files.
    """
    root, sentinels = secret
    control = Sentinels(7)
    words = {place: make(place) for place, make in (("слово", control.word), ("число", control.digits))}
    _replace(_year(root) / "marks.yaml", "Розділ оновлено", f"{words['слово']} [[контроль]] Розділ оновлено")
    _append(_year(root) / "figures.yaml", f"  контроль:\n    title: к\n    value: {words['число']}")

    reasons = "".join(f"\n  - {{rule: small-count, text: рядки_{kind}, reason: Вигадане.}}" for kind in KINDS)
    (_year(root) / "findings.yaml").write_text(f"format: 1\nacknowledged:{reasons}\n", "utf-8")

    runs = {name: _zvit(root, name) for name in ("report", "plan", "archive", "publish")}
    said = {f"{name}: {way}": getattr(run_, way) for name, run_ in runs.items() for way in ("stdout", "stderr")}
    left = _left(root)
    shelf = str(root / "build" / ORGANIZATION / YEAR)

    assert dict.fromkeys(runs, (0, b"")) == {name: (run_.returncode, run_.stderr) for name, run_ in runs.items()}
    _print(len(sentinels.made), len(left), got_out := found(sentinels.made, {**left, **said}))
    described = {f"назва файлу {kind}" for kind in KINDS}
    assert described == {place for place, _ in got_out}
    assert {f"{shelf}/report-package/data/inputs/data/{ORGANIZATION}/{YEAR}/registers.yaml"} == {
        part for _, part in got_out
    }
    assert 3 == left[f"{shelf}/report-package/data/manifest.json"].count('"таємне_'.encode())
    # The same search finds what is printed, in every format.
    places = {part.removeprefix(shelf) for place, part in found(control.made, left) if place == "слово"}
    printed = {place.split("/")[2] for place in places}
    assert {"report.json", "report.docx", "report.pdf, текст", "index.html"} <= printed


def _print(sentinels: int, files: int, got_out: set[tuple[str, str]]) -> None:
    print(f"{len({place for place, _ in got_out})} of {sentinels} sentinels in {files} files and 6 outputs")  # noqa: T201 - the figure that is to be shown


def _table(kind: str, *rows: tuple[object, ...]) -> Callable[[Path], None]:
    """Write a table of these rows in place of the private register of this kind."""

    def write(private: Path) -> None:
        (file,) = private.glob(f"*.{kind}")
        csv = "\n".join(";".join(map(str, row)) for row in rows).encode()
        file.write_bytes(xlsx(rows) if kind == "xlsx" else csv)

    return write


def _bytes(kind: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def write(private: Path) -> None:
        (file,) = private.glob(f"*.{kind}")
        file.write_bytes(change(file.read_bytes()))

    return write


_MADE = Sentinels(99)
_WHO, _NUMBER, _DAY, _AMOUNT = _MADE.row("рядок з помилкою")
FAULTS = {
    "wrong date": _table("csv", HEADS, (_WHO, "1", _WHO, _AMOUNT)),
    "date that there is not": _table("csv", HEADS, (_WHO, "1", f"31.02.{_AMOUNT[:4]}", _AMOUNT)),
    "bad number": _table("csv", HEADS, (_WHO, "1", _DAY, f"{_AMOUNT}{_WHO}")),
    "ambiguous number": _table("csv", HEADS, (_WHO, "1", _DAY, "1,234")),
    "no number of an act": _table("csv", HEADS, (_WHO, _WHO, _DAY, _AMOUNT)),
    "missing cell": _table("csv", HEADS, (_WHO, "1", "", _AMOUNT)),
    "too many fields": _table("csv", HEADS, (_WHO, "1", _DAY, _AMOUNT, _WHO)),
    "too few fields": _table("csv", HEADS, (_WHO, "1")),
    "no heads": _table("csv", (_WHO, "1", _DAY, _AMOUNT)),
    "a head too many": _table("csv", (*HEADS, _WHO), (_WHO, "1", _DAY, _AMOUNT, "1")),
    "quotes": _table("csv", HEADS, (f'{_WHO} "', "1", _DAY, _AMOUNT)),
    "a letter that cannot be": _table("csv", HEADS, (f"{_WHO}\u202e{_AMOUNT}", "1", _DAY, _AMOUNT)),
    "template code": _table("csv", HEADS, (f"{_WHO}{{{{{_AMOUNT}", "1", _DAY, _AMOUNT)),
    "a figure's name": _table("csv", HEADS, (f"[[{_WHO}]]", "1", _DAY, _AMOUNT)),
    "not text": _bytes("csv", lambda content: content[:60] + b"\xd0\xff\xfe" + content[60:]),
    "UTF-16 cut": _bytes("csv", lambda content: content.decode().encode("utf-16")[:-1]),
    "a number for a text": _table("xlsx", HEADS, (int(_AMOUNT), "1", _DAY, int(_AMOUNT))),
    "a number for a day": _table("xlsx", HEADS, (_WHO, "1", int(_AMOUNT), int(_AMOUNT))),
    "a text for a number": _table("xlsx", HEADS, (_WHO, "1", _DAY, _WHO)),
    "xlsx cut": _bytes("xlsx", lambda content: content[:-100]),
    "ods cut": _bytes("ods", lambda content: content[: len(content) // 2]),
    "ods without its content": _bytes("ods", lambda content: content.replace(b"content.xml", b"kontent.xml")),
}


@pytest.mark.parametrize(
    "words", [("report",), ("report", "--format", "json"), ("report", "--format", "github")], ids=str
)
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_no_message_tells_what_a_private_register_holds(
    fault: Callable[[Path], None],
    words: tuple[str, ...],
    secret: tuple[Path, Sentinels],
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """A fault in a private file is told in every format without a word of what stands there; only the file is named."""
    root, sentinels = secret
    fault(_year(root) / "private")

    code = run(["--root", str(root), *words, "--year", YEAR, "--today", "2025-01-20"])
    said = capfdbinary.readouterr()

    hidden = {place: made for place, made in {**sentinels.made, **_MADE.made}.items() if not place.startswith("назва")}
    assert set() == found(hidden, {"out": said.out, "err": said.err})
    assert (ExitCode.DATA, True) == (code, b"private/" in said.out + said.err)


def test_a_trace_for_the_maintainer_tells_nothing_either(
    secret: tuple[Path, Sentinels], monkeypatch: pytest.MonkeyPatch
) -> None:
    """ZVIT_TRACE shows where the program was, not what it read."""
    root, sentinels = secret
    FAULTS["wrong date"](_year(root) / "private")
    monkeypatch.setenv("ZVIT_TRACE", "1")

    traced = _zvit(root, "report")

    hidden = {place: made for place, made in {**sentinels.made, **_MADE.made}.items() if not place.startswith("назва")}
    assert b"Traceback" in traced.stderr
    assert set() == found(hidden, {"err": traced.stderr})


def test_the_search_finds_a_word_in_every_writing() -> None:
    """Each sentinel is found in the registers themselves: a search that finds nothing proves nothing."""
    sentinels = Sentinels(5)
    files = {f"r.{kind}": register(kind, sentinels) for kind in KINDS}

    assert set(sentinels.made) == {place for place, _ in found(sentinels.made, files)}
    for code in ("utf-8", "utf-16-le", "cp1251"):
        word = sentinels.made["csv, рядок 0, слово"]
        assert found({"a": word}, {"f": word.encode(code)})
        assert found({"a": word}, {"f": word.encode(code).hex().upper().encode()})
