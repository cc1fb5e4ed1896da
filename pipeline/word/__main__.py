"""A template as text: `python -m pipeline.word FILE`; git compares Word files by it (templates/README.md)."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.errors import ExitCode
from pipeline.refusal import fault
from pipeline.untrusted.unsound import Unsound
from pipeline.word.portrait import portrait


def main(arguments: list[str]) -> ExitCode:
    """Print each file as text; a file that is no DOCX is told, and so is the lack of one."""
    if not arguments:
        sys.stderr.write("Назвіть файл: python -m pipeline.word templates/report.docx\n")
        return ExitCode.USAGE
    for file in arguments:
        try:
            sys.stdout.write(portrait(Path(file).read_bytes()))
        except Unsound as refused:
            sys.stderr.write(f"{file}: {refused}. {refused.remedy}\n")
            return ExitCode.DATA
        except OSError as failure:
            sys.stderr.write(f"{fault(failure, 'файл не читається', file)}\n")
            return ExitCode.FILES
    return ExitCode.OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
