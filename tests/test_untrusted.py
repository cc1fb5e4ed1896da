"""Files that others made are opened within limits, or refused."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.untrusted.archives import Limits, unzip
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.trees import DEPTH, parse
from pipeline.untrusted.unsound import Damaged, Unsound

LIMITS = Limits(expanded=10_000_000, ratio=200, entries=5)


def archive(*names: str, content: bytes = b"a") -> bytes:
    """A ZIP with parts of these names."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return target.getvalue()


def encrypted() -> bytes:
    """A ZIP whose only part says that it is encrypted."""
    content = bytearray(archive("a"))
    directory = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[directory + 8] |= 1
    return bytes(content)


def two_faced() -> bytes:
    """A ZIP whose part is called otherwise where it lies than in the directory."""
    return archive("aaa").replace(b"aaa", b"bbb", 1)


def linked() -> bytes:
    """A ZIP whose part is a symbolic link."""
    target = io.BytesIO()
    part = zipfile.ZipInfo("a")
    part.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(part, "/etc/passwd")
    return target.getvalue()


def shortened() -> bytes:
    """A ZIP that states a smaller size than its part unfolds to."""
    content = bytearray(archive("a", content=b"x" * 5000))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = struct.pack("<I", 10)
    return bytes(content)


REFUSED = {
    "another case": (archive("word/a.xml", "WORD/A.XML"), "дві частини файлу мають одну назву"),
    "outwards": (archive("a/../../b"), "виводить за межі"),
    "absolute": (archive("/a"), "виводить за межі"),
    "a drive": (archive("c:a"), "виводить за межі"),
    "a backslash": (archive("a\\b"), "виводить за межі"),
    "a point": (archive("./a"), "виводить за межі"),
    "nothing between": (archive("a//b"), "виводить за межі"),
    "too many": (archive(*"abcdef"), "понад 5 частин"),
    "too large": (archive("a", content=os.urandom(11_000_000)), "завеликий: понад 10 МБ"),
    "a bomb": (archive("a", content=bytes(5_000_000)), "стиснуто понад 200 разів"),
    "encrypted": (encrypted(), "захищено паролем"),
    "an old format": (b"\xd0\xcf\x11\xe0\xa1\xb1", "старий формат"),
    "two names": (two_faced(), "файл пошкоджено"),
    "a link": (linked(), "є посиланням"),
    "a wrong size": (shortened(), "файл пошкоджено"),
    "something before": (b"#!/bin/sh\n" + archive("a"), "перед архівом ZIP у файлі є щось інше"),
    "cut off": (archive("a")[:-10], "файл пошкоджено"),
    "no archive": (b"%PDF-1.7", "файл пошкоджено"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_an_archive_that_explodes_escapes_or_lies_is_refused(what: str) -> None:
    """Nothing of it is read."""
    content, told = REFUSED[what]

    with pytest.raises(Unsound, match=told):
        unzip(content, LIMITS)


def test_an_archive_gives_its_parts_without_folders() -> None:
    """By name, as they were."""
    assert {"a.xml": b"a", "b/c.xml": b"a"} == unzip(archive("a.xml", "b/", "b/c.xml"), LIMITS)


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (b"<a>", "пошкоджено"),
        (b"", "пошкоджено"),
        (b"\x00", "пошкоджено"),
        ("<a>\ud800</a>", "пошкоджено"),
        (b"<a>&b;</a>", "пошкоджено"),
        (b"<!DOCTYPE a><a/>", "DOCTYPE"),
        (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "DOCTYPE"),
        ("<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>".encode("utf-16"), "кодування"),
        ("<?xml version='1.0' encoding='windows-1251'?><a>ї</a>".encode("cp1251"), "кодування"),
        (b"<a>" * (DEPTH + 1) + b"</a>" * (DEPTH + 1), "вкладено глибше"),
        (b"<a>" * 10_000 + b"</a>" * 10_000, "пошкоджено"),
    ],
)
def test_xml_that_is_broken_or_odd_is_refused(xml: bytes | str, told: str) -> None:
    """Never mended, expanded or fetched."""
    with pytest.raises(Unsound, match=told):
        parse(xml)


def test_xml_of_a_bearable_depth_is_read() -> None:
    """The limit itself is allowed."""
    assert "a" == parse(b"<a>" * DEPTH + b"</a>" * DEPTH).tag


def _linked(file: Path) -> None:
    file.symlink_to("/etc/hostname")


def _in_linked(file: Path) -> None:
    outside = file.parents[2] / "outside"
    outside.mkdir()
    (outside / file.name).write_bytes(b"a")
    file.parent.rmdir()
    file.parent.symlink_to(outside)


@pytest.mark.parametrize(
    ("lay", "told"),
    [
        (_linked, "символічне посилання"),
        (_in_linked, "символічне посилання"),
        (Path.mkdir, "це тека"),
        (os.mkfifo, "не звичайний файл"),
        (lambda file: file.write_bytes(b"a" * 1025), "більший за"),
    ],
)
def test_what_is_no_bearable_file_is_refused(tmp_path: Path, lay: Callable[[Path], object], told: str) -> None:
    """Not followed, not waited for."""
    root = tmp_path / "root"
    (root / "inside").mkdir(parents=True)
    lay(root / "inside" / "a")

    with pytest.raises(Unsound, match=told):
        read_regular(root / "inside" / "a", root, 1024)


def test_a_regular_file_gives_its_bytes(tmp_path: Path) -> None:
    """Up to the limit itself."""
    (tmp_path / "a").write_bytes(b"a" * 1024)

    assert b"a" * 1024 == read_regular(tmp_path / "a", tmp_path, 1024)


def test_damage_is_a_kind_of_its_own() -> None:
    """A caller can say in its own words that a file is not what its name promises."""
    with pytest.raises(Damaged):
        unzip(b"", LIMITS)
