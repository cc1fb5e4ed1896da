"""Зауваження: what the program noticed and a person should decide."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from schemas.base import Model
from schemas.origin import Origin


class Severity(StrEnum):
    """How much a finding matters."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"
    """The document is not made."""


class Finding(Model):
    """A finding, with its place and the rule that made it."""

    rule: str
    severity: Severity
    message: str
    remedy: str = ""
    measure: str | None = None
    text: str | None = Field(default=None, exclude=True, repr=False)
    """The very words or name that it is about, by which it may be acknowledged; they may be personal, so not told."""
    acknowledged: str | None = None
    """The officer's reason to leave it as it is."""
    origin: Origin | None = None
