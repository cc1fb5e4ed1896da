"""Whatever goes wrong: the new documents or the old ones with a Ukrainian message, no litter, nobody left."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from pipeline.keeping.store import CACHE
from pipeline.tools.probe import whereabouts
from pipeline.tools.soffice import WRITER
from tests.story.faults import FAULTS, Injected
from tests.story.running import Place, Run, Tree, place, tree
from tests.tools.standins import needs, standin, starts

pytestmark = pytest.mark.hard

REPORT = ("report", "--year", "2023", "--today", "2026-01-15")
DATA = "data/pervomaisk-rada/2023/marks/2.1.md"
WORDS, OTHERS = "Питома вага", "Значна частина"
TOOLS = ("sh", "prlimit", "setpriv", "unshare", "true", "fc-match", "touch", "find", "chmod", "cp")
RECORDING = '"$real" "$@" || "$real" "$@"; for file in $files; do cp "$out/$file.pdf" "$own/given.pdf"; done'
IN_A_NAME_SPACE = ("unshare", "--map-root-user", "--mount", "sh", "-c")


@dataclass(frozen=True)
class Prepared:
    """A place whose documents are of older data, and what a run without faults would make of them."""

    where: Place
    old: Tree
    new: Tree
    pdfs: dict[str, bytes]


def equip(where: Place, fault: Injected, pdfs: dict[str, bytes]) -> None:
    """Put the program that stands in for LibreOffice beside the data."""
    real = whereabouts(WRITER)
    assert real is not None
    # It is not one that stays for several documents: what happens to those, tests/tools/test_warm.py tells.
    words = f'[ "$stays" ] && exit 1; own={where.root / "own"} real={real.with_name("soffice.bin")}; {fault.program}'
    standin(where.root, words, pdfs.get("given.pdf"), fault.version)
    for name, content in pdfs.items():
        (where.root / "own" / name).write_bytes(content)
    (where.root / "tools").mkdir()
    for tool in TOOLS:
        (where.root / "tools" / tool).symlink_to(shutil.which(tool) or "")


def run(where: Place, fault: Injected) -> Run:
    """Make the report while something goes wrong."""
    limits = {"ZVIT_JAIL": fault.jail, "ZVIT_SECONDS": str(fault.seconds)}
    path = {"PATH": f"{where.root / 'own'}:{os.environ['PATH']}"}
    words = f'cd {where.root}; ({fault.around} "$@"); code=$?; cp -a build after; exit $code'
    around = (*IN_A_NAME_SPACE, words, "sh") if fault.around else ()
    environment = {name: value.replace("tools", str(where.root / "tools")) for name, value in fault.environment.items()}
    return where.run(*REPORT, around=around, environment={**limits, **path, **environment})


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Make both reports with the real LibreOffice, and keep what it gave."""
    given: dict[str, bytes] = {}
    trees: dict[str, Tree] = {}
    where = place(tmp_path_factory.mktemp("faults") / "place", "pervomaisk-rada")
    for name in ("other.pdf", "given.pdf"):
        equip(where, Injected(RECORDING), {})
        assert 0 == run(where, Injected()).code
        assert 3 == starts(where.root)  # of which two were to stay
        given[name], trees[name] = (where.root / "own/given.pdf").read_bytes(), where.documents()
        if name == "other.pdf":
            shutil.copytree(where.root / "build", where.root / "saved", ignore=shutil.ignore_patterns(CACHE))
        for folder in ("own", "tools"):
            shutil.rmtree(where.root / folder)
        file = where.root / DATA
        file.write_text(file.read_text("utf-8").replace(WORDS, OTHERS), "utf-8")
    shutil.rmtree(where.root / "build")
    shutil.copytree(where.root / "saved", where.root / "build")
    return Prepared(where, trees["other.pdf"], trees["given.pdf"], {**given, **damaged(given["given.pdf"])})


def damaged(pdf: bytes) -> dict[str, bytes]:
    """Make whole PDFs, as big as the right one, that say something else."""

    def drop_last(pages: pikepdf.PageList) -> None:
        del pages[-1]

    def drop_first(pages: pikepdf.PageList) -> None:
        del pages[0]

    def double(pages: pikepdf.PageList) -> None:
        pages.append(pages[0])

    made = {}
    for name, change in {"tailless": drop_last, "headless": drop_first, "doubled": double}.items():
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            change(opened.pages)
            made[f"{name}.pdf"] = saved(opened)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.Contents = opened.make_stream(b" ")
        made["blank.pdf"] = saved(opened)
    return made


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Write a PDF."""
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_in_the_new_documents_or_the_old_ones_and_a_message(
    name: str, prepared: Prepared, tmp_path: Path
) -> None:
    """The whole program in a process of its own, with its documented exit code."""
    fault = FAULTS[name]
    needs(fault.jail, tmp_path)
    shutil.copytree(prepared.where.root, tmp_path / "place")
    where = Place(tmp_path / "place")
    equip(where, fault, prepared.pdfs)

    ended = run(where, fault)
    after = tree(where.root / "after") if fault.around else where.documents()
    after = {name: content for name, content in after.items() if name != "fill" and not name.startswith(CACHE)}

    assert (fault.code, "") == (ended.code, ended.out if fault.code else ended.err), ended.err
    assert after == (prepared.old if fault.code else prepared.new)
    assert "Traceback" not in ended.err
    assert fault.says in ended.err
    assert bool(fault.code) is bool(re.search("[а-яіїєґ]", ended.err))
    assert [] == where.litter()
    assert [] == where.left_behind()


def test_more_than_forty_faults_are_tried(record_property: Callable[[str, object], None]) -> None:
    """As many as we have seen."""
    record_property("injected faults of whole builds", len(FAULTS))

    assert 40 < len(FAULTS)
