"""The store: what is put in comes out, or nothing does."""

from __future__ import annotations

import os
import resource
import signal
import stat
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.claiming import clear
from pipeline.keeping.entries import Spoiled, opened, sealed
from pipeline.keeping.keys import key_of
from pipeline.keeping.store import CACHE, Store, size
from pipeline.telling.store import unkept

KEY = key_of({"document": "1"})
OTHER = key_of({"document": "2"})


def entry(build: Path, key: str = KEY) -> Path:
    """The file of an entry."""
    return build / CACHE / key[0] / f"pdf-{key}"


def filled(build: Path, most: int = 1 << 20) -> Store:
    """A store that keeps one value."""
    store = Store(build, most)
    store.put("pdf", KEY, b"%PDF-1.4")
    return store


@given(st.binary(max_size=200), st.text("abcdef0123456789-", min_size=1, max_size=80))
def test_what_was_sealed_is_opened(payload: bytes, name: str) -> None:
    """Whatever bytes it is, a line's end among them."""
    assert payload == opened(name, sealed(name, payload))


@given(st.binary(min_size=1, max_size=60), st.data())
def test_no_changed_entry_is_opened(payload: bytes, data: st.DataObject) -> None:
    """One byte that is another one, or the end that is missing, is seen wherever it is."""
    whole = sealed("pdf-1", payload)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytes([whole[at] ^ data.draw(st.integers(1, 255))])

    for spoiled in (whole[:at], whole[:at] + changed + whole[at + 1 :], whole + changed):
        with pytest.raises(Spoiled):
            opened("pdf-1", spoiled)


def test_a_kept_value_is_found_by_another_run(tmp_path: Path) -> None:
    """By its kind and key, and by nothing else."""
    filled(tmp_path)
    later = Store(tmp_path)

    assert b"%PDF-1.4" == later.get("pdf", KEY)
    assert later.get("docx", KEY) is None
    assert later.get("pdf", OTHER) is None
    assert set() == later.spoiled


def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    """The folders and the files are the owner's alone."""
    filled(tmp_path)

    modes = {place: stat.S_IMODE(place.stat().st_mode) for place in (entry(tmp_path), *entry(tmp_path).parents[:2])}

    assert [0o600, 0o700, 0o700] == list(modes.values())


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _other_payload(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"%PDF", b"%FDP"))


def _other_entry(file: Path) -> None:
    file.write_bytes(sealed(f"pdf-{OTHER}", b"%PDF-1.4"))


def _other_kind(file: Path) -> None:
    file.write_bytes(sealed(f"docx-{KEY}", b"%PDF-1.4"))


def _link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _linked_shelf(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))
    file.parent.symlink_to("elsewhere")


def _linked_store(file: Path) -> None:
    file.parents[1].rename(file.parents[2] / "elsewhere")
    file.parents[1].symlink_to("elsewhere")


def _endless(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(1 << 40)


@pytest.mark.parametrize(
    "spoil",
    [
        _cut,
        _other_payload,
        _other_entry,
        _other_kind,
        _link,
        _pipe,
        _folder,
        _linked_shelf,
        _linked_store,
        _endless,
    ],
)
def test_a_spoiled_entry_is_not_there_and_is_named(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    """Whatever was done to it."""
    filled(tmp_path)
    spoil(entry(tmp_path))
    store = Store(tmp_path)

    assert store.get("pdf", KEY) is None
    assert store.get("pdf", KEY) is None
    assert {f"pdf-{KEY}"} == store.spoiled
    assert ["  у build/.cache пошкоджено 1 запис: складено без цього й записано наново"] == list(unkept(store))


@pytest.mark.parametrize("spoil", [_cut, _link, _pipe])
def test_a_spoiled_entry_is_replaced(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    """When it is made again; what a link leads to is left alone."""
    filled(tmp_path)
    spoil(entry(tmp_path))

    filled(tmp_path)

    assert b"%PDF-1.4" == Store(tmp_path).get("pdf", KEY)


def test_somebody_elses_entry_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For another user has put it in, whose word is not taken."""
    filled(tmp_path)
    another = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)

    assert Store(tmp_path).get("pdf", KEY) is None


@pytest.mark.parametrize("place", ["", CACHE, f"{CACHE}/{KEY[0]}"])
def test_where_nothing_can_be_written_nothing_is_kept(place: str, tmp_path: Path) -> None:
    """A file lies in a folder's place; the run goes on and knows why."""
    build = tmp_path / "build"
    (build / place).parent.mkdir(parents=True, exist_ok=True)
    (build / place).write_text("")

    store = filled(build)

    assert isinstance(store.refused, OSError)
    assert store.get("pdf", KEY) is None


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """A limit of the system stands for the disk's end."""
    store = filled(tmp_path)
    entry(tmp_path, OTHER).parent.mkdir(exist_ok=True, mode=0o700)
    before = sorted(tmp_path.rglob("*"))

    limit = 100
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store.put("pdf", OTHER, b"x" * 10 * limit)
        os._exit(0 if store.refused else 1)
    _, ended = os.waitpid(child, 0)

    assert 0 == ended
    assert before == sorted(tmp_path.rglob("*"))


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    """Room is made by what was not used for longest, and no more than is needed."""
    store = Store(tmp_path, most=16 * 1000)
    keys = [f"0{number:063d}" for number in range(4)]
    for age, key in enumerate(keys[:3]):
        store.put("pdf", key, b"x" * 100)
        os.utime(entry(tmp_path, key), (age, age))
    store.get("pdf", keys[0])

    store.put("pdf", keys[3], b"x" * 100)

    assert [True, False, True, True] == [store.get("pdf", key) is not None for key in keys]
    assert 3 == size(tmp_path)[0]
    assert size(tmp_path)[1] <= 1000


def test_what_is_too_big_is_not_kept(tmp_path: Path) -> None:
    """It would drive out everything else."""
    store = filled(tmp_path, most=16 * 1000)
    store.put("docx", KEY, b"x" * 2000)

    assert store.get("docx", KEY) is None
    assert b"%PDF-1.4" == store.get("pdf", KEY)


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    """Once it is so old that nobody can be at it."""
    filled(tmp_path)
    litter = [entry(tmp_path).with_name(f"{name}.coming") for name in ("old", "new")]
    for file in litter:
        file.write_text("")
    os.utime(litter[0], (0, 0))

    filled(tmp_path)

    assert [False, True] == [file.exists() for file in litter]


def _putting(build: Path, number: int) -> bool:
    store = Store(build, most=16 * 4000)
    kept = []
    for turn in range(20):
        key = key_of({"turn": str(turn)})
        payload = key.encode() * 10
        store.put("pdf", key, payload)
        kept.append(store.get("pdf", key) in (None, payload))
    return all(kept) and not store.spoiled


def test_many_runs_at_once_never_find_what_was_not_put_in(tmp_path: Path) -> None:
    """Though they put in the same and make room all the while."""
    with ProcessPoolExecutor(4) as runs:
        assert [True] * 4 == list(runs.map(_putting, [tmp_path] * 4, range(4)))


def test_clean_clears_the_store(tmp_path: Path) -> None:
    """It lies in build/ like all that can be made again."""
    filled(tmp_path)

    clear(tmp_path, 0)

    assert [] == list(tmp_path.iterdir())
