"""In which colours a PDF is meant: one profile, whole, named, for the red, green and blue that our documents use."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Name, Stream

from pipeline.pdf.expecting import Subject

_HEAD = 128
_NEWEST = {1: 2, 2: 4, 3: 4}
"""Of ICC's versions, by the part of PDF/A (ISO 19005-1, 6.2.2; ISO 19005-2 and -3, 6.2.3)."""
_CLASSES = frozenset({b"mntr", b"prtr"})


def carries_colours(subject: Subject) -> Iterator[str]:
    """Look for the colour profile that device colours are meant in (ISO 19005-1, 6.2.2)."""
    intents = subject.pdf.Root.get("/OutputIntents", Array()).as_list()
    if [intent.get("/S") for intent in intents] != [Name.GTS_PDFA1]:
        yield "немає колірного профілю (OutputIntent), або їх кілька"
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        if not isinstance(profile, Stream):
            yield "немає колірного профілю (OutputIntent)"
        elif profile.get("/N") != len("RGB") or not _is_whole(profile.read_bytes(), subject):
            yield "колірний профіль пошкоджено, або він не для RGB"
        if not str(intent.get("/OutputConditionIdentifier", "")):
            yield "колірний профіль не названо"


def _is_whole(profile: bytes, subject: Subject) -> bool:
    """Read the profile's head (ICC.1, 7.2): length, version, class, colours, mark."""
    return (
        len(profile) > _HEAD
        and int.from_bytes(profile[:4]) == len(profile)
        and profile[8] <= _NEWEST[subject.expected.edition.standard.part]
        and profile[12:16] in _CLASSES
        and profile[16:20] == b"RGB "
        and profile[36:40] == b"acsp"
    )
