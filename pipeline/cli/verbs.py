"""The verbs of the command line: what each does, in a line, and the file of this folder that knows how."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.kinds import KINDS


class Verb(NamedTuple):
    """One verb; its file is loaded when it is typed, so that a slip of the pen is told at once."""

    file: str
    does: str
    """Its help, of which a list of the verbs shows the first sentence."""


_OF_DOCUMENTS = {
    kind.name: Verb("documents", f"{kind.title} {kind.over} рік: DOCX і архівний PDF.") for kind in KINDS.values()
}
_OTHERS = {
    "reports": Verb("batch", "Усі роки всіх органів: де є звіт — звіт, де лише план — план."),
    "batch": Verb("batch", "Документи всіх органів і років у теці чи за переліком; невдача одного не спиняє решти."),
    "new-year": Verb(
        "newyear", "Складає чернетку даних нового року з минулого: план, реквізити, порожні відмітки й реєстри."
    ),
    "explain": Verb("explaining", "Звідки взято кожне число заходу і що зміниться, якщо змінити рядок реєстру."),
    "diff": Verb("comparing", "Що змінилося між двома роками або від запечатаного: на екрані, таблицею Word, у JSON."),
    "fix": Verb("fixing", "Виправляє в даних один клас друкарських знаків; слів не змінює."),
    "archive": Verb("archiving", "Складає архівний пакет документа, який перевіряється без цієї програми."),
    "verify-package": Verb(
        "archiving", "Перевіряє архівний пакет: хеші, зміст DOCX і PDF, відповідність, перебудову, підписи."
    ),
    "verify-archive": Verb(
        "archiving", "Перевіряє всі запечатані пакети (або всі в теці); один пошкоджений не спиняє решти."
    ),
    "seal": Verb("sealing", "Запечатує затверджений документ: пакет, який більше ніщо не замінить."),
    "sign-request": Verb(
        "signing", "Готує запечатаний PDF для підпису іншою програмою: сам файл, його хеш і як підписати."
    ),
    "attach-signature": Verb(
        "signing", "Перевіряє підпис .p7s або контейнер ASiC-E і кладе його в запечатаний пакет, поруч із PDF."
    ),
    "sign": Verb("pades", "Підписує PDF запечатаного документа в ньому самому (PAdES)."),
    "publish": Verb("publishing", "Копія для сайту: PDF, сторінка, відкриті дані з описом."),
    "summary": Verb("summarizing", "Стислий підсумок року на одній сторінці: summary.pdf."),
    "rules": Verb("ruling", "Що програма зауважує в документі: назви правил, вага, норма."),
    "doctor": Verb("machine", "Чи все гаразд на машині: програми, шрифти, LibreOffice, місце на диску."),
    "clean": Verb("machine", "Прибирає все з теки build/ і більше нічого не чіпає."),
    "completion": Verb("machine", "Друкує доповнення команд для оболонки: bash, zsh або fish."),
}
VERBS: Mapping[str, Verb] = MappingProxyType({**_OF_DOCUMENTS, **_OTHERS})
"""By name."""
