"""What the system refuses is told with its cause and the way out."""

import os

import pytest

from pipeline.errors import FilesUnusable
from pipeline.refusal import CAUSES, told


@pytest.mark.parametrize("number", CAUSES)
def test_every_cause_is_told_with_place_and_remedy(number: int) -> None:
    """The system's own words, which are English, are not repeated."""
    cause, remedy = CAUSES[number]

    with pytest.raises(FilesUnusable) as failure, told("не вдалося записати", "build"):
        raise OSError(number, os.strerror(number))

    assert f"build: не вдалося записати: {cause}. {remedy}" == str(failure.value)


def test_a_cause_we_do_not_know_is_told_all_the_same() -> None:
    """With what can always be looked at."""
    with pytest.raises(FilesUnusable, match=r"система не дає\. Перевірте місце"), told("не вдалося", "build"):
        raise OSError
