"""Signatures of sealed documents, made elsewhere or by us: what they cover, and what of them was looked at here.

Nothing here judges more than it can: what was not checked is said, and the bytes that were signed are never changed.
"""

import logging

# Without a handler pyHanko's tracebacks would be printed, in English, beside what an officer is told.
for _library in ("pyhanko", "pyhanko_certvalidator", "fontTools"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
