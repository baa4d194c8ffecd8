"""python -m ccwc_desktop"""

import sys

from ccwc_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
