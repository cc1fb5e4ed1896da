"""Rules of words: unknown to the dictionary, typed twice, spelt as before 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final, NamedTuple

from pipeline.contracts import Spelling
from pipeline.errors import ZvitError
from pipeline.rules.known_words import known_to
from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages, reading_rule
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.typography import addresses, without
from schemas.findings import Severity

_CYRILLIC: Final = "[\u0400-\u04ff]"
_WORD: Final = re.compile(rf"{_CYRILLIC}(?<![\w'’ʼ-].){_CYRILLIC}*+(?:['’ʼ`´‘-]{_CYRILLIC}++)*(?![\w@])")
_ABBREVIATED: Final = frozenset("./)")
"""What stands after a letter that is an abbreviation, an initial or a number of a list: м. Вигадане, з/п, а)."""
_LONGEST_ABBREVIATION: Final = 5
_SUGGESTED: Final = 5
"""So many words get a suggestion, which takes the dictionary longer than reading the whole document."""
_DOUBLED: Final = re.compile(
    rf"({_CYRILLIC}(?<![\w'’ʼ-].){_CYRILLIC}*+(?:['’ʼ-]{_CYRILLIC}++)*+)\s+(?i:\1)(?![\w'’ʼ-])"
)


class _Place(NamedTuple):
    passage: Passage
    start: int
    word: str
    after: str
    """The letter that follows it."""


@rule(
    "unknown-word",
    Severity.NOTE,
    "слова немає в словнику",
    "Український правопис (2019); словник hunspell-uk, доповнений термінами",
)
def words_are_in_the_dictionary(subject: Subject) -> Iterator[Noticed]:
    """A word that neither the dictionary nor the lists of terms have, once for each measure."""
    if subject.spelling is None:
        return
    places = [each for passage in passages(subject) for each in _words(passage)]
    known = known_to(subject.report.organization)
    try:
        strange = _unknown(subject.spelling, {each.word for each in places})
        unknown = [each for each in places if each.word in strange and not known.have(each.word, each.after)]
        words = list(dict.fromkeys(each.word for each in unknown))
        instead = {word: _suggestion(subject.spelling, word) for word in words[:_SUGGESTED]}
    except ZvitError as failure:
        told = failure.faults[0]
        yield Noticed(f"правопис не перевірено: {told.reason}", told.remedy, narrower="no-dictionary")
        return
    once = {(each.word, each.passage.measure): each for each in reversed(unknown)}
    yield from (_unknown_word(each, instead.get(each.word, "")) for each in reversed(once.values()))


def _words(passage: Passage) -> Iterator[_Place]:
    """Give the words to be looked up; abbreviations and initials are none."""
    text = without(addresses(passage.text), passage.text, " ")
    for found in _WORD.finditer(text):
        word, after = found[0], text[found.end() : found.end() + 1]
        is_plain = len(word) > 1 and word.islower()  # as most are
        if is_plain or not _is_abbreviation(word, after, text[max(0, found.start() - 1) : found.start()]):
            yield _Place(passage, found.start(), word, after)


def _is_abbreviation(word: str, after: str, before: str) -> bool:
    if len(word) == 1:
        return word.isupper() or after in _ABBREVIATED or before == "/"
    rest = word[1:]
    return (
        not rest.islower()
        and any(map(str.isupper, rest))
        and (not word.isupper() or len(word) <= _LONGEST_ABBREVIATION)
    )


def _unknown(spelling: Spelling, words: set[str]) -> set[str]:
    """Give the words that are unknown as a whole, and of which a part is unknown."""
    unknown = spelling(words)
    parts = {word: tuple(_parts(word)) for word in unknown if "-" in word}
    strange = spelling(form for forms in parts.values() for part in forms for form in part)
    return {word for word in unknown if word not in parts or any(strange.issuperset(part) for part in parts[word])}


def _parts(word: str) -> Iterator[tuple[str, ...]]:
    """Give the forms of each part of a compound, one of which must be known: роз’яснювально- is роз’яснювальний."""
    *first, last = word.split("-")
    yield from ((part, f"{part[:-1]}ий", f"{part[:-1]}ій") if part.endswith(("о", "е")) else (part,) for part in first)
    yield (last,)


def _suggestion(spelling: Spelling, word: str) -> str:
    """Give the only word that is one letter away, if there is just one."""
    near = [each for each in spelling.instead(word) if _is_one_step(word, each)]
    return near[0] if len(near) == 1 else ""


def _is_one_step(word: str, other: str) -> bool:
    """Tell whether a letter is changed, lost or added, or two are swapped."""
    start = _alike(word, other)
    left, right = word[start:], other[start:]
    end = _alike(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == len("ав") and left == right[::-1])


def _alike(word: str, other: str) -> int:
    """Count the letters that two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))


def _unknown_word(place: _Place, instead: str) -> Noticed:
    slip = Slip(place.start, place.start + len(place.word), f"слова «{place.word}» немає в словнику")
    told = noticed(place.passage, slip)
    own = "якщо слово правильне, впишіть його в terms (organization.yaml)"
    remedy = f"Можливо, «{instead}»; {own}" if instead else own.capitalize()
    return Noticed(told.message, remedy, place.word, told.measure, told.origin)


@reading_rule("doubled-word", Severity.WARNING, "слово набрано двічі поспіль", "повтор змінює або затемнює зміст")
def no_word_twice(passage: Passage) -> Iterator[Slip]:
    """The same word again, with nothing between."""
    for found in _DOUBLED.finditer(passage.text):
        yield Slip(found.start(), found.end(), f"слово «{found[1]}» двічі", found[1])
