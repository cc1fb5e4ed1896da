"""The template made malformed on purpose: by its bytes, and by what its parts say."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from pipeline.word.package import unpack
from tests.malformed.malformed_tables import damaged, packed

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"

_P = "<w:p>"
IN_BODY: dict[str, str] = {
    "a tag that opens a loop": "<w:p><w:r><w:t>{%p for x in sections %}</w:t></w:r></w:p>",
    "a tag that closes nothing": "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>",
    "a tag with a space": "<w:p><w:r><w:t>{% p name %}</w:t></w:r></w:p>",
    "a tag that computes": "<w:p><w:r><w:t>{{p name.__class__ }}</w:t></w:r></w:p>",
    "a tag with a filter": "<w:p><w:r><w:t>{{p name|upper }}</w:t></w:r></w:p>",
    "a tag half open": "<w:p><w:r><w:t>{{p name </w:t></w:r></w:p>",
    "a tag that includes": '<w:p><w:r><w:t>{% include "x" %}</w:t></w:r></w:p>',
    "an insertion": '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>х</w:t></w:r></w:ins></w:p>',
    "a deletion": '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>х</w:delText></w:r></w:del></w:p>',
    "a comment": '<w:p><w:commentRangeStart w:id="0"/></w:p>',
    "hidden text": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>таємне</w:t></w:r></w:p>",
    "an embedded object": "<w:p><w:r><w:object/></w:r></w:p>",
    "a text of another file": '<w:altChunk r:id="rId1"/>',
    "a field that fetches": '<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;/etc/passwd&quot;"/></w:p>',
    "a field that runs": '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x"/></w:p>',
    "a frame": "<w:p><w:r><w:pict/></w:r></w:p>",
}
PARTS: dict[str, tuple[str, bytes]] = {
    "macros": ("word/vbaProject.bin", b"\xd0\xcf"),
    "a control": ("word/activeX/activeX1.xml", b"<x/>"),
    "a file inside": ("word/embeddings/oleObject1.bin", b"\xd0\xcf"),
    "a note": ("word/comments.xml", b"<x/>"),
    "a foreign part": ("word/afchunk.mht", b"x"),
}
LINKS = ("file:///etc/passwd", "http://example.org/x.png", "\\\\\\\\host\\\\share", "https://example.org/t.dotx")


def mutants(chance: random.Random, content: bytes, each: int) -> Iterator[tuple[str, bytes]]:
    """Give mutants of the template; at XML level each at places that chance chooses."""
    yield from damaged(chance, content, BODY, each)
    yield from damaged(chance, content, "word/styles.xml", 2)
    parts = unpack(content)
    body = parts[BODY].decode()
    for kind, new in IN_BODY.items():
        at = chance.choice([found.start() for found in re.finditer(r"<w:p>|<w:p ", body)])
        yield kind, packed({**parts, BODY: (body[:at] + new + body[at:]).encode()})
    for kind, part in PARTS.items():
        yield kind, packed(parts, part)
    for target in LINKS:
        what = f'Id="x{chance.randrange(99)}" Type="http://x/image"'
        link = f'<Relationship {what} Target="{target}" TargetMode="External"/>'
        yield (
            "a link to elsewhere",
            packed({**parts, RELATIONS: parts[RELATIONS].replace(b"</Rel", f"{link}</Rel".encode())}),
        )
    yield from _tags(chance, parts, body, each)
    yield from _elements(chance, parts, body, each)


_NOT_NEEDED = re.compile("seal|draft|concurr|preamble|closing|else")


def _tags(chance: random.Random, parts: dict[str, bytes], body: str, each: int) -> Iterator[tuple[str, bytes]]:
    """Misspell or lose tags: each opens or closes a block, or prints what this report has and no other place prints.

    What one of two places prints is missed only in the finished document; that is the proof's work.
    """
    tags = [
        found
        for found in re.finditer(r"\{[{%]\w* [^{}]*[%}]\}", body)
        if not _NOT_NEEDED.search(found[0]) and (body.count(found[0]) == 1 or "%" in found[0])
    ]
    for tag in chance.sample(tags, each):
        name = re.sub(r"(\w)( [%}]\})", r"\1ъ\2", tag[0])
        yield "a tag misspelt", packed({**parts, BODY: (body[: tag.start()] + name + body[tag.end() :]).encode()})
    for tag in chance.sample(tags, each):
        yield "a tag lost", packed({**parts, BODY: (body[: tag.start()] + body[tag.end() :]).encode()})


def _elements(chance: random.Random, parts: dict[str, bytes], body: str, each: int) -> Iterator[tuple[str, bytes]]:
    """Break the XML: an end tag lost, a name changed at one end, a letter that XML has not."""
    ends = list(re.finditer(r"</w:(\w+)>", body))
    for end in chance.sample(ends, each):
        yield "an end tag lost", packed({**parts, BODY: (body[: end.start()] + body[end.end() :]).encode()})
    for end in chance.sample(ends, each):
        yield "an end tag changed", packed({**parts, BODY: f"{body[: end.start()]}</w:x>{body[end.end() :]}".encode()})
    for end in chance.sample(ends, each):
        letter = chance.choice(["\x00", "\x0b", "&nope;", "<", "\ufffe"])
        yield (
            "a letter that XML has not",
            packed({**parts, BODY: (body[: end.start()] + letter + body[end.start() :]).encode()}),
        )
