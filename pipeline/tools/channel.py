"""LibreOffice's own channel, over which a second start hands its words to the first: used without a second start.

The first start listens on a socket named after its profile. It says `SendArguments`, is sent the words, does what they
say, and answers `ProcessingDone`; one visitor after another (LibreOffice, desktop/source/app/officeipcthread.cxx).
Nothing here raises: what became of the words is seen by what is made.
"""

from __future__ import annotations

import hashlib
import os
import select
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from time import monotonic
from urllib.parse import quote

_ASKS = b"InternalIPC::SendArguments\0"
_DONE = b"InternalIPC::ProcessingDone\0"
_PLAIN = "/!$&'()*+,-.:=@_~"
"""Signs that stand for themselves in LibreOffice's addresses of files."""
_LOOK = 0.005
"""Seconds between two looks whether it listens."""
_PEER = Struct("3i")


@dataclass(frozen=True, slots=True)
class Visit:
    """A connection to a LibreOffice."""

    connection: socket.socket
    host: int
    """A handle of the process that was started; it is readable when that has ended."""

    def say(self, words: Sequence[str], folder: Path) -> None:
        """Send the words, as if LibreOffice were started with them in `folder`."""
        told = ",".join(map(_escaped, (f"InternalIPC::Arguments1{folder.as_uri()}", *words)))
        with suppress(OSError):  # then there is no answer
            self.connection.sendall(told.encode() + b"\0")

    def answered(self, until: float) -> bool:
        """Wait until the words are done; tell False if they are not in time, or LibreOffice ends or babbles."""
        said = b""
        while said != _ASKS + _DONE:
            if not (_ASKS + _DONE).startswith(said) or not _speaks(self.connection, self.host, until):
                return False
            with suppress(OSError):
                if heard := self.connection.recv(len(_ASKS + _DONE)):
                    said += heard
                    continue
            return False
        return True

    @property
    def process(self) -> int:
        """Give the number of the process that listens, as it is called outside its jail."""
        peer = self.connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
        return int(_PEER.unpack(peer)[0])


def socket_of(profile: Path, folder: Path) -> Path | None:
    """Find the socket of the LibreOffice that uses that profile; None if it does not listen."""
    address = "file://" + quote(str(profile), safe=_PLAIN)
    digest = hashlib.md5(address.encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    return next(folder.glob(f"OSL_PIPE_*SingleOfficeIPC_{name}"), None)


def visit(profile: Path, folder: Path, host: int, until: float) -> Visit | None:
    """Connect as soon as it listens in `folder`; give nothing if it does not in time, or ends."""
    looks = select.poll()
    looks.register(host, select.POLLIN)
    while monotonic() < until:
        if (found := socket_of(profile, folder)) and (connection := _connected(found)):
            return Visit(connection, host)
        if looks.poll(_LOOK * 1000):
            break
    return None


def _connected(file: Path) -> socket.socket | None:
    """Connect to a socket, but not through a link: whoever is in the jail could lead us to one of this machine.

    It is named by a handle, as a socket's whole name must be short (unix(7)).
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    with suppress(OSError):
        found = os.open(file, os.O_PATH | os.O_NOFOLLOW)
        try:
            connection.connect(f"/proc/self/fd/{found}")
        finally:
            os.close(found)
        return connection
    connection.close()
    return None


def _speaks(connection: socket.socket, host: int, until: float) -> bool:
    """Wait until there is something to hear; tell False if the time is up or the host has ended before."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    poll.register(host, select.POLLIN)
    heard = poll.poll(max(0, until - monotonic()) * 1000)
    return any(handle == connection.fileno() for handle, _ in heard)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace(",", "\\,")
