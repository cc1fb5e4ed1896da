"""What was sealed, in lines for the officer, and what a package's description lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.contracts import Job
from pipeline.packages.describing import UNSTATED
from pipeline.seal import Sealed
from pipeline.telling.commands import as_typed

_WRITTEN = {
    "Registration-Index": ("реєстраційний індекс", "requisites.registration.index у {kind}.yaml"),
    "Retention-Term": ("строк зберігання", "archive.retention в organization.yaml"),
}
"""What a description should say, by its names: how it is called, and where the data say it."""


def sealed(made: Sealed, place: str, job: Job) -> str:
    """Say that a document is frozen, or that it had been."""
    lacking = tuple(undescribed(made.package.described))
    if made.was_there:
        return "\n".join((f"уже запечатано: {place}; відтоді нічого не змінилося", *lacking))
    first = f"запечатано № {made.produced.standing.number}: {place}"
    known = f"запишіть у журнал: data/manifest.json {made.package.manifest_hash}"
    last = f"цих файлів більше ніщо не замінить; далі — підпис: {as_typed('sign-request', job)}"
    return "\n".join((first, f"  {known}", *lacking, f"  {last}"))


def undescribed(described: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Say what a package's description lacks, and where it is written; nothing if it has all."""
    known = dict(described)
    lacking = [name for name in _WRITTEN if known.get(name) == UNSTATED]
    if lacking:
        what = ", ".join(_WRITTEN[name][0] for name in lacking)
        where = "; ".join(_WRITTEN[name][1] for name in lacking).format(kind=known["Document-Kind"])
        yield f"  в описі пакета не вказано: {what}; впишіть, якщо є: {where}"
