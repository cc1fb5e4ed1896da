"""A notice, as programs are told of it, to words for people. Nothing can fail."""

from __future__ import annotations

from schemas.answer import Notice
from schemas.origin import Origin


def where(notice: Notice) -> str:
    """Give the place of what is told of, as an officer looks it up; nothing if it has none."""
    if notice.file is None:
        return notice.place or ""
    return str(Origin(notice.file, notice.line or 0, notice.column or 0, notice.sheet or "", notice.cell or ""))


def sentence(notice: Notice) -> str:
    """Say what is wrong, and the way out."""
    return f"{notice.message}. {notice.remedy}" if notice.remedy else notice.message
