"""When a document has been approved: the last of its approvals and concurrences, once all of them are given."""

from __future__ import annotations

import datetime as dt

from schemas.requisites import Requisites


def approved_on(requisites: Requisites, today: dt.date) -> dt.date | None:
    """Give the day on which the last approval or concurrence was given; None if one is due, or none is foreseen."""
    days = [each.date for each in (*requisites.approvals, *requisites.concurrences)]
    given = [day for day in days if day and day <= today]
    return max(given) if requisites.approvals and len(given) == len(days) else None
