"""The schema of report.json: every content that we write is valid by it, and a damaged one is not."""

from __future__ import annotations

import json

import jsonschema
import pytest

from pipeline.outputs.content_json import CONTENT_JSON
from schemas.__main__ import FILES, file_schema
from schemas.document import Document
from tests.printed import emptiest, fullest
from tests.story.telling import STORIES, enriched

SCHEMA = jsonschema.Draft202012Validator(file_schema(*FILES["document"]))


def _content(document: Document) -> object:
    return json.loads(CONTENT_JSON.write(document))


@pytest.mark.parametrize("story", STORIES)
def test_the_content_of_a_story_is_valid(story: str) -> None:
    """As written, with its defaults left out."""
    assert [] == list(SCHEMA.iter_errors(_content(enriched(story).document)))


@pytest.mark.parametrize("document", [fullest(), emptiest()], ids=["fullest", "emptiest"])
def test_the_fullest_and_the_emptiest_content_are_valid(document: Document) -> None:
    """Lists, links, several approvals; or nothing that could be left out."""
    assert [] == list(SCHEMA.iter_errors(_content(document)))


@pytest.mark.parametrize("change", [{"year": "2024"}, {"dated": 5}, {"sections": {}}, {"more": 1}, {"approvals": None}])
def test_a_damaged_content_is_not_valid(change: dict[str, object]) -> None:
    """Another type, a key too many, nothing where something must be."""
    content = _content(fullest())
    assert isinstance(content, dict)

    assert [] != list(SCHEMA.iter_errors({**content, **change}))
