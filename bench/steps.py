"""`python -m bench.steps STEP …`: one step alone, with its imports done before; prints what it cost.

The last line is: seconds by the clock, seconds of processors with all children, MiB that the
largest process held, imports included.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.spawner import adopt, reaped
from pipeline.loading import loading

if TYPE_CHECKING:
    from bench.own_steps import Step

_MOMENT: Final = 0.05
"""Seconds in which a jail's last process is gone; before that it is not counted."""


def step_of(name: str, words: Sequence[str]) -> Step:
    """Make a step ready: one of the program, or docxtpl's own as it is released.

    What is the program's is loaded as a run loads it, so that garbage is looked for as seldom as there.
    """
    if name == "stock":
        from bench.peers import stock

        template, content = (Path(word).read_bytes() for word in words)
        filled = json.loads(content)
        return lambda: stock.made(template, filled)
    with loading():
        from bench import own_steps
    steps: dict[str, Callable[..., Step]] = {
        "convert": own_steps.converting,
        "verify": own_steps.verifying,
        "verify-others": own_steps.verifying_others,
        "render": own_steps.rendering,
    }
    return steps[name](*words)


def _cpu() -> float:
    time.sleep(_MOMENT)
    with suppress(ChildProcessError):
        list(reaped())
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def cost_of(step: Step) -> tuple[float, float, float]:
    """Take a step; give what it cost."""
    adopt()
    cpu, started = _cpu(), time.perf_counter()
    step()
    wall = time.perf_counter() - started
    cpu = _cpu() - cpu
    held = max(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return wall, cpu, held / 1024


if __name__ == "__main__":
    print(*cost_of(step_of(sys.argv[1], sys.argv[2:])))  # noqa: T201 - a command's answer
