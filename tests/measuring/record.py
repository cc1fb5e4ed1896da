"""The figures that were measured last: from a run of the rules to `measured.json`, and back.

The file is a floor: a test keeps later rules from finding less or from more false findings. Fails if it is not there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.measuring.held_out import paragraphs
from tests.measuring.mutations import mutations
from tests.measuring.scoring import Recall, Score, faults, of_the_mutations, of_the_source
from tests.measuring.subjects import source

RECORD = Path(__file__).parent / "measured.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts by class, of the source and of the mutations."""

    source: dict[str, Recall]
    mutations: dict[str, Score]


def measure() -> Measured:
    """Ask all rules about both texts."""
    text = paragraphs()
    return Measured(of_the_source(faults(), source()), of_the_mutations(text, mutations(text)))


def recorded() -> Measured:
    """Give what was measured last."""
    typed = json.loads(RECORD.read_text(encoding="utf-8"))
    return Measured(
        {kind: Recall(**counts) for kind, counts in typed["source"].items()},
        {kind: Score(**counts) for kind, counts in typed["mutations"].items()},
    )


def keep(measured: Measured) -> None:
    """Write the figures down."""
    RECORD.write_text(json.dumps(asdict(measured), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
