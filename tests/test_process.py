"""The real command in a process of its own: every exit code, streams and locales of every kind, warnings as errors."""

import fcntl
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import jsonschema
import pytest

from pipeline.errors import ExitCode
from tests.tools.standins import standin
from tests.workspaces import state

ROOT = Path(__file__).parents[1]
STRICT = ("-X", "dev", "-W", "error")
SCHEMA = json.loads((ROOT / "schemas/json/answer.schema.json").read_text("utf-8"))
MODULE = ("-m", "pipeline")
MISTAKEN_DOCUMENT = """
import dataclasses
from types import MappingProxyType
from pipeline import documents
mistaken = dataclasses.replace(documents.DOCUMENTS["plan"], compose=lambda report, today: 1 / 0)
documents.DOCUMENTS = MappingProxyType({"plan": mistaken})
from pipeline.__main__ import main
main()
"""
pytestmark = pytest.mark.hard


@dataclass(frozen=True)
class Scene:
    """How a run is started: its words, what is in its environment, and what Python is told to do."""

    words: tuple[str, ...] = ("plan", "--year", "2024")
    environment: Mapping[str, str] = field(default_factory=dict)
    start: tuple[str, ...] = MODULE


def run(root: Path, scene: Scene, shell: str = 'exec "$@"', **streams: int) -> subprocess.CompletedProcess[str]:
    """Run the command in `root`, with nothing of this environment but PATH; `shell` may close its streams first."""
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(root), "LANG": "C.UTF-8"}
    environment = {name: value for name, value in {**clean, **scene.environment}.items() if value}
    return subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, *STRICT, *scene.start, "--root", str(root), *scene.words],
        cwd=root,
        env=environment,
        stdout=streams.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def built(root: Path) -> bool:
    """Tell whether the plan lies in build/."""
    return (root / "build/vyhadana-rada/2024/plan/plan.pdf").is_file()


def with_office(folder: Path, behaviour: str) -> Scene:
    """A LibreOffice that behaves so."""
    program = standin(folder, behaviour)
    return Scene(environment={"PATH": f"{program.parent}:{os.environ['PATH']}", "ZVIT_JAIL": "profile"})


@contextmanager
def scene_of(code: ExitCode, root: Path, folder: Path) -> Iterator[Scene]:
    """Set the scene for an end with `code`."""
    year = root / "build/vyhadana-rada/2024"
    year.mkdir(parents=True)
    held = os.open(year, os.O_RDONLY)
    match code:
        case ExitCode.DATA:
            (root / "data/vyhadana-rada/2024/plan.yaml").write_text("sections: [", "utf-8")
        case ExitCode.MISSING:
            (folder / "sh").symlink_to("/bin/sh")
        case ExitCode.FILES:
            (root / "templates/plan.docx").unlink()
        case ExitCode.BUSY:
            fcntl.flock(held, fcntl.LOCK_EX)
    yield SCENES[code](folder) if code in SCENES else Scene()
    os.close(held)


SCENES: Mapping[ExitCode, Callable[[Path], Scene]] = {
    ExitCode.BUG: lambda _: Scene(start=("-c", MISTAKEN_DOCUMENT)),
    ExitCode.USAGE: lambda _: Scene(("plan", "--yaer", "2024")),
    ExitCode.MISSING: lambda folder: Scene(environment={"PATH": str(folder)}),
    ExitCode.PROGRAM: lambda folder: with_office(folder, "exit 0"),
    ExitCode.NOT_PROVEN: lambda folder: with_office(folder, "give"),
    ExitCode.INTERRUPTED: lambda folder: with_office(folder, "kill -INT $PPID; exec sleep 60"),
    ExitCode.BUSY: lambda _: Scene(environment={"ZVIT_WAIT": "0"}),
}


@pytest.mark.parametrize("code", ExitCode, ids=lambda code: code.name)
def test_every_exit_code_is_that_of_the_real_command(code: ExitCode, root: Path) -> None:
    """With one JSON document on stdout, words for people on stderr, and `build/` as it was if there is no document."""
    folder = root.parent / f"{root.name}-own"
    folder.mkdir()
    with scene_of(code, root, folder) as scene:
        before = state(root)
        ended = run(root, Scene(scene.words, {**scene.environment, "FORMAT": "json"}, scene.start))

    answer = json.loads(ended.stdout)
    jsonschema.validate(answer, SCHEMA)
    assert (code, code.name) == (ended.returncode, answer["exit_name"]), ended.stderr
    assert re.search("[а-яіїє]", ended.stderr)
    assert "Traceback" not in ended.stderr
    assert (code is ExitCode.OK) == (before != state(root)) == built(root)
    assert [] == [each for each in answer["faults"] if not re.search("[а-яіїє]|Error", each["message"])]


@pytest.mark.parametrize("format_asked", ["text", "json", "github"])
def test_a_whole_real_build_gives_no_warning(format_asked: str, root: Path) -> None:
    """Developer mode, every warning an error; stderr has nothing of Python's."""
    ended = run(root, Scene(("report", "--year", "2024", "--format", format_asked)))

    assert ExitCode.OK == ended.returncode
    assert (format_asked == "text") == (ended.stderr == "")
    assert not re.search(r"Warning|Exception|\.py:", ended.stderr)
    assert (root / "build/vyhadana-rada/2024/report/measures.xlsx").is_file()


def test_our_code_never_takes_bytes_for_text(root: Path) -> None:
    """Python tells of each comparison; one is a library's, of formats in the cache of `struct`."""
    ended = run(root, Scene(("report", "--year", "2024"), start=("-b", *MODULE)))

    assert ExitCode.OK == ended.returncode
    assert [] == re.findall(r"/(?:pipeline|schemas)/.*BytesWarning.*", ended.stderr)


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LANG": "", "HOME": ""},
        {"HOME": "/nonexistent"},
        {"PYTHONIOENCODING": "cp1251"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=str,
)
@pytest.mark.parametrize("year", ["2024", "2023"])
def test_no_locale_and_no_home_keeps_from_working(environment: dict[str, str], year: str, root: Path) -> None:
    """A document is built, a failure is told, though perhaps by the codes of its letters."""
    ended = run(root, Scene(("plan", "--year", year), environment), 'exec "$@" 2>&1 | iconv -c -t UTF-8; exit $?')
    told = ended.stdout

    assert "Traceback" not in told
    assert "Error" not in told
    assert built(root) == (year == "2024")
    assert told.count("\n") >= 2


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("format_asked", ["text", "json"])
def test_closed_streams_keep_nothing_from_being_built(closed: str, format_asked: str, root: Path) -> None:
    """Nothing is said where nothing can be; no file of ours takes the stream's place."""
    ended = run(root, Scene(environment={"FORMAT": format_asked}), f'exec "$@" {closed}')

    assert (ExitCode.OK, True) == (ended.returncode, built(root))
    assert "Traceback" not in ended.stderr


def test_a_reader_who_has_left_is_no_failure(root: Path) -> None:
    """As `zvit reports | head -1`: all documents are made."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ended = run(root, Scene(("reports",)), stdout=nobody.fileno())

    assert (ExitCode.OK, "") == (ended.returncode, ended.stderr)
    assert (root / "build/vyhadana-rada/2024/report/report.pdf").is_file()


@pytest.mark.parametrize("words", [("plan", "--year", "2024"), ("--help",)], ids=" ".join)
@pytest.mark.parametrize("format_asked", ["text", "json"])
def test_a_full_disk_under_the_output_is_told(words: tuple[str, ...], format_asked: str, root: Path) -> None:
    """With the code for files, once, and without Python's own words at its end."""
    with Path("/dev/full").open("wb") as full:
        ended = run(root, Scene(words, {"FORMAT": format_asked}), stdout=full.fileno())

    assert ExitCode.FILES == ended.returncode
    assert 1 == ended.stderr.count("Файл або тека недоступні")
    assert not re.search("Exception|Traceback|Errno", ended.stderr)


def test_too_little_memory_is_told(root: Path) -> None:
    """In a sentence, whatever breaks first: LibreOffice does not start in 200 MB, and works in 300."""
    ended = run(root, Scene(), 'ulimit -v 200000; exec "$@"')

    assert ended.returncode in set(ExitCode) - {ExitCode.OK}
    assert "Traceback" not in ended.stderr
    assert re.search("[а-яіїє]", ended.stderr)
    assert not built(root)


def test_a_package_that_does_not_load_is_told(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An unfinished installation is mended by `make setup`."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "pydantic.py").write_text("raise ImportError(name='pydantic')\n", "utf-8")

    ended = run(root, Scene(environment={"PYTHONPATH": f"{folder}:{ROOT}"}))

    assert ExitCode.MISSING == ended.returncode
    assert ended.stderr == ("Бракує програми:\n  пакет Python «pydantic» не завантажується. Виконайте: make setup\n")
