"""A parcel, unfolded in a room of its own, to what a run on the sender's own disk would have made of it.

Of one parcel nothing is left for the next but what no data can change: the program, LibreOffice, the dictionary.
Whatever fails is told in the delivery as a run of its own would tell it.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pipeline import __version__, settings
from pipeline.archive import bound, hashes
from pipeline.batching.parcels import FORMAT, Delivery, Parcel
from pipeline.batching.unfolding import ORIGINALS, ROOT, unfold
from pipeline.contracts import Archived, Converter, Job
from pipeline.errors import DataFaults, Fault, ProgramFault, ZvitError
from pipeline.produce import finish, on_shelf
from pipeline.telling.answering import answer
from pipeline.telling.outcomes import Built, Failed
from pipeline.telling.speech import understood
from pipeline.tools.room import room
from pipeline.tools.soffice import Office
from pipeline.workspace import Workspace
from schemas.answer import Answer

_UPDATE: Final = "Установіть на обидві машини ту саму версію програми"
_KIBIBYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made, as it would be told, and the files."""

    outcome: Built | Failed
    files: Mapping[str, bytes]


def make(parcel: Parcel, office: Callable[[], Converter]) -> Delivery:
    """Make the document that is wanted; give its files, or what keeps them from being made.

    `office` gives LibreOffice, and may raise what keeps it from being had.
    """
    started, places = time.monotonic(), dict[str, str]()
    try:
        _refuse_what_another_program_sends(parcel)
        with TemporaryDirectory(dir=own_room()) as folder:
            here = Path(folder)
            places = _places(parcel, here)
            made = _made(parcel, unfold(parcel, here), office())
    except Exception as failure:  # noqa: BLE001 - one parcel, whatever is in it, never ends the worker
        made = _Made(Failed(_all_told(parcel, understood(failure)), parcel.job), {})
    return _delivery(made, places, time.monotonic() - started)


def unmade(job: Job, failure: BaseException) -> Delivery:
    """Give the delivery of a document of which no worker has made anything."""
    return _delivery(_Made(Failed(understood(failure), job), {}), {}, 0)


def _made(parcel: Parcel, workspace: Workspace, office: Converter) -> _Made:
    """Make the document on a workspace.

    Raises:
        ZvitError: what keeps it from being made.
    """
    job = parcel.job
    shelf = workspace.shelf(job.organization, job.year, job.document)
    finished = finish(job, workspace, office)
    if parcel.faults:
        raise DataFaults(parcel.faults)
    files = bound(finished.verified, finished.provenance)
    produced = on_shelf(finished, Archived(shelf, hashes(files), unchanged=False))
    return _Made(Built(job, produced, workspace, said=""), files)


def _all_told(parcel: Parcel, failure: ZvitError) -> ZvitError:
    """Give the failure with what only the sender has seen; what a worker says of such a file is its consequence."""
    if not parcel.faults or not isinstance(failure, DataFaults):
        return failure
    known = {fault.origin.file for fault in parcel.faults if fault.origin}
    more = (fault for fault in failure.faults if fault.origin is None or fault.origin.file not in known)
    return DataFaults((*parcel.faults, *more))


def _delivery(made: _Made, places: Mapping[str, str], seconds: float) -> Delivery:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KIBIBYTES
    return Delivery(_at_home(answer("batch", "", (made.outcome,)), places), made.files, seconds, memory)


def _at_home(answer: Answer, places: Mapping[str, str]) -> Answer:
    """Name the sender's folders where the room's are named."""
    told = answer.model_dump_json()
    if not any(here in told for here in places):
        return answer
    for here, there in places.items():
        told = told.replace(here, json.dumps(there, ensure_ascii=False)[1:-1])
    return Answer.model_validate_json(told)


def _places(parcel: Parcel, here: Path) -> dict[str, str]:
    apart = {str(here / ORIGINALS): parcel.originals.place} if parcel.originals else {}
    return {**apart, str(here / ROOT): parcel.root.place}


def _refuse_what_another_program_sends(parcel: Parcel) -> None:
    """Make nothing for a sender of another version: it would get other documents than it asks for.

    Raises:
        ProgramFault: it is of another.
    """
    if (parcel.format, parcel.program) != (FORMAT, __version__):
        raise ProgramFault(Fault(f"працівник має версію {__version__}, а завдання дала {parcel.program}", _UPDATE))


@cache
def own_room() -> Path:
    """Give this process's room, in which each parcel has a folder of its own; it ends with the process.

    Raises:
        FilesUnusable: it cannot be made.
    """
    return _stay().enter_context(room())


@cache
def own_office() -> Converter:
    """Give this process's LibreOffice, which stays for all its documents, and ends with it.

    Raises:
        UsageError: the environment wants what there is not.
    """
    return _stay().enter_context(Office(**settings.limits(os.environ)).warm())


@cache
def _stay() -> ExitStack:
    """Give what is left when this process ends."""
    stay = ExitStack()
    Finalize(None, stay.close, exitpriority=1)
    return stay
