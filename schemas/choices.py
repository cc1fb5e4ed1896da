"""Yes or no, as an officer types it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_WORDS = {"true": True, "так": True, "false": False, "ні": False}


def _chosen(typed: Any) -> bool:  # noqa: ANN401 - pydantic hands over whatever the file held
    if isinstance(typed, bool):
        return typed
    word = typed.strip().casefold() if isinstance(typed, str) else ""
    if word not in _WORDS:
        raise PydanticCustomError(
            "choice_malformed", "«{text}» не є відповіддю; пишіть так або ні", {"text": str(typed)}
        )
    return _WORDS[word]


YesNo = Annotated[bool, BeforeValidator(_chosen), WithJsonSchema({"enum": [True, False, "так", "ні"]})]
