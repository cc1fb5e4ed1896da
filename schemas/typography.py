"""Друкарські знаки: which signs an organization's documents are set with, whichever keys they were typed by.

From what organization.yaml says to a profile. Refused: a sign that is none of those that a class has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from schemas.base import Located
from schemas.choices import YES_NO, YesNo, chosen, is_choice

Apostrophe: TypeAlias = Literal["’", "ʼ", "'", ""]
Dash: TypeAlias = Literal["—", "–", ""]
APOSTROPHE: Final[Apostrophe] = "’"
DASH: Final[Dash] = "—"


def _sign(usual: str) -> Callable[[Any], Any]:
    """Let «так» stand for the usual sign, «ні» for none."""

    def signed(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
        return (usual if chosen(typed) else "") if is_choice(typed) else typed

    return signed


def _schema(*signs: str) -> WithJsonSchema:
    return WithJsonSchema({"enum": [*signs, True, False, *YES_NO]})


class Typography(Located):
    """Друкарські знаки; nothing is reworded, and `typography: ні` prints every sign as it was typed."""

    spaces: YesNo = Field(
        default=True,
        title="Нерозривні пробіли",
        description="№ 75-ра, ст. 51, 2023 року, 29 грудня, О. В. Прізвище, пробіл перед тире.",
    )
    quotes: YesNo = Field(default=True, title="Лапки", description="Прямі лапки друкуються як «…», внутрішні — як „…“.")
    # No sign, and not None, which a manifest does not write, is what «ні» gives.
    apostrophe: Annotated[Apostrophe, BeforeValidator(_sign(APOSTROPHE)), _schema("’", "ʼ", "'")] = Field(
        default=APOSTROPHE, title="Апостроф", description="Знак між літерами; ні — як набрано."
    )
    dashes: Annotated[Dash, BeforeValidator(_sign(DASH)), _schema("—", "–")] = Field(
        default=DASH, title="Тире", description="Знак між пробілами, а в «2021–2023 роки» — риска; ні — як набрано."
    )

    @model_validator(mode="before")
    @classmethod
    def _switched(cls, typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
        return dict.fromkeys(cls.model_fields.keys() - {"origin"}, chosen(typed)) if is_choice(typed) else typed

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors that the whole may be switched by one word."""
        own = handler.resolve_ref_schema(handler(schema))
        by_class = {key: value for key, value in own.items() if key not in ("title", "description")}
        return {"anyOf": [by_class, {"enum": [True, False, *YES_NO]}]}

    def joined(self, other: Self) -> Typography:
        """Give the profile that has the classes of both; where their signs differ, those of this one."""
        return Typography(
            spaces=self.spaces or other.spaces,
            quotes=self.quotes or other.quotes,
            apostrophe=self.apostrophe or other.apostrophe,
            dashes=self.dashes or other.dashes,
        )

    def __str__(self) -> str:
        """Say what it prints."""
        said = [
            *(["нерозривні пробіли"] if self.spaces else []),
            *(["лапки «…»"] if self.quotes else []),
            *([f"апостроф {self.apostrophe}"] if self.apostrophe else []),
            *([f"тире {self.dashes}"] if self.dashes else []),
        ]
        return ", ".join(said) or "як набрано"


USUAL: Final = Typography()
"""What is printed if an organization says nothing."""
AS_TYPED: Final = Typography.model_validate(False)  # noqa: FBT003 - the one word of the file
"""Every sign as it was typed."""
