"""What a PDF carries: exactly the files that it should, byte for byte, each with all that PDF/A-3 asks of it.

ISO 19005-1, 6.1.11; ISO 19005-2 and -3, 6.8; ISO 32000-1, 7.11; ISO 14289-1, 7.11.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.pdf.edition import Attachment
from pipeline.pdf.expecting import Subject


def carries_its_files(subject: Subject) -> Iterator[str]:
    """Hold the list of names, the list of associations and the files themselves against what there should be."""
    named, expected = _named(subject.pdf), {each.name: each for each in subject.expected.edition.attachments}
    if named.keys() != expected.keys():
        yield f"вкладені файли — «{', '.join(named)}», а мають бути «{', '.join(expected)}»"
    specifications = [specification.objgen for specification in named.values()]
    if sorted(specifications) != sorted(each.objgen for each in subject.pdf.Root.get("/AF", Array()).as_list()):
        yield "перелік вкладених файлів і перелік долучених (AF) розходяться"
    for name in named.keys() & expected.keys():
        yield from (f"вкладений файл {name}: {what}" for what in _faults(named[name], expected[name], _dated(subject)))


def carries_no_other(subject: Subject) -> Iterator[str]:
    """Look for files that stand in no list, and for associations of anything but the whole document."""
    named = _named(subject.pdf).values()
    known = {specification.objgen for specification in named}
    contents = {content.objgen for specification in named for content in specification.get("/EF", {}).values()}
    for entries in subject.dictionaries:
        held, keys = entries
        if "/EF" in keys and held.objgen not in known:
            yield "вкладений файл поза переліком"
        if entries.is_a(Name.EmbeddedFile) and held.objgen not in contents:
            yield "вміст вкладеного файлу поза переліком"
    for held in subject.pdf.objects:
        if isinstance(held, (Dictionary, pikepdf.Stream)) and "/AF" in held and held.objgen != subject.pdf.Root.objgen:
            yield "файл долучено до частини документа"


def _named(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Give the specification of each embedded file, by the name that a reader lists it under."""
    names = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles")
    return {str(name): held for name, held in pikepdf.NameTree(names).items()} if names is not None else {}


def _dated(subject: Subject) -> str:
    return str(subject.pdf.trailer.get("/Info", Dictionary()).get("/ModDate", ""))


def _faults(specification: pikepdf.Object, expected: Attachment, dated: str) -> Iterator[str]:
    """Tell where a file's specification (ISO 32000-1, table 44) is not as it should be."""
    carried = expected.carried
    if {str(specification.get(key, "")) for key in ("/F", "/UF")} != {expected.name}:
        yield "інше ім’я (F, UF)"
    if specification.get("/AFRelationship") != Name(f"/{carried.relationship}"):
        yield "не сказано, чим він є для документа (AFRelationship)"
    if str(specification.get("/Desc", "")) != carried.description:
        yield "немає опису (Desc)"
    contents = specification.get("/EF", Dictionary())
    if {*contents.keys()} != {"/F", "/UF"} or contents.F.objgen != contents.UF.objgen:
        yield "вміст за іменами F і UF різний"
        return
    yield from _content_faults(contents.F, expected, dated)


def _content_faults(content: pikepdf.Object, expected: Attachment, dated: str) -> Iterator[str]:
    """Tell where the file itself (ISO 32000-1, tables 45 and 46) is not as it should be."""
    told = content.get("/Params", Dictionary())
    if content.read_bytes() != expected.content:
        yield "вміст не той, що складено з даних"
    if content.get("/Type") != Name.EmbeddedFile or content.get("/Subtype") != Name(f"/{expected.carried.media_type}"):
        yield "не сказано, якого він виду (Subtype)"
    if told.get("/Size") != len(expected.content):
        yield "інший розмір (Size)"
    if bytes(told.get("/CheckSum", b"")) != hashlib.md5(expected.content, usedforsecurity=False).digest():
        yield "інша контрольна сума (CheckSum)"
    if {str(told.get(key, "")) for key in ("/CreationDate", "/ModDate")} != {dated}:
        yield "інша дата, ніж у документа"
