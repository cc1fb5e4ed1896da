"""Stages and runs over a store: taken if nothing that they depend on has changed, or else made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.keeping.bundles import Bundle, bundled, unbundled
from pipeline.keeping.entries import Spoiled
from pipeline.keeping.keys import key_of
from pipeline.keeping.stages import SURROUNDED, Stages
from pipeline.keeping.store import CACHE, Store, Unread

AROUND = {group: {"file": "1"} for groups in SURROUNDED.values() for group in groups}
names = st.text(min_size=1, max_size=5)


@given(st.dictionaries(names, names, min_size=1), st.randoms(use_true_random=False))
def test_a_key_is_of_names_and_values_in_any_order(parts: dict[str, str], chance: object) -> None:
    """Another name, another value, one part more or less give another key."""
    shuffled = dict(sorted(parts.items(), reverse=True))
    first = next(iter(parts))
    others = ({**parts, first: parts[first] + "1"}, {**parts, first + "1": ""}, {})

    assert key_of(parts) == key_of(shuffled)
    assert key_of(parts) not in {key_of(other) for other in others if other != parts}


@given(st.dictionaries(names, st.binary(max_size=50)), st.dictionaries(names, st.integers()))
def test_what_was_bundled_is_unbundled(files: dict[str, bytes], said: dict[str, object]) -> None:
    """Whatever bytes the files are of."""
    assert Bundle(said, files) == unbundled(bundled(Bundle(said, files)))


@pytest.mark.parametrize("payload", [b"", b"{}\n", b"[]\n", b"\xff\n", b'{"said": {}, "files": []}\n'])
def test_no_bundle_is_spoiled(payload: bytes) -> None:
    """Though its hash may be right."""
    with pytest.raises(Spoiled):
        unbundled(payload)


def passed(store: Store, around: dict[str, dict[str, str]], content: str = "1") -> list[bool]:
    """Which stages of a run are taken."""
    stages = Stages(store, around)
    for stage in SURROUNDED:
        made = f"{stage} of {content}".encode()
        assert made == stages(stage, {"content": content}.copy, made.strip)
    return [stage.is_taken for stage in stages.passed]


def test_a_stage_is_taken_if_nothing_has_changed(tmp_path: Path) -> None:
    """The second time, in another run."""
    assert [False] * 3 == passed(Store(tmp_path), AROUND)
    assert [True] * 3 == passed(Store(tmp_path), AROUND)


def test_a_stage_is_made_again_of_another_content(tmp_path: Path) -> None:
    """And what was made of the first is still kept."""
    passed(Store(tmp_path), AROUND)

    assert [False] * 3 == passed(Store(tmp_path), AROUND, "2")
    assert [True] * 3 == passed(Store(tmp_path), AROUND)


@pytest.mark.parametrize("group", AROUND)
def test_only_what_depends_on_a_part_of_the_machine_is_made_again(group: str, tmp_path: Path) -> None:
    """Another font makes another PDF, but the same DOCX."""
    passed(Store(tmp_path), AROUND)

    taken = [group not in groups for groups in SURROUNDED.values()]

    assert taken == passed(Store(tmp_path), {**AROUND, group: {"file": "2"}})


def test_a_spoiled_stage_is_made_again(tmp_path: Path) -> None:
    """And is kept anew."""
    passed(Store(tmp_path), AROUND)
    for file in (tmp_path / CACHE).rglob("pdf-*"):
        file.write_bytes(file.read_bytes()[:-1])

    assert [True, False, True] == passed(Store(tmp_path), AROUND)
    assert [True, True, True] == passed(Store(tmp_path), AROUND)


def test_a_store_that_is_not_read_is_written(tmp_path: Path) -> None:
    """For a build from the beginning."""
    passed(Store(tmp_path), AROUND)

    assert [False] * 3 == passed(Unread(tmp_path), AROUND)
    assert [True] * 3 == passed(Store(tmp_path), AROUND)
