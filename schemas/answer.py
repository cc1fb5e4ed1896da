"""What a run of the program answers to other programs: documents, faults, findings, and how it ended."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from schemas.base import Model
from schemas.changes import Change, Comparison
from schemas.explanations import Explanation
from schemas.findings import Severity
from schemas.manifest import Amended


class Wanted(Model):
    """Which document is spoken of."""

    organization: str | None = Field(default=None, title="Тека органу в data/")
    year: int | None = Field(default=None, title="Рік")
    document: str | None = Field(default=None, title="Вид документа", description="Наприклад, report — звіт.")


class Notice(Wanted):
    """A fault or a finding, with its place and the way out."""

    rule: str = Field(title="Правило", description="Для помилки — назва коду завершення.")
    severity: Severity = Field(title="Вага")
    message: str = Field(title="Що сталося")
    remedy: str | None = Field(default=None, title="Що зробити")
    measure: str | None = Field(default=None, title="Захід")
    acknowledged: str | None = Field(default=None, title="Пояснення", description="Чому зауваження лишено як є.")
    file: str | None = Field(default=None, title="Файл", description="Від робочого каталогу.")
    line: int | None = Field(default=None, title="Рядок", description="Від 1.")
    column: int | None = Field(default=None, title="Знак у рядку", description="Від 1.")
    sheet: str | None = Field(default=None, title="Аркуш")
    cell: str | None = Field(default=None, title="Клітинка", description="Наприклад, B7.")
    place: str | None = Field(default=None, title="Місце, якщо воно не у файлі даних")


class DocumentAnswer(Wanted):
    """A document that was asked for: built, or not."""

    exit_code: int = Field(title="Код завершення")
    exit_name: str = Field(title="Назва коду завершення")
    title: str | None = Field(default=None, title="Назва документа")
    draft: bool | None = Field(default=None, title="Чи це проєкт", description="Так, доки документ не затверджено.")
    approved_on: dt.date | None = Field(default=None, title="Дата затвердження")
    sealed: str | None = Field(default=None, title="Останній запечатаний пакет", description="Якщо він є.")
    is_sealed: bool | None = Field(default=None, title="Чи зміст той самий, що в запечатаному")
    number: int | None = Field(default=None, title="Номер запечатаного пакета, який він є або яким стане")
    amends: Amended | None = Field(default=None, title="До якого запечатаного пакета це зміна")
    changes: tuple[Change, ...] | None = Field(default=None, title="Що змінено в запечатаному")
    unchanged: bool | None = Field(default=None, title="Чи такий самий документ уже лежав у build/")
    pages: int | None = Field(default=None, title="Сторінок")
    files: tuple[str, ...] = Field(default=(), title="Готові файли", description="Від робочого каталогу.")


class CheckAnswer(Model):
    """What `doctor` found in one place."""

    subject: str = Field(title="Що перевірено")
    verdict: Literal["good", "doubtful", "bad"] = Field(title="Висновок")
    found: str = Field(title="Що знайдено")
    remedy: str | None = Field(default=None, title="Що зробити")


class RuleAnswer(Model):
    """A rule by which findings are made."""

    id: str = Field(title="Назва правила")
    severity: Severity = Field(title="Вага")
    notices: str = Field(title="Що воно зауважує")
    norm: str = Field(title="За якою нормою")


class Answer(Model):
    """Відповідь програми zvit іншим програмам."""

    version: Literal[1] = Field(
        default=1,
        title="Версія цієї відповіді",
        description="Зростає, коли доведеться змінити програми, що її читають.",
    )
    program: str = Field(title="Версія програми")
    command: str = Field(title="Дія")
    base: str = Field(title="Де робочий каталог", description="Від кореня репозиторію; порожньо — він сам.")
    exit_code: int = Field(title="Код завершення")
    exit_name: str = Field(title="Назва коду завершення")
    documents: tuple[DocumentAnswer, ...] = Field(default=(), title="Документи")
    faults: tuple[Notice, ...] = Field(default=(), title="Помилки")
    findings: tuple[Notice, ...] = Field(default=(), title="Зауваження")
    checks: tuple[CheckAnswer, ...] = Field(default=(), title="Перевірки машини")
    explanations: tuple[Explanation, ...] = Field(default=(), title="Пояснення", description="Відповідь дії explain.")
    rules: tuple[RuleAnswer, ...] = Field(default=(), title="Правила", description="Відповідь дії rules.")
    comparisons: tuple[Comparison, ...] = Field(default=(), title="Порівняння", description="Відповідь дії diff.")
