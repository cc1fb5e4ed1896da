"""From two successive states of a signed PDF to what the later one changes beside adding a signature.

pyHanko's own look at updates lets document information be rewritten, certified or not, and takes fields of the
structure for suspicious; so the few changes that a signature of ours makes are named here, and all else is told. Fails
on a damaged PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.pdf.damage import opened

_ADDED: Final = {
    "/Catalog": {"/AcroForm", "/Perms", "/DSS"},
    "/Page": {"/Annots"},
    "/StructElem": {"/K"},
}
"""What a signature adds to objects that were there: new entries, or new members of a list after the old ones."""
_MATERIAL: Final = {"/Certs", "/CRLs", "/OCSPs"}
_SIGNING: Final = {"/V", "/AP"}
"""What signing gives to a field that was empty."""


def foreign_changes(before: bytes, after: bytes) -> Iterator[str]:
    """Give a reason for each object that was there before and is not as it was, or not only signed.

    Raises:
        Damaged: one of the two cannot be read.
    """
    with opened(before) as old, opened(after) as new:
        for key in ("/Root", "/Info", "/Encrypt"):
            if _said(old.trailer.get(key)) != _said(new.trailer.get(key)):
                yield f"змінено основу файлу ({key})"
        for held in old.objects:
            if _bytes(held) != _bytes(now := new.get_object(held.objgen)) and not _is_addition(old, held, now):
                yield f"змінено об’єкт {held.objgen[0]} ({_role(old, held)})"


def _is_addition(pdf: pikepdf.Pdf, old: pikepdf.Object, new: pikepdf.Object) -> bool:
    """Tell whether the later object is the earlier one with what a signature adds."""
    material = pdf.Root.get("/DSS", Dictionary())
    if isinstance(old, Array) and isinstance(new, Array):
        return any(material.get(key, Array()).objgen == old.objgen for key in _MATERIAL) and _is_longer(old, new)
    if not (isinstance(old, Dictionary) and isinstance(new, Dictionary)):
        return False
    if old.get("/FT") == Name.Sig and "/V" not in old:
        return all(key in _SIGNING or _same(old, new, key) for key in _keys(old, new))
    allowed = _allowed(pdf, old, material)
    return all(_same(old, new, key) or (key in allowed and _grows(old, new, key)) for key in _keys(old, new))


def _allowed(pdf: pikepdf.Pdf, old: pikepdf.Object, material: pikepdf.Object) -> set[str]:
    parents = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary())
    if old.is_indirect and old.objgen == parents.objgen:
        return {"/Nums"}
    if old.is_indirect and old.objgen == material.objgen:
        return _MATERIAL
    return _ADDED.get(str(old.get("/Type", "")), set())


def _grows(old: pikepdf.Object, new: pikepdf.Object, key: str) -> bool:
    return key not in old or (key in new and _is_longer(old[key], new[key]))


def _is_longer(old: pikepdf.Object, new: pikepdf.Object) -> bool:
    """Tell whether both are lists and the later begins with the earlier."""
    if not (isinstance(old, Array) and isinstance(new, Array)):
        return False
    before, after = [_said(one) for one in old], [_said(one) for one in new]
    return after[: len(before)] == before


def _keys(old: pikepdf.Object, new: pikepdf.Object) -> set[str]:
    return {*old.keys(), *new.keys()}


def _same(old: pikepdf.Object, new: pikepdf.Object, key: str) -> bool:
    return key in old and key in new and _said(old[key]) == _said(new[key])


def _said(value: object) -> bytes:
    """Give a value as it is written: what it refers to by its number only."""
    if isinstance(value, pikepdf.Object):
        return f"{value.objgen} R".encode() if value.is_indirect else value.unparse()
    return repr(value).encode()


def _bytes(held: pikepdf.Object) -> tuple[bytes, bytes]:
    if isinstance(held, Stream):
        return held.stream_dict.unparse(), held.read_raw_bytes()
    return held.unparse(resolved=True), b""


def _role(pdf: pikepdf.Pdf, held: pikepdf.Object) -> str:
    """Say what the object is, as far as a person may know it."""
    if held.objgen == pdf.trailer.get("/Info", Dictionary()).objgen:
        return "властивості документа"
    kind = held.get("/Type") if isinstance(held, Dictionary | Stream) else None
    return str(kind or "без назви").removeprefix("/")
