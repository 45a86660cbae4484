"""``python -m vejviser``."""

import sys

from vejviser.cli import main

if __name__ == "__main__":
    sys.exit(main())
