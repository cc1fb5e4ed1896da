"""Зміни: what differs between two documents, each difference once."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Model


class Change(Model):
    """One difference between a document and an earlier one."""

    part: Literal[
        "requisite", "column", "section", "measure", "figure", "layout", "typography", "template", "description"
    ] = Field(title="Частина")
    name: str = Field(title="Назва частини", description="Номер заходу, назва розділу, показника чи реквізиту.")
    column: str | None = Field(default=None, title="Графа заходу")
    deed: Literal["added", "removed", "changed", "moved"] = Field(title="Що зроблено")
    before: str | None = Field(default=None, title="Було", description="Зміст, а для переміщеного — місце.")
    after: str | None = Field(default=None, title="Стало", description="Так само.")
