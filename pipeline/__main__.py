"""From the command line to the exit code; a request to end is met as Ctrl-C is, from the first moment on."""

from __future__ import annotations

import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command and leave with its documented exit code."""
    for request in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, signal.default_int_handler)
    try:
        from pipeline import cli  # noqa: PLC0415 - it takes half a second, in which Ctrl-C may be pressed

        cli.main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
