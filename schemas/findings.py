"""Зауваження: what the program noticed and a person should decide."""

from __future__ import annotations

from enum import StrEnum

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
    origin: Origin | None = None
