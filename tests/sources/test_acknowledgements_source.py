"""findings.yaml: what an officer has acknowledged."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import Fault
from pipeline.sources import acknowledgements
from tests.filing import year_folder

README = Path(__file__).parents[2] / "data/README.md"


def _read(root: Path, **files: str) -> tuple[list[tuple[str, str | None, str | None]], list[str]]:
    faults: list[Fault] = []
    found = acknowledgements.read(year_folder(root, **files), faults.append)
    typed = [(str(each.rule), each.text, each.measure) for file in found for each in file.acknowledged]
    return typed, [str(fault) for fault in faults]


def test_the_example_of_the_officers_page(tmp_path: Path) -> None:
    """It is read as the page says: by words, by a figure's name, by a measure."""
    (example,) = re.findall(r"```yaml\n(acknowledged:\n.*?)```", README.read_text("utf-8"), re.DOTALL)

    assert (
        [
            ("personal-phone", "0 800 000 000", None),
            ("small-count", "усні_повідомлення", None),
            ("source-uncertain", "рядок 16 — 279 виконавчого комітету міської ради 747", "1.1"),
        ],
        [],
    ) == _read(tmp_path, findings_yaml=f"format: 1\n{example}")


def test_a_reason_is_needed(tmp_path: Path) -> None:
    """Nothing is acknowledged without one."""
    _, (fault,) = _read(tmp_path, findings_yaml="format: 1\nacknowledged:\n  - rule: small-count\n")

    assert fault.startswith("data/vyhadana-rada/2024/findings.yaml:3:5: немає ключа «reason»")


def test_there_need_not_be_any(tmp_path: Path) -> None:
    """Without the file nothing is acknowledged, and that is no fault."""
    assert ([], []) == _read(tmp_path)
