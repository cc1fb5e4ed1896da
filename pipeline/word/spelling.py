"""Spelling: what a clerk probably meant by a tag or a name that the form does not know.

From what was typed to advice in Ukrainian. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pipeline.nearest import nearest

SEE: Final = "Зразки позначок — у templates/README.md"

# Letters that a Ukrainian keyboard has and that look like those of a name.
_CYRILLIC: Final = str.maketrans("аеорсухіїАЕОРСХІВНКМТг", "aeopcyxiiAEOPCXIBHKMTr")

_SLIPS: Final = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"\{[{%]\s*[рРтТгГ]+\s", "Літери p, r, tr у позначці мають бути латинськими: перемкніть розкладку"),
        (r"\{\{\s+[pr]\s", "Приберіть пробіл: «{{p» і «{{r» пишуть разом"),
        (r"\{%\s+(p|r|tr)\s", "Приберіть пробіл: «{%p», «{%r» і «{%tr» пишуть разом"),
        (r"\{%\s*(for|if|elif|else|end)", "Додайте p, r або tr: {%p … %}, {%r … %}, {%tr … %}"),
        (r"\|", "Перетворень у позначках немає: приберіть «|» і все після нього"),
        (r"[\"'‘’ʼ“”„«»`]", "Лапок і апострофів у позначках не пишуть"),
        (r"[()\[\]+*/=<>~,\d]", "Обчислень у позначках немає: лише назва, for чи if"),
        (r"^\{#", "Приміток у шаблоні не пишуть"),
        (r"^(?!\{\{.*\}\}$|\{%.*%\}$)", "Дужки мають бути парні: {{ … }} або {% … %}"),
    )
)


def advice(tag: str) -> str:
    """Say how to write a tag that was not understood."""
    return next((f"{said}. {SEE}" for pattern, said in _SLIPS if pattern.search(tag)), SEE)


def meant(path: str, known: Iterable[str]) -> str:
    """Offer the names that `path` may stand for."""
    names = list(known)
    latin = path.translate(_CYRILLIC)
    if latin != path and latin in names:
        return f"У назві є кириличні літери; наберіть її латинкою: «{latin}»"
    return nearest(latin, names, SEE)
