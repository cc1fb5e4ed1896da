"""What became of the documents of a batch: an entry for each, and those that failed."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from schemas.answer import DocumentAnswer, Notice
from schemas.base import Model


class Counted(Model):
    """The findings of a document, counted."""

    errors: int = Field(default=0, title="Помилок")
    warnings: int = Field(default=0, title="Пересторог")
    notes: int = Field(default=0, title="Приміток")
    acknowledged: int = Field(default=0, title="Пояснено")


class Entry(Model):
    """One document of a batch, and what became of it."""

    workspace: str = Field(title="Робочий каталог", description="Від теки, яку оброблено; порожньо — вона сама.")
    name: str | None = Field(default=None, title="Назва органу")
    outcome: Literal["built", "unchanged", "failed", "unreached"] = Field(
        title="Що вийшло", description="unreached: роботу перервано раніше, ніж дійшло до цього документа."
    )
    day: dt.date | None = Field(default=None, title="Станом на")
    document: DocumentAnswer = Field(title="Документ")
    findings: Counted = Field(default=Counted(), title="Зауваження")
    faults: tuple[Notice, ...] = Field(default=(), title="Помилки")
    seconds: float = Field(default=0, title="Секунд")
    memory: int = Field(default=0, title="Пам’ять процесу, МіБ")
    sha256: str | None = Field(default=None, title="SHA-256 PDF")
    earlier: str | None = Field(
        default=None, title="Попередній документ", description="PDF, який лишився, бо нового не складено."
    )


class Failures(Model):
    """Документи, яких не складено: failed.json."""

    format: Literal[1] = Field(default=1, title="Версія формату")
    failed: tuple[Entry, ...] = Field(default=(), title="Не складені документи")
    faults: tuple[Notice, ...] = Field(
        default=(), title="Помилки поза документами", description="Хибна назва теки тощо."
    )


class Register(Model):
    """Усе, що відомо про документи пакета: results.json."""

    format: Literal[1] = Field(default=1, title="Версія формату")
    root: str = Field(title="Де шукали", description="Шлях звідси до теки, яку оброблено.")
    entries: tuple[Entry, ...] = Field(default=(), title="Документи", description="Про кожен — останнє, що відомо.")
    faults: tuple[Notice, ...] = Field(
        default=(), title="Помилки поза документами", description="Хибна назва теки тощо."
    )


class Line(Model):
    """What the batch's journal keeps of a finished document: by it, it is known again."""

    mark: str
    """Hash of all that it was made of and with."""
    manifest: str
    """SHA-256 of the manifest on its shelf, and by that of its files."""
    entry: Entry
