"""A run on a disk that cannot exchange folders, killed just when there is none: renameat2 refuses, as such disks do."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
_KILLED = """
import ctypes, errno, os, signal, sys
from pathlib import Path

class Disk:
    def renameat2(self, *words):
        ctypes.set_errno(errno.EINVAL)
        return -1

library, rename = ctypes.CDLL, os.rename
ctypes.CDLL = lambda name, **more: library(name, **more) if name else Disk()

def renamed(source, target, **more):
    rename(source, target, **more)
    if os.fsdecode(target).endswith(".old"):
        os.kill(os.getpid(), signal.SIGKILL)

os.rename = renamed
"""


def killed_halfway(words: str) -> None:
    """Run `words` until the folder that is to be replaced has been set aside."""
    run = subprocess.run([sys.executable, "-c", _KILLED + words], cwd=ROOT, check=False, timeout=60)
    assert -signal.SIGKILL == run.returncode
