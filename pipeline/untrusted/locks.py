"""Names of the files that an office keeps beside what it has open, as a sign to others, to what that is.

They come and go with a window, so they are neither data nor outputs. Nothing can fail.
"""

from __future__ import annotations

import re
from typing import Final

_LOCK: Final = re.compile(r"~\$(.+)|\.~lock\.(.+)#", re.DOTALL)
"""Word's and Excel's, and LibreOffice's."""


def is_lock(name: str) -> bool:
    """Tell whether a file so named is such a sign."""
    return _LOCK.fullmatch(name) is not None


def opened(lock: str) -> str:
    """Give the name of the document that is open, as far as the sign's own name tells: Word leaves out two letters."""
    found = _LOCK.fullmatch(lock)
    return (found[1] or found[2]) if found else lock
