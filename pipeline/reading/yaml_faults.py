"""What is wrong with YAML, in Ukrainian: each complaint of the parser, and what an officer does about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from pipeline.errors import Fault
from pipeline.reading.yaml_slips import slip
from schemas.origin import Origin

QUOTE = "Візьміть усе значення в лапки або почніть його з нового рядка після «|»"
_INDENT = "Вирівняйте рядок за сусідніми: однакові за змістом ключі мають однаковий відступ"
_EITHER = "Візьміть усе значення в лапки, або почніть його з нового рядка після «|», або вирівняйте рядок за сусідніми"

# The parser's words for the problem, or for what it was doing; the first that fits counts.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"character '\\t'", "знак табуляції замість пробілів на початку рядка", "Замініть його пробілами"),
    (r"character '(.)' that cannot start", "значення не може починатися зі знака «{0}»", QUOTE),
    (
        r"mapping values are not allowed",
        "двокрапка в значенні без лапок або зайвий відступ",
        _EITHER,
    ),
    (r"sequence entries are not allowed", "знак «- » не на початку рядка", "Почніть елемент переліку з нового рядка"),
    (r"mapping keys are not allowed", "знак «? » не на своєму місці", QUOTE),
    (r"scanning an? (alias|anchor)", "значення не може починатися зі знака «*» чи «&»", QUOTE),
    (
        r"unknown escape|escape sequence",
        "у подвійних лапках знак «\\» означає інше",
        "Візьміть значення в одинарні лапки",
    ),
    (r"scanning a block scalar", "після «|» чи «>» стоїть зайве", "Почніть текст з нового рядка"),
    (
        r"expected <block end>, but found '<scalar>'",
        "текст після значення або зайвий відступ",
        _EITHER,
    ),
    (r"expected <block end>|expected '-'", "рядок стоїть не на своєму відступі", _INDENT),
    (r"document", "у файлі більше одного документа YAML", "Приберіть рядки «---», «...» і «%»"),
)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def syntax_fault(text: str, error: yaml.MarkedYAMLError, file: str) -> Fault:
    """Word a syntax error.

    The parser in C and the one in Python word it differently; the latter's words are taken, whichever read the file.
    """
    said, last = _in_python(text, error)
    if found := slip(text.split("\n"), said, last):
        return Fault(found.reason, found.remedy, Origin(file, found.line + 1, found.column + 1))
    words = f"{said.context or ''} {said.problem or ''}"
    mark = said.problem_mark or said.context_mark
    origin = Origin(file, mark.line + 1, mark.column + 1) if mark else Origin(file)
    for pattern, reason, remedy in _WORDS:
        if known := re.search(pattern, words):
            return Fault(reason.format(*known.groups()), remedy, origin)
    return Fault("запис не відповідає правилам YAML", QUOTE, origin)


def letter_faults(text: str, file: str) -> Iterator[Fault]:
    """Give a fault for each letter that YAML does not take, or takes for the end of a line that no editor shows."""
    for found in _UNPRINTABLE.finditer(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        reason = f"невидимий символ U+{ord(found.group()):04X}"
        yield Fault(reason, "Вилучіть його", Origin(file, line, column))


def _in_python(text: str, otherwise: yaml.MarkedYAMLError) -> tuple[yaml.MarkedYAMLError, yaml.ScalarEvent | None]:
    """Give the complaint of the parser in Python, and the last scalar that it read before."""
    last: yaml.ScalarEvent | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            last = event if isinstance(event, yaml.ScalarEvent) else last
    except yaml.MarkedYAMLError as error:
        return error, last
    return otherwise, None
