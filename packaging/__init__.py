"""What builds and measures the program; no part of it.

The libraries used here know another `packaging` (PyPA's): its modules stay importable beside ours.
"""

from pkgutil import extend_path

__path__ = extend_path(__path__, __name__)
