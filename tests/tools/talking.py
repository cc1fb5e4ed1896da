"""A program that stands in for a LibreOffice that stays: each document says how it is to behave on it.

A document of two words, such as `die warm`, is misbehaved on only by a program that stays; by one that is started with
it, it is exported.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.contracts import Docx
from pipeline.tools.probe import Tool
from pipeline.tools.soffice import Office
from tests.tools.standins import MARK, blank_pdf

GOOD = Docx(b"good")
FAULTS = ("die", "hang", "babble", "hang up", "tear", "nothing", "lie")
"""Every way in which it can fail with a document; all but the last two are seen before the file is looked for."""

_PROGRAM = """#!{python} -I
import hashlib, os, signal, socket, subprocess, sys, urllib.parse
from pathlib import Path
own = Path({own!r})
words = sys.argv[1:]
if words == ["--version"]:
    sys.exit(print("LibreOffice 7.4.7.2"))
stays = "private:factory/swriter" in words
with (own / "starts").open("a") as starts:
    print("without" if stays else "with documents", file=starts)
good = (own / "good.pdf").read_bytes()

def export(words, behave):
    out = Path(words[words.index("--outdir") + 1])
    for document in filter(lambda word: word.endswith(".docx"), words):
        kind, _, only = Path(document).read_text().partition(":")
        pdf = out / Path(document).with_suffix(".pdf").name
        behave("good" if only and behave is cold else kind, pdf)

def cold(kind, pdf):
    if kind == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if kind == "hang":
        subprocess.run(["sleep", {mark!r}])
    if kind in ("good", "tear"):
        pdf.write_bytes(good if kind == "good" else good[:300])

def warm(kind, pdf):
    if kind == "babble":
        visitor.sendall(b"Internal" + bytes(100))
    if kind == "hang up":
        visitor.close()
    cold(kind, pdf)

if not stays:
    sys.exit(export(words, cold))
profile = next(word.partition("=")[2] for word in words if word.startswith("-env:UserInstallation="))
digest = "".join("%x" % byte for byte in hashlib.md5(profile.encode("utf-16-le")).digest())
name = "/tmp/OSL_PIPE_%d_SingleOfficeIPC_%s" % (os.getuid(), digest)
listener = socket.socket(socket.AF_UNIX)
listener.bind(name)
with (own / "sockets").open("a") as known:
    print(name, file=known)
listener.listen()
while True:
    visitor, _ = listener.accept()
    visitor.sendall(b"InternalIPC::SendArguments\\0")
    heard = b""
    while not heard.endswith(b"\\0"):
        heard += visitor.recv(4096)
    said = heard[:-1].decode().removeprefix("InternalIPC::Arguments1").replace("\\\\,", "\\0").split(",")
    try:
        export([word.replace("\\0", ",") for word in said[1:]], warm)
        visitor.sendall(b"InternalIPC::ProcessingDone\\0")
    except OSError:
        pass
    visitor.close()
"""


def talking(folder: Path, seconds: float = 20) -> Office:
    """Give a converter whose LibreOffice stays, or ends with its documents, and behaves as they say."""
    own, rooms = folder / "own", folder / "rooms"
    own.mkdir()
    rooms.mkdir()
    (own / "good.pdf").write_bytes(blank_pdf())
    program = own / "soffice"
    program.write_text(_PROGRAM.format(python=sys.executable, own=str(own), mark=MARK), "utf-8")
    program.chmod(0o755)
    tool = Tool("LibreOffice Writer", str(program), "libreoffice-writer-nogui")
    return Office(tool, seconds=seconds, strength="profile", rooms=rooms)


def starts(folder: Path) -> list[str]:
    """Tell how it was started, each time."""
    return (folder / "own/starts").read_text().splitlines()


def sockets(folder: Path) -> list[Path]:
    """Give those of the sockets on which it listened that are still there."""
    return [file for file in map(Path, (folder / "own/sockets").read_text().splitlines()) if file.exists()]
