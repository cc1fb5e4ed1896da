"""Every damage of a package is found, with its place, and bagit's own validator and sha256sum agree."""

from __future__ import annotations

import logging
import os
import random
import re
import shutil
import subprocess
import unicodedata
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PackageDamaged
from pipeline.packages.integrity import faults
from pipeline.packages.opening import open_package
from pipeline.packages.surveying import survey
from tests.packages.packed import held, package

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bagit

logging.getLogger("bagit").disabled = True
Damage = Callable[[Path], object]
DATA = b"column\n" + random.Random(3).randbytes(3000)  # noqa: S311 - bytes for a test


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound package with data files in folders."""
    return package(tmp_path / "report-1", {"inputs/data/рада/plan ї.csv": DATA, "inputs/data/empty.csv": b""})


def _told(folder: Path) -> str:
    return "\n".join(map(str, faults(survey(folder))))


def _bagit_accepts(folder: Path) -> bool:
    try:
        return bool(bagit.Bag(str(folder)).validate())
    except bagit.BagError:
        return False


def _sha256sum_accepts(folder: Path) -> bool:
    listings = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    command = ("sha256sum", "--check", "--strict", "--quiet")
    ran = [subprocess.run([*command, each], cwd=folder, check=False, capture_output=True) for each in listings]
    return all(each.returncode == 0 for each in ran)


def _change(name: str, change: Callable[[bytes], bytes]) -> Damage:
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes()))


def _remove(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def _write(name: str, content: bytes = b"x") -> Damage:
    return lambda folder: (folder / name).write_bytes(content)


def _flip(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def _swap(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    def swap(content: bytes) -> bytes:
        assert before in content
        return content.replace(before, after, 1)

    return swap


INPUT = "data/inputs/data/рада/plan ї.csv"
FOUND_BY_ALL: Mapping[str, tuple[Damage, str]] = {
    "flip": (_change("data/report.pdf", _flip(2000)), "data/report.pdf: вміст не той.*щось у байтах 1024–2047"),
    "cut": (_change("data/report.docx", lambda was: was[:3072]), "бракує байтів 3072–5121"),
    "appended": (_change(INPUT, lambda was: was + b"more"), "plan ї.csv: .*додано байти 3007–3010"),
    "inserted": (_change(INPUT, lambda was: was[:10] + b"!!" + was[10:]), "0–1023 стоять 0–1025, на 2 більше"),
    "emptied": (_write("data/report.pdf", b""), "report.pdf: вміст не той.*бракує байтів 0–3003"),
    "filled": (_write("data/inputs/data/empty.csv", b"abc"), "empty.csv: вміст не той.*додано байти 0–2"),
    "file gone": (_remove(INPUT), "plan ї.csv: файлу немає: бракує всіх 3007 байтів"),
    "renamed": (lambda folder: (folder / INPUT).rename(folder / "data/new"), r"data/new: зайвий файл \(3007 байтів\)"),
    "description": (_change("bag-info.txt", _flip(5)), "bag-info.txt: .*tagmanifest"),
    "weight": (_change("bag-info.txt", _swap(b"Payload-Oxum: 1", b"Payload-Oxum: 2")), "важать"),
    "list of blocks": (
        _change("blocks-sha256.txt", _flip(70)),
        "blocks-sha256.txt: вміст не той.*у байтах 64–79",
    ),
    "hash in the list": (_change("manifest-sha256.txt", _flip(3)), "manifest-sha256.txt: "),
    "hash in the tag list": (
        _change("tagmanifest-sha256.txt", _swap(b"a", b"b")),
        "tagmanifest-sha256.txt: перелік не збігається з рештою",
    ),
}
"""What everybody finds, and what ours says of it."""
NOT_BY_SHA256SUM: Mapping[str, tuple[Damage, str]] = {
    "file added": (_write("data/added.txt"), r"data/added.txt: зайвий файл \(1 байтів\)"),
    "data file in a new folder": (
        lambda folder: ((folder / "data/ще").mkdir(), (folder / "data/ще/a").write_bytes(b"")),
        "data/ще/a: зайвий файл",
    ),
    "another list of hashes": (_write("manifest-md5.txt", b"0 data/report.pdf\n"), "manifest-md5.txt: зайвий файл"),
    "fetch of a file": (_write("fetch.txt", b"http:x - data/../../etc\n"), "fetch.txt: зайвий файл"),
}
ONLY_BY_US: Mapping[str, tuple[Damage, str]] = {
    "tag file added": (_write("notes.txt"), "notes.txt: зайвий файл"),
    "fetch that goes nowhere": (_write("fetch.txt", b"https://example.org/a - data/a\n"), "fetch.txt: зайвий файл"),
    "carriage returns": (
        _change("tagmanifest-sha256.txt", lambda was: was.replace(b"\n", b"\n\n", 1)),
        "tagmanifest-sha256.txt: (перелік|рядок)",
    ),
    "no final newline": (_change("tagmanifest-sha256.txt", lambda was: was[:-1]), "обрізано|не збігається"),
    "upper case": (_change("tagmanifest-sha256.txt", lambda was: was[:64].upper() + was[64:]), "не збігається"),
}


@pytest.mark.parametrize(("damage", "said"), FOUND_BY_ALL.values(), ids=FOUND_BY_ALL)
def test_damage_is_found_by_everybody(damage: Damage, said: str, folder: Path) -> None:
    """Ours says where; bagit and sha256sum say that."""
    assert ("", True, True) == (_told(folder), _bagit_accepts(folder), _sha256sum_accepts(folder))

    damage(folder)

    assert (False, False) == (_bagit_accepts(folder), _sha256sum_accepts(folder))
    assert re.search(said, _told(folder))
    with pytest.raises(PackageDamaged):
        open_package(folder)


@pytest.mark.parametrize(("damage", "said"), NOT_BY_SHA256SUM.values(), ids=NOT_BY_SHA256SUM)
def test_what_is_added_is_found_by_bagit_too(damage: Damage, said: str, folder: Path) -> None:
    """sha256sum looks only at what is listed; the guide has a command for the rest."""
    damage(folder)

    assert (False, True) == (_bagit_accepts(folder), _sha256sum_accepts(folder))
    assert re.search(said, _told(folder))


@pytest.mark.parametrize(("damage", "said"), ONLY_BY_US.values(), ids=ONLY_BY_US)
def test_what_only_we_refuse(damage: Damage, said: str, folder: Path) -> None:
    """A package is byte for byte the one that was made, or it is not."""
    damage(folder)

    assert _bagit_accepts(folder)
    assert re.search(said, _told(folder))


@pytest.mark.parametrize(
    "name", ["bagit.txt", "bag-info.txt", "blocks-sha256.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
)
def test_each_tag_file_must_be_there(name: str, folder: Path) -> None:
    """Also those that bagit can do without."""
    (folder / name).unlink()

    assert f"report-1/{name}: файлу пакета немає" in _told(folder)


def test_a_name_that_a_disk_has_respelled_is_the_same_name(folder: Path) -> None:
    """Some systems store NFD; bagit compares in NFC, too."""
    old = folder / INPUT
    old.rename(old.with_name(unicodedata.normalize("NFD", old.name)))

    assert ("", True) == (_told(folder), _bagit_accepts(folder))
    assert (INPUT,) == survey(folder).respelled
    assert DATA == open_package(folder).files[INPUT.removeprefix("data/")]


@given(choice=st.integers(0, 10**6), at=st.integers(0, 10**6), bit=st.integers(0, 7))
@hypothesis.settings(max_examples=60, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
def test_no_flipped_bit_of_any_file_is_overlooked(choice: int, at: int, bit: int, folder: Path) -> None:
    """And of a file whose place can be told, the named bytes hold it."""
    names = sorted(name for name, content in held(folder).items() if content)
    name = names[choice % len(names)]
    before = (folder / name).read_bytes()
    place = at % len(before)
    (folder / name).write_bytes(before[:place] + bytes([before[place] ^ 1 << bit]) + before[place + 1 :])

    told = _told(folder)

    (folder / name).write_bytes(before)
    assert f"report-1/{name}" in told
    if name.startswith("data/"):
        ((start, end),) = re.findall(r"щось у байтах (\d+)(?:–(\d+))?", told)
        assert int(start) <= place <= int(end or start)


HOSTILE: Mapping[str, tuple[Damage, str]] = {
    "link to a file": (
        lambda folder: ((folder / INPUT).unlink(), (folder / INPUT).symlink_to("/etc/hostname")),
        "plan ї.csv: це символічне посилання, а не файл",
    ),
    "link to a folder": (
        lambda folder: (folder / "data/more").symlink_to("/etc"),
        "data/more: це символічне посилання",
    ),
    "data is a link": (
        lambda folder: ((folder / "data").rename(folder.parent / "d"), (folder / "data").symlink_to("../d")),
        "report-1/data: це символічне посилання",
    ),
    "pipe": (lambda folder: os.mkfifo(folder / "data/pipe"), "data/pipe: це не звичайний файл"),
    "control letters": (_write("data/a\x1b[2Jb"), r"data/a\\x1b\[2Jb: назва файлу має знаки"),
    "not UTF-8": (lambda folder: os.close(os.open(os.fsencode(folder) + b"/data/\xff", os.O_CREAT)), "має знаки"),
    "two spellings": (
        lambda folder: (folder / unicodedata.normalize("NFD", INPUT)).write_bytes(b""),
        "дві назви файлів різняться лише тим, як їх закодовано",
    ),
    "deep": (lambda folder: (folder / "data" / "/".join("d" * 30)).mkdir(parents=True), "надто глибоко"),
    "leads out": (
        _change("manifest-sha256.txt", lambda was: was + b"0" * 64 + b"  data/../../../etc/passwd\n"),
        "називає файл поза пакетом",
    ),
    "a name that steers terminals": (
        _change("manifest-sha256.txt", lambda was: was + b"0" * 64 + b"  data/\x1b[2J\n"),
        "має знаки, яких не видно",
    ),
    "absolute": (_change("manifest-sha256.txt", lambda was: was + b"0" * 64 + b"  /etc/passwd\n"), "поза пакетом"),
    "encoded": (
        _change("manifest-sha256.txt", lambda was: was + b"0" * 64 + b"  data/%2e%2e/%0A\n"),
        "data/%2e%2e/%0A: файлу немає",
    ),
    "twice": (
        _change("manifest-sha256.txt", lambda was: was + was.splitlines(keepends=True)[0]),
        "називає файл удруге",
    ),
    "byte order mark": (
        _change("manifest-sha256.txt", lambda was: b"\xef\xbb\xbf" + was),
        "manifest-sha256.txt: рядки",
    ),
    "windows lines": (_change("bag-info.txt", lambda was: was.replace(b"\n", b"\r\n")), "bag-info.txt: рядки"),
    "not text": (_write("manifest-sha256.txt", bytes(range(256))), "не є текстом у кодуванні UTF-8"),
    "another bag": (_change("bagit.txt", _swap(b"1.0", b"0.97")), "bagit.txt: це не пакет BagIt 1.0"),
    "another encoding": (_change("bagit.txt", _swap(b"UTF-8", b"UTF-16")), "bagit.txt: це не пакет BagIt 1.0"),
    "tag file of payload": (
        _change("tagmanifest-sha256.txt", lambda was: was + b"0" * 64 + b"  data/report.pdf\n"),
        "tagmanifest-sha256.txt: ",
    ),
    "no data": (lambda folder: shutil.rmtree(folder / "data"), "немає теки data"),
}


@pytest.mark.parametrize(("damage", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_package_is_told_and_nothing_outside_is_read(damage: Damage, said: str, folder: Path) -> None:
    """With the place, in Ukrainian; no byte of another file is among what was read."""
    damage(folder)

    assert re.search(said, _told(folder))
    assert Path("/etc/hostname").read_bytes() not in survey(folder).files.values()


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    """It need not even have been written."""
    with (folder / "data/huge").open("wb") as stream:
        stream.truncate(1 << 40)

    assert "data/huge: файл більший за 128 МБ" in _told(folder)


def test_more_files_than_any_package_has_are_not_read(tmp_path: Path) -> None:
    """The look ends there."""
    for number in range(5100):
        (tmp_path / f"{number}").touch()

    assert "у теці понад 5000 файлів" in _told(tmp_path)


def test_of_a_folder_that_is_too_large_nothing_else_is_told(folder: Path) -> None:
    """Folders count, too; tag files that were not come to are not called missing."""
    for number in range(5100):
        (folder / f"a/{number // 100}/{number}").mkdir(parents=True)

    (fault,) = faults(survey(folder))

    assert "у теці понад 5000 файлів і тек" == fault.reason


@pytest.mark.parametrize("name", ["data/порожня", "чужа"])
def test_an_empty_folder_is_told(name: str, folder: Path) -> None:
    """No list of hashes speaks of it."""
    (folder / name).mkdir()

    assert f"report-1/{name}: порожня тека" in _told(folder)


@pytest.mark.parametrize("name", ["manifest.json", "report.json"])
def test_a_file_that_would_exhaust_memory_is_not_parsed(name: str, tmp_path: Path) -> None:
    """A parser makes of `{},` many times as many bytes."""
    folder = package(tmp_path / "report-1", {name: b'{"zz":[' + b"{}," * 6_000_000 + b"{}]}"})

    with pytest.raises(PackageDamaged, match=f"report-1/data/{name}: файл більший за 16 МБ"):
        open_package(folder)


@pytest.mark.parametrize("name", ["manifest.json", "report.json"])
@pytest.mark.parametrize("content", [b"{}", b"[" * 100_000, b"\xff", b'{"year": 1e999999}', b"null"])
def test_a_sound_bag_of_something_else_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    """The hashes are right, and what they are of is no document of ours."""
    folder = package(tmp_path / "report-1", {name: content})

    with pytest.raises(PackageDamaged, match=f"report-1/data/{name}: файл описано не так"):
        open_package(folder)
