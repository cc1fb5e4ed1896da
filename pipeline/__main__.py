"""python -m pipeline."""

import sys

try:
    from pipeline.cli import main
except KeyboardInterrupt:  # the imports take half a second
    sys.exit(130)

main()
