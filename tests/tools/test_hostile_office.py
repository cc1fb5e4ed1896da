"""What a hostile document names does not get into its PDF: by each wall alone, and by all together."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.contracts import Converter, Docx
from pipeline.errors import ProgramFailed
from pipeline.tools.canary import Seen, watch
from pipeline.tools.jail import Strength
from pipeline.tools.probe import Tool, whereabouts
from pipeline.tools.soffice import WRITER, Office
from tests.tools.hostile import SENTINEL, SIZE, disguised, documents, prey
from tests.tools.standins import needs, standin

pytestmark = pytest.mark.hard

OPEN = """for word do shift; case $word in --infilter=*) ;; *) set -- "$@" "$word" ;; esac; done
rm -f profile/user/registrymodifications.xcu; """
UNSET = "rm -f profile/user/registrymodifications.xcu; "
BROKEN = "echo '<oor:items' >profile/user/registrymodifications.xcu; "


@dataclass
class Server:
    """A server on this machine, and what it was asked for."""

    base: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Server]:
    """Serve the prey on an address of this machine alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = prey().get(self.path.rpartition("/")[2], b"")
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_request(self, *_: object) -> None:
            server.asked.append(self.path)  # by whatever method

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        server = Server(f"http://127.0.0.1:{listener.server_port}")
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        yield server
        listener.shutdown()


@dataclass(frozen=True)
class Caught:
    """What got into PDFs, or was asked for."""

    files: frozenset[str]
    requests: int


def office(folder: Path, strength: Strength, before: str) -> Office:
    """Give LibreOffice behind one wall, without its settings if `before` takes them away."""
    if not before:
        return Office(strength=strength)
    real = whereabouts(WRITER)
    assert real is not None
    program = standin(folder, f'{before}exec {real.with_name("soffice.bin")} "$@"')
    return Office(Tool(WRITER.title, str(program), WRITER.packages), strength=strength)


def hunt(converter: Converter, folder: Path, make: Callable[[str], Mapping[str, Docx]]) -> Caught:
    """Let LibreOffice open documents that go for files of this machine and for a server."""
    for name, content in prey().items():
        (folder / name).write_bytes(content)
    with listening() as server:
        bases = {"file": folder.as_uri(), "http": server.base}
        pdfs = converter({f"{kind} {name}": docx for kind, base in bases.items() for name, docx in make(base).items()})
    assert all("-" in words(pdf) for pdf in pdfs.values()), "a document that is not opened proves nothing"
    return Caught(frozenset(name for name, pdf in pdfs.items() if holds_prey(pdf)), len(server.asked))


def words(pdf: bytes) -> str:
    """Read all pages."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return "".join(page.get_textpage().get_text_bounded() for page in opened)


def holds_prey(pdf: bytes) -> bool:
    """Tell whether something of the prey is on a page or in a file that is attached."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pictures = [image for page in opened.pages for image in page.get_images().values()]
        attached = [file.get_file().read_bytes() for file in opened.attachments.values()]
    sizes = {(int(image.Width), int(image.Height)) for image in pictures}
    return SENTINEL in words(pdf) or SIZE in sizes or any(SENTINEL.encode() in content for content in attached)


WALLS: dict[str, tuple[Strength, str]] = {
    "settings alone": ("profile", ""),
    "bubblewrap alone": ("bwrap", UNSET),
    "no network, and settings": ("unshare", ""),
    "bubblewrap and settings": ("bwrap", ""),
}


@pytest.mark.parametrize("wall", WALLS)
def test_behind_every_wall_nothing_is_caught(wall: str, tmp_path: Path) -> None:
    """Fourteen ways, each towards a file and a server: no request, no picture, no word."""
    strength, before = WALLS[wall]
    needs(strength, tmp_path)

    assert Caught(frozenset(), 0) == hunt(office(tmp_path, strength, before), tmp_path, documents)


@pytest.mark.parametrize("strength", ["bwrap", "profile"])
def test_one_that_stays_lets_nothing_in_either(strength: Strength, tmp_path: Path) -> None:
    """Whether it has been given the documents over its channel or with its start; none is done without it."""
    needs(strength, tmp_path)

    with Office(strength=strength).warm() as warm:
        assert Caught(frozenset(), 0) == hunt(warm, tmp_path, documents)
        assert warm.peak > 0


def test_without_the_network_nothing_is_asked_for(tmp_path: Path) -> None:
    """That wall is for the network alone: files are kept out by the others."""
    needs("unshare", tmp_path)

    caught = hunt(office(tmp_path, "unshare", UNSET), tmp_path, documents)

    assert 0 == caught.requests
    assert not [name for name in caught.files if name.startswith("http")]


@pytest.mark.parametrize("before", [UNSET, BROKEN], ids=["without settings", "with settings that are torn"])
def test_without_walls_files_and_network_get_in(before: str, tmp_path: Path) -> None:
    """So the tests above can fail; and torn settings are ignored in silence, which is why they are written anew."""
    caught = hunt(office(tmp_path, "profile", before), tmp_path, documents)

    assert {"file blip", "http blip"} <= caught.files
    assert caught.requests > 0


def test_other_formats_in_disguise_are_not_opened(tmp_path: Path) -> None:
    """The filter is named: a web page, rich text, flat OpenDocument and plain text give no PDF."""
    made = disguised(tmp_path.as_uri())

    with pytest.raises(ProgramFailed) as failure:
        Office(strength="profile")(made)

    assert set(made) == {fault.place for fault in failure.value.faults}


def test_without_the_filter_they_would_be_opened(tmp_path: Path) -> None:
    """And without the settings they would bring in what they name."""
    caught = hunt(office(tmp_path, "profile", OPEN), tmp_path, disguised)

    assert "file flat-picture" in caught.files
    assert caught.requests > 0


def test_the_doctors_canaries_tell_a_wall_from_none(tmp_path: Path) -> None:
    """With our settings the picture that is held is drawn, and none else; with torn settings the doctor sees a leak."""
    assert Seen(drawn=True, leaked=False) == watch(office(tmp_path, "profile", ""))
    assert Seen(drawn=True, leaked=True) == watch(office(tmp_path, "profile", BROKEN))
