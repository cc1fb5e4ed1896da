"""`python -m bench.peers.stock TEMPLATE FOLDER CONTENT.json…`: docxtpl as released makes a DOCX of each content."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from docxtpl import DocxTemplate


def made(template: bytes, content: Mapping[str, object]) -> bytes:
    """Fill the template."""
    form = DocxTemplate(io.BytesIO(template))
    form.render(content, autoescape=True)
    target = io.BytesIO()
    form.save(target)
    return target.getvalue()


if __name__ == "__main__":
    template, folder, *contents = (Path(word) for word in sys.argv[1:])
    for content in contents:
        (folder / f"{content.stem}.docx").write_bytes(made(template.read_bytes(), json.loads(content.read_bytes())))
