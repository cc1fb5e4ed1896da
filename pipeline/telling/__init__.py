"""What a run says: to people while it works, to programs in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.errors import ExitCode
from pipeline.telling.answering import answer
from pipeline.telling.comparing import compared
from pipeline.telling.explaining import explained
from pipeline.telling.formats import FORMATS
from pipeline.telling.outcomes import Built, Compared, Done, Examined, Explained, Failed, Listed, Outcome, exit_code
from pipeline.telling.rules import listed
from pipeline.telling.speech import told
from pipeline.telling.streams import Stream, say
from pipeline.telling.summary import summary


class Telling:
    """The outcomes of a run, told in the format that was asked for; it alone remembers them."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        """Take the format from the command's words and environment; the rest of them need not be understood."""
        self._format = FORMATS.get(asked_format(words, environment))
        self._outcomes: tuple[Outcome, ...] = ()
        self.command = ""
        self.root = Path()

    @property
    def exit_code(self) -> ExitCode:
        """What the run ends with: the code of its first failure."""
        return exit_code(self._outcomes)

    def __call__(self, outcome: Outcome) -> None:
        """Tell people of `outcome`, and keep it for programs."""
        self._outcomes += (outcome,)
        text = said(outcome)
        if self._format:
            say(self._format.quote(text), Stream.ERRORS)
        else:
            say(text, Stream.ERRORS if isinstance(outcome, Failed) else Stream.OUTPUT)

    def close(self) -> None:
        """Tell programs of all outcomes, if a program listens and there are any."""
        if self._format and self._outcomes:
            written = self._format.write(answer(self.command, place_in_repository(self.root), self._outcomes))
            say(written.encode(), Stream.OUTPUT)


def asked_format(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the last format that the words ask for, or that of the environment."""
    asked = [environment.get("FORMAT", "")]
    for word, following in pairwise((*words, "")):
        if word == "--format":
            asked.append(following)
        elif word.startswith("--format="):
            asked.append(word.removeprefix("--format="))
    return asked[-1]


def said(outcome: Outcome) -> str:
    """Give the outcome as a text for people."""
    match outcome:
        case Built():
            text = summary(outcome.produced, outcome.workspace, outcome.seconds)
        case Examined():
            text = "\n".join(map(str, outcome.checks))
        case Done():
            text = outcome.said
        case Explained():
            text = explained(outcome.explanation)
        case Listed():
            text = listed(outcome.rules)
        case Compared():
            text = compared(outcome.comparison, outcome.files)
        case _:
            job = outcome.job
            which = f"{job.organization}, {job.year} рік. " if job and outcome.among_others else ""
            text = which + told(outcome.failure)
    return text


def place_in_repository(root: Path) -> str:
    """Give the way from the top of the git repository to `root`; nothing if it is the top or there is none."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "" if top == root else root.relative_to(top).as_posix()
