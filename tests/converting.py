"""What the tests' converters have in common."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Self

from pipeline.contracts import Conversion, Docx
from schemas.conformance import PdfA


class AtOnce:
    """A converter that has nothing to get ready, and does its work when it is waited for."""

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:
        """Export the documents."""
        raise NotImplementedError

    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> AbstractContextManager[Conversion]:
        """Put the work off until it is waited for."""
        return nullcontext(partial(self, documents, pdfa))

    def warm(self) -> AbstractContextManager[Self]:
        """Give itself."""
        return nullcontext(self)
