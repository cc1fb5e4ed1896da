"""Headless Chromium over its debugging pipe: a page as people and assistive programs get it, off the network.

With no driver between: messages are JSON, each ended by a zero byte, on the file descriptors 3 and 4 (Chrome DevTools
Protocol, `--remote-debugging-pipe`).
"""

from __future__ import annotations

import base64
import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.foreign import program

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip


class Browser:
    """One tab of one Chromium."""

    def __init__(self, talks: socket.socket) -> None:
        self._talks = talks
        self._number, self._session, self._rest = 0, "", b""
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Accessibility", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **how: object) -> dict[str, Any]:
        """Give the answer to one command; what happens meanwhile is kept in `events`."""
        self._number += 1
        session = {"sessionId": self._session} if self._session else {}
        words = json.dumps({"id": self._number, "method": method, "params": how, **session})
        self._talks.sendall(words.encode() + b"\0")
        while (heard := self._next()).get("id") != self._number:
            self.events.append(heard)
        assert "error" not in heard, heard
        answer: dict[str, Any] = heard["result"]
        return answer

    def open(self, page: Path, width: int, scheme: str = "light") -> None:
        """Show a page of the disk at this width of a window, to a person who prefers a light or a dark one."""
        self.events.clear()
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.ask("Page.navigate", url=page.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def find(self, script: str) -> object:
        """Give the value of a script that runs in the page, above its policy."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def asked_for(self) -> list[str]:
        """Give every address that the page has made the browser ask for."""
        sent = (event for event in self.events if event["method"] == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in sent]

    def heard(self) -> list[tuple[str, str]]:
        """Give the role and the name of everything that a screen reader meets, in its order."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        shown = (node for node in nodes if not node["ignored"])
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in shown]

    def picture(self) -> bytes:
        """Give the whole page as PNG."""
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """Give the page as PDF, on the paper that its own style asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            heard = self._talks.recv(1 << 20)
            assert heard, "Chromium has ended"
            self._rest += heard
        message, self._rest = self._rest.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Start Chromium in a fresh profile, and end it."""
    chromium = str(program("chromium"))
    ours, its = socket.socketpair()
    # The shell puts the socket where Chromium expects to listen and to speak.
    place = f'exec "$@" 3<&{its.fileno()} 4>&{its.fileno()}'
    words = ["bash", "-c", place, "bash", chromium, *_FLAGS, f"--user-data-dir={profile}"]
    with ours, subprocess.Popen(words, pass_fds=[its.fileno()], stderr=subprocess.DEVNULL) as process:
        its.close()
        try:
            yield Browser(ours)
        finally:
            ours.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
            process.kill()
