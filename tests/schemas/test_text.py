"""Every string that comes from a file is the checked text; what cannot be printed or seen is refused by name."""

from __future__ import annotations

import importlib
import pkgutil
import typing
import unicodedata
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import schemas
from schemas.base import Located
from schemas.text import Text, one_apostrophe

TEXT: TypeAdapter[Text] = TypeAdapter(Text)


def located_models() -> list[type[BaseModel]]:
    """Every model that is read from files."""
    for module in pkgutil.iter_modules(schemas.__path__):
        if module.name != "__main__":
            importlib.import_module(f"schemas.{module.name}")
    found: list[type[BaseModel]] = [Located]
    for model in found:
        found += [one for one in model.__subclasses__() if one not in found]
    return [one for one in found if one.__module__.startswith("schemas.")]


def plain_strings(annotation: object) -> Iterator[object]:
    """The places in an annotation where any string would be taken unchecked."""
    if annotation is str:
        yield annotation
    for inside in typing.get_args(annotation):
        if typing.get_origin(annotation) is not typing.Literal:
            yield from plain_strings(inside)


def test_there_are_models_to_look_at() -> None:
    """Otherwise the next test would prove nothing."""
    assert {"Plan", "Measure", "Organization", "ImplementationMark", "Figure", "Register"} <= {
        one.__name__ for one in located_models()
    }


@pytest.mark.parametrize("model", located_models(), ids=lambda model: model.__name__)
def test_no_model_of_a_file_takes_a_string_unchecked(model: type[BaseModel]) -> None:
    """Each string field is `Text`, a kind of it, or one of a few words."""
    unchecked = [name for name, field in model.model_fields.items() if list(plain_strings(field.annotation))]

    assert [] == unchecked


INVISIBLE = [
    *range(0x200B, 0x200E),
    *range(0x2060, 0x2065),
    0xAD, 0x34F, 0x115F, 0x180E, 0x2800, 0x3164, 0xFE0F, 0xFFA0, 0xE000, 0xE0001, 0xE0041, 0xE0100, 0xF0000, 0x10FFFD,
]  # fmt: skip
FORBIDDEN = [0, 7, 8, 0xB, 0xC, 0xD, 0x1B, 0x7F, 0x85, 0x61C, 0x200E, 0x2028, 0x202E, 0x2066, 0xD800, 0xFDD0, 0xFEFF,
             0xFFFC, 0xFFFE, 0x1FFFF, 0x10FFFF]  # fmt: skip


@pytest.mark.parametrize(("code", "kind"), [*((one, "text_invisible") for one in INVISIBLE),
                                            *((one, "text_forbidden") for one in FORBIDDEN)])  # fmt: skip
def test_a_character_that_cannot_be_printed_or_seen_is_refused_by_code_name_and_position(code: int, kind: str) -> None:
    """It is never dropped."""
    with pytest.raises(ValidationError) as refused:
        TEXT.validate_python(f"сло{chr(code)}во")
    (error,) = refused.value.errors()

    assert (kind, 3) == (error["type"], error["ctx"]["position"])
    assert f"символ U+{code:04X} ({unicodedata.name(chr(code), 'без назви')})" in error["msg"]


@pytest.mark.parametrize("delimiter", ["{{", "{%", "{#", "}}", "%}", "#}", "{_{", "{_%", "%_}", "}_}"])
def test_a_templates_delimiter_is_refused_in_data(delimiter: str) -> None:
    """Figures are named as `[[name]]`, outside of any template."""
    with pytest.raises(ValidationError, match="позначку шаблона"):
        TEXT.validate_python(f"а {delimiter} б")


@pytest.mark.parametrize(
    "welcome", ["10\u00a0000", "№\u202f5", "обов’язок", "обовʼязок", "обов'язок", "а\u2011б", "е\u0301"]
)
def test_what_offices_type_is_welcome(welcome: str) -> None:
    """No-break spaces and hyphens, every apostrophe, stress marks: as typed, in NFC."""
    assert unicodedata.normalize("NFC", welcome) == TEXT.validate_python(welcome)


def test_apostrophes_are_equal_in_comparisons() -> None:
    """Whichever key they were typed by."""
    assert 1 == len({one_apostrophe(f"об{mark}єкт") for mark in "'’ʼ`"})
