"""The command line `ccwc`: every verb calls the same services as the window.

Exit status: 0 done; 1 our fault (a log file is named); 2 wrong use; 3 refused; 4 some of several
were refused and the rest done.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

from ccwc_desktop import settings
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue

from . import arguments, output

DONE, OUR_FAULT, WRONG_USE, REFUSED, SOME_REFUSED = 0, 1, 2, 3, 4


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; gives its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    output.use_utf8()
    catalogue.use(arguments.language(words) or settings.load().language)
    parser = arguments.parser()
    given = parser.parse_args(arguments.with_verb(words))
    try:
        return _run(given)
    except Refused as refused:
        output.refusal(refused)
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except BrokenPipeError:
        return DONE
    except Exception:
        output.our_fault()
        return OUR_FAULT


def _run(given: argparse.Namespace) -> int:
    """Only the module of the verb is loaded: `verify` must not wait for the window."""
    module = importlib.import_module(f"ccwc_desktop.cli.{given.module}")
    status: int = getattr(module, given.function)(given)
    return status
