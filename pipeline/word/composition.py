"""A finished DOCX to the faults in what it is made of: parts and relationships that a document of ours never has.

From parts to faults. The allow-list is that of templates, without what Word adds by itself, and with what every
document is given: its properties, a theme, a table of fonts. Fails if a part that connects others is no XML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.errors import Fault
from pipeline.word.admission import admission, source_of, tagged, used
from pipeline.word.package import TYPES
from pipeline.word.properties import CORE
from pipeline.word.standing import STANDING
from pipeline.word.wordml import parse


def foreign_parts(parts: Mapping[str, bytes], name: str) -> Iterator[Fault]:
    """Give each part, type and relationship that a document of ours has not.

    Raises:
        Unsound: a part that connects others is no XML.
    """
    printed = {part for part in used(parts) if not part.endswith(".rels")}
    connecting = {part for part in parts if part.endswith(".rels") and source_of(part) in {"", *tagged(parts)}}
    ours = {TYPES, CORE, *STANDING, *printed, *connecting}
    for part in sorted(parts.keys() - ours):
        yield Fault(f"частина, якої програма не робить: {part}", place=name)
    trees = {part: parse(parts[part], part) for part in {TYPES, *connecting}}
    for fault in admission({part: parts[part] for part in sorted(parts.keys() & ours)}, trees, name):
        yield Fault(fault.reason, place=name)
