"""A converter whose exports are kept: a DOCX that it has exported once is not given to it again while nothing changes.

What it gives is read back and proven like any other. Fails as the converter does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pipeline.contracts import Conversion, Converter, Docx
from pipeline.keeping.keys import hash_of
from pipeline.keeping.stages import Stages
from schemas.conformance import PdfA

_NOT_STARTED: Final = "LibreOffice не запускали, такий самий DOCX він уже перетворив"


@dataclass(frozen=True, slots=True)
class Kept:
    """A converter over the stages of a run."""

    office: Converter
    stages: Stages
    is_expected: bool
    """Whether something has changed by which another DOCX may come about, so that it is worth getting ready."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Of the program, by name; it is asked once."""
        kept = self.stages.find("version", {})
        if kept is not None:
            known: dict[str, str] = json.loads(kept)
            return known
        found = dict(self.office.versions)
        self.stages.keep("version", {}, json.dumps(found).encode())
        return found

    @property
    def confinement(self) -> str:
        """How it is confined, in the officer's words; or that there was nothing for it to do."""
        export = self.stages.passed.get("export")
        return _NOT_STARTED if export is None or export.is_taken else self.office.confinement

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:
        """Export each document, or give what was exported of the same bytes."""
        with self.begin(documents, pdfa) as conversion:
            return conversion()

    @contextmanager
    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Iterator[Conversion]:
        """Begin to export those that are not kept."""
        contents = {key: {"docx": hash_of(document), "pdfa": pdfa} for key, document in documents.items()}
        kept = {key: found for key in documents if (found := self.stages.find("export", contents[key])) is not None}
        missing = {key: document for key, document in documents.items() if key not in kept}
        with ExitStack() as work:
            conversion = work.enter_context(self.office.begin(missing, pdfa)) if missing else dict
            yield partial(self._finished, kept, conversion, contents)

    @contextmanager
    def warm(self) -> Iterator[Converter]:
        """Get ready if something is expected to be exported."""
        with ExitStack() as work:
            yield replace(self, office=work.enter_context(self.office.warm())) if self.is_expected else self

    def _finished(
        self, kept: Mapping[str, bytes], conversion: Conversion, contents: Mapping[str, Mapping[str, str]]
    ) -> Mapping[str, bytes]:
        made = conversion()
        for key, content in made.items():
            self.stages.keep("export", contents[key], content)
        return {key: kept[key] if key in kept else made[key] for key in contents}
