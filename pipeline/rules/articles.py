"""Rules of articles: an index of a law's article that has lost its height, and so become another number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity

# How many digits the number of an article has at most: no law here has a hundred articles, neither code a thousand.
# In order: № 1700-VII, 280/97-ВР, 2493-III, 93-IV, 2939-VI, 2297-VI, 393/96-ВР, 389-VIII, 889-VIII, 922-VIII, 2657-XII;
# the codes 8073-X and 2341-III, by their full and their short names.
_DIGITS: Final = {
    "про запобігання корупції": 2,
    "про місцеве самоврядування в україні": 2,
    "про службу в органах місцевого самоврядування": 2,
    "про статус депутатів місцевих рад": 2,
    "про доступ до публічної інформації": 2,
    "про захист персональних даних": 2,
    "про звернення громадян": 2,
    "про правовий режим воєнного стану": 2,
    "про державну службу": 2,
    "про публічні закупівлі": 2,
    "про інформацію": 2,
    "кодексу україни про адміністративні правопорушення": 3,
    "купап": 3,
    "кримінального кодексу україни": 3,
    "кк україни": 3,
}
_CODES: Final = "|".join(name for name in _DIGITS if not name.startswith("про "))
_REACH: Final = 160
"""So many letters after an article's number its law is still named."""
_NUMBER: Final = r"\d+[⁰¹²³⁴-⁹]*(?:[- ]\d(?!\d))?"
_CITED: Final = re.compile(
    rf"\b(?:стат(?:т[яіюею]\w*|ей|ями|ям|ях)|ст\.)\s+(?P<numbers>{_NUMBER}(?:(?:,\s*|\s+(?:та|і|й|або)\s+){_NUMBER})*)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_EACH: Final = re.compile(_NUMBER)
_INDEXED: Final = re.compile(r"(\d+)([- ])(\d)")
_ACT: Final = re.compile(
    rf"[«\"](?P<name>про [^«»\"]+)[»\"]|(?P<code>{_CODES})"
    r"|(?P<short>\bЗакон(?:у|і|ом)?\b)(?!\s+України)",
    re.IGNORECASE,
)
_DEFINED: Final = re.compile(r"[«\"](?P<name>Про [^«»\"]+)[»\"]\s*\(далі\s*[-–—]\s*Закон\b", re.IGNORECASE)
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NORM: Final = "нумерація статей у самому акті: доповнену статтю позначають індексом угорі (51², 53⁵)"


@dataclass(frozen=True, slots=True)
class _Article:
    """The number of an article as it is printed."""

    passage: Passage
    start: int
    number: str
    digits: int
    """How many it has at most."""

    def slip(self, instead: str, says: str) -> Noticed:
        return noticed(self.passage, Slip(self.start, self.start + len(self.number), says, instead))


@rule("article-index", Severity.WARNING, "індекс статті закону надруковано як звичайну цифру", _NORM)
def indexes_of_articles_are_raised(subject: Subject) -> Iterator[Noticed]:
    """An article of which the law has not so many: 535 for 53⁵; or two numbers for one: 53 5."""
    for article in _articles(subject):
        indexed = _INDEXED.fullmatch(article.number)
        if indexed and indexed[2] == " ":
            yield article.slip(_indexed(indexed[1], indexed[3]), "індекс статті відірвано від її номера")
        elif article.number.isdecimal() and len(article.number) == article.digits + 1:
            instead = _indexed(article.number[:-1], article.number[-1])
            yield article.slip(instead, f"такої статті в акті немає: {article.number}")


@rule("article-hyphen", Severity.NOTE, "індекс статті закону надруковано через дефіс", _NORM)
def indexes_of_articles_have_no_hyphen(subject: Subject) -> Iterator[Noticed]:
    """As databases write it that have no raised digits: 51-2; a range goes to a greater number."""
    for article in _articles(subject):
        indexed = _INDEXED.fullmatch(article.number)
        if indexed and indexed[2] == "-" and int(indexed[3]) < int(indexed[1]):
            yield article.slip(_indexed(indexed[1], indexed[3]), "індекс статті пишуть угорі")


def _indexed(number: str, index: str) -> str:
    return f"{number}{index.translate(_RAISED)}"


@lru_cache(maxsize=1)
def _articles(subject: Subject) -> tuple[_Article, ...]:
    """Give the articles of known laws that the document refers to."""
    defined = (_DEFINED.search(each.text) for each in passages(subject) if "далі" in each.text.lower())
    short = next((found["name"] for found in defined if found), "")
    numbered = (each for each in passages(subject) if _DIGIT.search(each.text))
    return tuple(article for each in numbered for article in _cited(each, short))


def _cited(passage: Passage, short: str) -> Iterator[_Article]:
    text = _with_raised(passage)
    for cited in _CITED.finditer(text):
        digits = _digits(text[cited.end() : cited.end() + _REACH], short)
        for each in _EACH.finditer(cited["numbers"]) if digits else ():
            yield _Article(passage, cited.start("numbers") + each.start(), each[0], digits)


def _with_raised(passage: Passage) -> str:
    """Give the letters with raised digits for those of raised runs."""
    runs = passage.paragraph.runs
    return "".join(run.text.translate(_RAISED) if run.emphasis.superscript else run.text for run in runs)


def _digits(after: str, short: str) -> int:
    """Tell how many digits an article's number has in the law that is named next; 0 if that is not known."""
    act = _ACT.search(after)
    name = (act["name"] or act["code"] or short) if act else ""
    return _DIGITS.get(" ".join(name.lower().split()), 0)
