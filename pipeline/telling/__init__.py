"""What a run says: to people while it works, to programs in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.errors import ExitCode
from pipeline.telling.formats import FORMATS
from pipeline.telling.outcomes import Failed, Outcome, exit_code
from pipeline.telling.streams import Stream, say


class Telling:
    """The outcomes of a run, told in the format that was asked for; it alone remembers them."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        """Take the format from the command's words and environment; the rest of them need not be understood."""
        self.format = asked_format(words, environment)
        self._quote = FORMATS.get(self.format)
        self.outcomes: tuple[Outcome, ...] = ()
        self.by_lines = False
        """Whether programs are told of each document in a line of its own, as it comes."""
        self.command = ""
        self.root = Path()

    @property
    def exit_code(self) -> ExitCode:
        """What the run ends with: the code of its first failure."""
        return exit_code(self.outcomes)

    @property
    def is_awaited(self) -> bool:
        """Whether a program waits for an answer, and there is something to answer."""
        return self._quote is not None and bool(self.outcomes)

    @property
    def is_for_people(self) -> bool:
        """Whether people alone are told."""
        return self._quote is None

    def __call__(self, outcome: Outcome) -> None:
        """Tell people of `outcome`, and keep it for programs."""
        self.outcomes += (outcome,)
        self.say(outcome.said, Stream.ERRORS if isinstance(outcome, Failed) else Stream.OUTPUT)

    def say(self, said: str, stream: Stream = Stream.OUTPUT) -> None:
        """Tell people something; if a program reads along, where that does not look, and harmless to it."""
        if self._quote:
            say(self._quote(said), Stream.ERRORS)
        else:
            say(said, stream)


def asked_format(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the last format that the words ask for, or that of the environment."""
    asked = [environment.get("FORMAT", "")]
    for word, following in pairwise((*words, "")):
        if word == "--format":
            asked.append(following)
        elif word.startswith("--format="):
            asked.append(word.removeprefix("--format="))
    return asked[-1]
