"""The Ukrainian dictionary, asked through hunspell: of many words those that it does not know, and what it would write.

The program is started once, when it is first asked or told to begin, and stays for the whole run: its start costs more
than a thousand words. Fails if it or its dictionary is missing, ends, or does not answer in time.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.errors import Fault, ProgramFailed, ProgramMissing, ZvitError
from pipeline.tools.probe import Tool, whereabouts

HUNSPELL: Final = Tool("Словник (hunspell)", "hunspell", "hunspell hunspell-uk")
DICTIONARY: Final = Path("/usr/share/hunspell/uk_UA.dic")
_SECONDS: Final = 20
_BATCH: Final = 500
"""So many words fit into a pipe together with what is said of them, so neither side waits for the other."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ`´‘′", "'"))
"""The dictionary has the typewriter's sign only."""
_LAST: Final = "ъъъ"
"""A word that no dictionary knows: when it is said, all before it has been."""
_ENVIRONMENT: Final = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
"""Nothing of ours, and no personal dictionary of whoever is at work."""


@dataclass(slots=True, weakref_slot=True)
class _Talk:
    """A child that answers each question with words of its own, the last of which is known."""

    command: tuple[str | Path, ...]
    last: bytes
    seconds: float
    child: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start the child without waiting for it.

        Raises:
            OSError: it cannot be started.
        """
        self.child = self.child or self._started()

    def ask(self, question: str) -> str:
        """Give all that it answers.

        Raises:
            ProgramFailed: it cannot be started, has ended, or is silent for too long.
        """
        try:
            self.begin()
            return self._answer(question.encode()).decode()
        except OSError as failure:
            self.close()
            raise ProgramFailed(Fault("словник не відповів", "Повторіть команду; далі — make doctor")) from failure

    def close(self) -> None:
        """End the child."""
        if self.child:
            _end(self.child)
            self.child = None

    def _started(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            self.command,
            bufsize=0,
            cwd="/",  # it would take a dictionary from where it stands
            env=_ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        weakref.finalize(self, _end, child)
        return child

    def _answer(self, question: bytes) -> bytes:
        child = self.child
        if child is None or child.stdin is None or child.stdout is None:
            return b""
        child.stdin.write(question)
        heard, until = b"\n", time.monotonic() + self.seconds
        while not heard.endswith(self.last):
            poll = select.poll()
            poll.register(child.stdout)
            waiting = max(0.0, until - time.monotonic())
            piece = os.read(child.stdout.fileno(), 1 << 16) if poll.poll(waiting * 1000) else b""
            if not piece:
                raise TimeoutError
            heard += piece
        return heard


def _end(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe:
            pipe.close()
    child.kill()
    child.wait()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary that remembers what it was asked."""

    tool: Tool = HUNSPELL
    seconds: float = _SECONDS
    """How long it may be silent."""
    _judged: dict[str, bool] = field(default_factory=dict)
    _talks: dict[str, _Talk] = field(default_factory=dict)

    def begin(self) -> None:
        """Let it load while others are at work; what keeps it from loading is told to whoever asks."""
        with suppress(ZvitError, OSError):
            self._list().begin()

    def __call__(self, words: Iterable[str]) -> frozenset[str]:
        """Give those of the words that it does not know; what is no word but a number or a sign, it is not asked.

        Raises:
            ProgramMissing: there is no hunspell, or no Ukrainian dictionary.
            ProgramFailed: it does not answer.
        """
        folded = {word: word.translate(_APOSTROPHES) for word in words}
        new = [word for word in dict.fromkeys(folded.values()) if word not in self._judged and _WORD.fullmatch(word)]
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            unknown = set(self._list().ask("\n".join([*batch, _LAST, ""])).split("\n"))
            self._judged.update((word, word not in unknown) for word in batch)
        return frozenset(typed for typed, word in folded.items() if not self._judged.get(word, True))

    def instead(self, word: str) -> tuple[str, ...]:
        """Give the words that it would write instead, the likeliest first.

        Raises:
            ProgramMissing: there is no hunspell, or no Ukrainian dictionary.
            ProgramFailed: it does not answer.
        """
        return tuple(self._suggested(word.translate(_APOSTROPHES)))

    def _suggested(self, word: str) -> Iterator[str]:
        if _WORD.fullmatch(word):
            said = self._talk("-a", "\n\n").ask(f"^{word}\n")
            _, _, words = said.strip().rpartition("\n")[2].partition(": ")
            yield from words.split(", ") if words else ()

    def _list(self) -> _Talk:
        return self._talk("-l", f"\n{_LAST}\n")

    def _talk(self, way: str, last: str) -> _Talk:
        if way not in self._talks:
            program = whereabouts(self.tool)
            if program is None or not DICTIONARY.is_file():
                raise ProgramMissing(Fault("бракує словника української мови", self.tool.remedy))
            # Into a pipe it would say nothing before it has a page to say: stdbuf (coreutils) has it say every line.
            command = ("stdbuf", "-oL", program, way, "-d", DICTIONARY.with_suffix(""))
            self._talks[way] = _Talk(command, last.encode(), self.seconds)
        return self._talks[way]


@cache
def spelling() -> Dictionary:
    """Give the dictionary of this run; it is started when it is first asked, or told to begin."""
    return Dictionary()
