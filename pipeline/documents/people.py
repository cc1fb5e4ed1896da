"""Who approves and who signs: the official who holds a role on a day, as printed."""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import Complain
from pipeline.errors import Fault, Ground
from pipeline.wording.dates import digital
from schemas.names import Name
from schemas.organization import Official, Organization


def official(organization: Organization, role: Name, day: dt.date, complain: Complain) -> Official | None:
    """Give the one official who holds `role` on `day`; none or several are told to `complain`."""
    holders = [each for each in organization.officials if each.role == role]
    serving = [each for each in holders if each.in_office(day)]
    if len(serving) == 1:
        return serving[0]
    grounds: frozenset[Ground] = frozenset({(Official, str(role))})
    known = ", ".join(dict.fromkeys(str(each.role) for each in organization.officials))
    if not holders:
        complain(
            Fault(f"ролі «{role}» немає в organization.yaml", f"Є ролі: {known}", origin=role.origin, rests_on=grounds)
        )
    else:
        how_many = "ніхто не обіймає" if not serving else "обіймають кілька осіб"
        complain(
            Fault(
                f"посаду «{role}» {digital(day)} {how_many}",
                "Перевірте since і until посадових осіб в organization.yaml",
                origin=role.origin,
                rests_on=grounds,
            )
        )
    return None


def post(person: Official) -> str:
    """Give the post as printed: «В. о. міського голови» for a person who acts, else the post itself."""
    return f"{person.acting} {person.position_genitive}" if person.acting else str(person.position)
