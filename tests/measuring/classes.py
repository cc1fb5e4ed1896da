"""Which rules look for which class of faults: the seam between the yardstick and the project's rules."""

from __future__ import annotations

from typing import Final

RULES_OF: Final[dict[str, frozenset[str]]] = {
    "approval-word": frozenset({"approval-word"}),
    "date-out-of-period": frozenset({"date-outside-year"}),
    "empty-mark": frozenset({"mark-missing"}),
    "impossible-date": frozenset({"date-impossible"}),
    "late-measure": frozenset({"measure-late", "prose-late"}),
    "no-reason": frozenset({"reason-missing"}),
    "put-off": frozenset({"status-prose", "status-doubtful"}),
    "put-off-without-until": frozenset({"until-missing"}),
    "timeframe-unclear": frozenset({"timeframe-incomplete"}),
    "wrong-weekday": frozenset({"weekday-wrong"}),
}
"""By class, the ids of rules; a class that is not here is looked for by none."""

OF_THE_WHOLE: Final = frozenset[str]({"apostrophes", "heading-dots"})
"""Rules that speak once of the whole document, which has one remedy."""

NAMES: Final[dict[str, str]] = {
    "apostrophe-mixture": "апостроф іншим знаком",
    "approval-word": "слово грифа",
    "cancelled-act": "посилання на скасований акт",
    "capital": "велика чи мала літера",
    "compound-hyphen": "складне слово без дефіса",
    "cut-off": "текст обірвано",
    "date-out-of-period": "дата поза звітним періодом",
    "date-style": "вигляд дати",
    "dates-out-of-order": "дати не за порядком",
    "double-dot": "дві крапки",
    "double-space": "зайвий пробіл",
    "doubled-word": "слово двічі поспіль",
    "empty-mark": "немає відмітки",
    "euphony": "у/в перед голосним",
    "extra-comma": "зайва кома",
    "flattened-index": "індекс статті без верхнього регістру",
    "heading-dot": "крапка в кінці заголовка",
    "hyphen-for-dash": "дефіс замість тире",
    "hyphen-spacing": "пробіл біля дефіса",
    "impossible-date": "неможлива дата",
    "late-measure": "захід виконано із запізненням",
    "lost-word": "пропущене слово",
    "lower-case-after-dot": "мала літера після крапки",
    "meaning": "суперечність або невдале слово за змістом",
    "missing-comma": "пропущена кома",
    "missing-final-dot": "немає крапки в кінці",
    "missing-inner-dot": "немає крапки між реченнями",
    "missing-space": "немає пробілу після знака",
    "mixed-script": "латинська літера в українському слові",
    "no-reason": "не виконано без причини",
    "noun-number": "іменник не узгоджено з числом",
    "numbering": "номер без крапки",
    "official-name": "неповна офіційна назва",
    "old-spelling": "правопис до 2019 року",
    "put-off": "захід відкладено",
    "put-off-without-until": "відкладено невідомо доки",
    "quote-spacing": "пробіл усередині лапок",
    "real-word": "інше справжнє слово",
    "repeated-figure": "те саме число у двох клітинках",
    "repeated-passage": "уривок повторено",
    "russian-letter": "російська літера",
    "separator-row": "рядок із самих рисок",
    "set-phrase": "помилковий зворот",
    "space-before-mark": "пробіл перед розділовим знаком",
    "straight-quotes": "прямі лапки",
    "stray-markup": "залишки розмітки",
    "timeframe-unclear": "строк, який не розібрати",
    "title-year": "звіт «на» рік замість «за»",
    "torn-passage": "текст розірвано межею сторінки",
    "torn-word": "слово розірвано",
    "two-prepositions": "два прийменники поспіль",
    "unbalanced-pair": "лапка або дужка без пари",
    "unknown-word": "слово, якого немає у словнику",
    "wrong-case": "не той відмінок",
    "wrong-weekday": "не той день тижня",
    "year-mismatch": "роки у відмітці інші, ніж у плані",
    "year-without-word": "рік без слова «рік»",
}
"""What each class is called on the page."""
