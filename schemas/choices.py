"""Yes or no, as an officer types it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

YES_NO = ("так", "ні")
_WORDS = {"true": True, "так": True, "false": False, "ні": False}


def is_choice(typed: Any) -> bool:  # noqa: ANN401 - pydantic hands over whatever the file held
    """Tell whether it is a yes or a no."""
    return isinstance(typed, bool) or (isinstance(typed, str) and typed.strip().casefold() in _WORDS)


def chosen(typed: Any) -> bool:  # noqa: ANN401 - pydantic hands over whatever the file held
    """Understand a yes or a no.

    Raises:
        PydanticCustomError: it is neither.
    """
    if isinstance(typed, bool):
        return typed
    word = typed.strip().casefold() if isinstance(typed, str) else ""
    if word not in _WORDS:
        raise PydanticCustomError(
            "choice_malformed", "«{text}» не є відповіддю; пишіть так або ні", {"text": str(typed)}
        )
    return _WORDS[word]


YesNo = Annotated[bool, BeforeValidator(chosen), WithJsonSchema({"enum": [True, False, *YES_NO]})]
