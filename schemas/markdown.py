"""Markdown, as far as an official document needs it, to prose."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from schemas.prose import Paragraph, Prose, Run
from schemas.text import Text


def parse(text: Text) -> Prose:
    """Read Markdown."""
    return Prose(
        paragraphs=tuple(
            Paragraph(inlines=(Run(text=part, origin=text.at(text.find(part))),)) for part in text.strip().split("\n\n")
        )
    )


def _typed(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return parse(typed if isinstance(typed, Text) else Text(typed)) if isinstance(typed, str) else typed


Markdown = Annotated[Prose, BeforeValidator(_typed), WithJsonSchema({"type": ["string", "number"]})]
