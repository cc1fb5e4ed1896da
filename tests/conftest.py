"""What all tests share."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from pipeline.contracts import Docx, Pdf
from tests.office import MAKERS, pdfs_of
from tests.pdf import sample  # noqa: F401 - it enrols a document
from tests.workspaces import fictional

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")  # how busy the machine is says nothing of the program


def pytest_configure() -> None:
    """Let the tests' programs hear what those of a terminal hear: in the background or under nohup two are ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that needs the real LibreOffice, so that nobody forgets to."""
    for test in items:
        if "office_pdf" in getattr(test, "fixturenames", ()):
            test.add_marker(pytest.mark.office)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the long tests have counted, as `record_property` was told."""
    for report in terminalreporter.getreports("passed"):
        for name, counted in report.user_properties:
            terminalreporter.write_line(f"{name}: {counted}")


@pytest.fixture(scope="session")
def office_docx() -> dict[str, Docx]:
    """Give every enrolled DOCX by name."""
    return {name: Docx(make()) for name, make in sorted(MAKERS.items())}


@pytest.fixture(scope="session")
def office_pdf(office_docx: dict[str, Docx], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pdf]:
    """Give the archival PDF of every enrolled DOCX by name; LibreOffice is started once for the whole run."""
    folder = tmp_path_factory.getbasetemp()
    return pdfs_of(office_docx, folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace of one fictional organization; no wish from outside reaches it."""
    for name in ("YEAR", "ORG", "DOCUMENT", "TEMPLATE", "TODAY", "PDFA", "FORMAT", "FROM", "TO", "SEALED", "LITERAL"):
        monkeypatch.delenv(name, raising=False)
    return fictional(tmp_path)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let copies of the process work, though a test's has threads of its own; none of them is left behind."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    before = _children()
    yield
    assert before == _children()


def _children() -> str:
    """The processes that this one has begun and not taken leave of; other tests have theirs."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text()
