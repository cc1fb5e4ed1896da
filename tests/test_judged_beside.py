"""A document is judged beside its printing: whatever fails of the two, what an officer can mend is told first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.contracts import Conversion, Docx, Job
from pipeline.errors import DataFaults, Fault, ProgramFailed, ProgramFault, ZvitError
from pipeline.produce import finish
from pipeline.tools.beside import Made, Work, in_this_process
from pipeline.workspace import Workspace
from schemas.conformance import PdfA
from tests.converting import AtOnce

JOB = Job("vyhadana-rada", 2024, "plan", dt.date(2025, 1, 10))
WRONG = DataFaults([Fault("помилка в даних")])
GONE = ProgramFault("частину роботи спинено")


@dataclass
class Failing(AtOnce):
    """A LibreOffice that fails when it is waited for."""

    told: list[str] = field(default_factory=list)
    versions: Mapping[str, str] = field(default_factory=dict)
    confinement: str = ""

    @contextmanager
    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Iterator[Conversion]:  # noqa: ARG002 - as any
        """Note when it is waited for, and when it is left."""

        def wait() -> Mapping[str, bytes]:
            self.told.append("waited for")
            raise ProgramFailed("LibreOffice не впорався")

        try:
            yield wait
        finally:
            self.told.append("left")


@dataclass
class Elsewhere:
    """Work that somebody else does, who fails; what comes of it is known when it is waited for."""

    failure: ZvitError
    known: bool = False

    def advance(self) -> None:
        """Raise it if it is known by now."""
        if self.known:
            raise self.failure

    def __call__(self) -> None:
        """Raise it."""
        raise self.failure

    def aside(self, _work: Callable[[], Made]) -> AbstractContextManager[Work[Made]]:
        """Take this for the work."""
        return nullcontext(self)  # type: ignore[arg-type] # it gives nothing


def failed(root: Path, work: Elsewhere, office: Failing) -> ZvitError:
    """What a run comes to whose LibreOffice fails, too."""
    with pytest.raises(ZvitError) as failure:
        finish(JOB, Workspace(root), office, aside=work.aside)
    return failure.value


@pytest.mark.parametrize("known", [False, True])
def test_what_is_wrong_with_the_data_is_told_before_what_is_wrong_with_the_machine(root: Path, *, known: bool) -> None:
    """If it is known by then, LibreOffice is left at once: a long document would keep the officer waiting."""
    office = Failing()

    assert WRONG is failed(root, Elsewhere(WRONG, known), office)
    assert office.told == (["left"] if known else ["waited for", "left"])


def test_a_copy_that_is_gone_hides_nothing(root: Path) -> None:
    """As when the memory is gone, and LibreOffice with it."""
    assert isinstance(failed(root, Elsewhere(GONE), Failing()), ProgramFailed)


def test_rules_that_refuse_a_document_read_it_once(root: Path) -> None:
    """Though they are asked again when everything else has ended."""
    read: list[int] = []

    def refuse() -> None:
        read.append(1)
        raise WRONG

    def aside(_work: Callable[[], Made]) -> AbstractContextManager[Work[Made]]:
        return in_this_process(refuse)  # type: ignore[arg-type] # it gives nothing

    office = Failing()
    with pytest.raises(DataFaults):
        finish(JOB, Workspace(root), office, aside=aside)

    assert [1] == read
    assert ["left"] == office.told
