"""A year's folder made for one test, and what its readers say."""

from __future__ import annotations

from pathlib import Path

from pipeline.contracts import YearFolder

ORGANIZATION = """\
format: 1
name: Вигадана рада
officials:
  - {role: head, name: Явір ПРИКЛАДЕНКО, position: Голова}
"""


def year_folder(root: Path, **files: str | bytes) -> YearFolder:
    """Write `files` of the fictional year 2024 and give its folder.

    In a keyword `__` stands for `/` and the last `_` for the dot: `marks__a_md` is marks/a.md.
    """
    organization = root / "data" / "vyhadana-rada"
    folder = YearFolder(root, organization, organization / "2024")
    folder.year.mkdir(parents=True, exist_ok=True)
    for keyword, content in files.items():
        path = ".".join(keyword.replace("__", "/").rsplit("_", 1))
        file = (organization if path == "organization.yaml" else folder.year) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
