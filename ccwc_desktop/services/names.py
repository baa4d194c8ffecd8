"""What keys are called in both languages: the lists that ship with the program (no session)."""

from collections.abc import Mapping

from ccwc_desktop.store import reference
from ccwc_desktop.store.child_names import child_names
from ccwc_desktop.store.reference import Name

__all__ = [
    "Name",
    "child_names",
    "core",
    "example",
    "letters",
    "names",
    "sections",
    "tiles",
    "usual_roles",
]


def names(listname: str) -> Mapping[str, Name]:
    """A list by its name ("seats", "methods", "safeguards", "sectors", "sources", ...)."""
    return reference.names(listname)


def sections() -> Mapping[str, Name]:
    """The sections of the indicator catalogue, in order."""
    return reference.sections()


def tiles() -> tuple[str, ...]:
    """The indicators that are shown first, in order."""
    return reference.tiles()


def core() -> tuple[str, ...]:
    """The bundled indicators that a committee looks at first, in the order of the grid."""
    return reference.core()


def letters() -> Mapping[str, str]:
    """The letter of each source of funds on paper."""
    return reference.letters()


def usual_roles() -> Mapping[str, Name]:
    """What the person on a seat usually is."""
    return reference.usual_roles()


def example(step: str) -> Name:
    """The worked example of a step."""
    return reference.example(step)
