"""What can be put right: classes of signs, by the names of the rules that notice them. Pure.

A class takes the text of a file, with its markup, and gives edits; mentions of figures, addresses and escaped signs are
never touched. What a rule cannot know, such as the other half of a pair, is not edited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from pipeline.edits import Edit
from pipeline.rules.letters import one_alphabet_in_a_word
from pipeline.rules.passage import Passage
from pipeline.rules.passages import ReadingRule
from pipeline.rules.spacing import a_space_after_a_mark, no_space_before_a_mark, no_space_inside_quotes, single_spaces
from pipeline.wording.signs.apostrophes import with_apostrophes
from pipeline.wording.signs.dashes import with_dashes
from pipeline.wording.signs.quotes import with_quotes
from pipeline.wording.typography import ADDRESS, HIDDEN
from schemas.document import printed
from schemas.typography import APOSTROPHE, DASH, Typography

_UNTOUCHED: Final = re.compile(
    rf"\[\[[^\]\n]*\]\]|\]\([^)\n]*\)|<[^>\s]+>|\\.|{ADDRESS.pattern}", re.IGNORECASE | re.DOTALL
)
"""A figure's mention, where a link leads, an address, a sign that is no markup."""
_BETWEEN: Final = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-+*]|[0-9]{1,9}[.)]) )")
"""Where a paragraph or an item of a list ends."""


_Look: TypeAlias = Callable[[str, Typography], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class FixClass:
    """One kind of what can be put right."""

    title: str
    """For the officer: what becomes what."""
    look: _Look

    def edits(self, text: str, signs: Typography) -> Iterator[Edit]:
        """Give the edits of a text, in its order; none reaches into another or into what is not touched."""
        hidden = _UNTOUCHED.sub(lambda found: HIDDEN * len(found[0]), text)
        last = 0
        for start, end in _paragraphs(hidden):
            for edit in self.look(hidden[start:end], signs):
                moved = Edit(start + edit.start, start + edit.end, edit.instead)
                if moved.start >= last and HIDDEN not in hidden[moved.start : moved.end]:
                    yield moved
                    last = moved.end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BETWEEN.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _sign_by_sign(signed: Callable[[str, Typography], str]) -> _Look:
    def look(text: str, signs: Typography) -> Iterator[Edit]:
        for at, (was, now) in enumerate(zip(text, signed(text, signs), strict=True)):
            if was != now:
                yield Edit(at, at + 1, now)

    return look


def _by_rule(rule: ReadingRule) -> FixClass:
    def look(text: str, _: Typography) -> Iterator[Edit]:
        (paragraph,) = printed(text) or (None,)
        for slip in rule.reading(Passage(paragraph)) if paragraph else ():
            if slip.instead:
                yield Edit(slip.start, slip.end, slip.instead)

    return FixClass(rule.notices, look)


CLASSES: Final[Mapping[str, FixClass]] = MappingProxyType(
    {
        "straight-quotes": FixClass("прямі лапки стають «…»", _sign_by_sign(lambda text, _: with_quotes(text))),
        "apostrophes": FixClass(
            "апостроф стає одним знаком",
            _sign_by_sign(lambda text, signs: with_apostrophes(text, signs.apostrophe or APOSTROPHE)),
        ),
        "dash-spacing": FixClass(
            "дефіс між пропусками стає тире",
            _sign_by_sign(lambda text, signs: with_dashes(text, signs.dashes or DASH)),
        ),
        **{
            rule.id: _by_rule(rule)
            for rule in (
                no_space_before_a_mark,
                a_space_after_a_mark,
                single_spaces,
                no_space_inside_quotes,
                one_alphabet_in_a_word,
            )
        },
    }
)
"""By the name that a finding has in the summary."""
