"""What is left out of a template is looked at first: nothing that somebody wrote may be dropped unsaid.

From parts to faults: footnotes with letters, a mail merge. Fails with `Unsound` if such a part is no XML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.errors import Fault
from pipeline.word.places import place_of
from pipeline.word.stripping import SETTINGS
from pipeline.word.wordml import parse, w

_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")


def left_out(parts: Mapping[str, bytes], template: str) -> Iterator[Fault]:
    """Give a fault for each footnote that says something, and for a source of a mail merge.

    Raises:
        Unsound: one of the parts is no XML.
    """
    for part in _NOTES:
        letters = parse(parts[part], part).iter(w("t"), w("instrText")) if part in parts else ()
        for one in letters:
            yield Fault("є виноска", "Приберіть її: пояснення пишуть у даних", place=place_of(one, template, part))
    if SETTINGS in parts and parse(parts[SETTINGS], SETTINGS).find(w("mailMerge")) is not None:
        remedy = "Вимкніть його: «Розсилки» → «Почати злиття» → «Звичайний документ Word»"
        yield Fault("шаблон пов’язано зі злиттям пошти", remedy, place=template)
