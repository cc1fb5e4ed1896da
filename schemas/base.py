"""What every model of the language is: frozen, closed to unknown keys, and (if typed in a file) located."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema, WithJsonSchema

from schemas.origin import Origin, RawMapping

FORMAT = 1
"""The version of the data files' format; each file states it in its key `format`."""

Format = Annotated[
    Literal["1"],
    Field(title="Версія формату", description="Версія формату файлу даних. Зараз: 1."),
    WithJsonSchema({"enum": [FORMAT, str(FORMAT)]}),
]


class Model(BaseModel):
    """A frozen value that refuses unknown keys."""

    # A failure that nobody foresaw must not tell what a row of people holds.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def evolve(self, **changes: object) -> Self:
        """Give the same value with `changes`, validated anew (`model_copy(update=…)` validates nothing)."""
        fields = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        return type(self).model_validate({**fields, **changes})


class Located(Model):
    """A value that was typed in a data file and remembers where."""

    named_by: ClassVar[tuple[str, ...]] = ()
    """The keys of which the first that is given is its name, by which other files refer to it."""

    origin: SkipJsonSchema[Origin | None] = Field(default=None, alias="@origin", repr=False)

    @model_validator(mode="before")
    @classmethod
    def _remember(cls, typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
        return {**typed, "@origin": typed.origin} if isinstance(typed, RawMapping) else typed
