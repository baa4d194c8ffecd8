"""What keys are called in both languages: the lists that ship with the program (no session)."""

from collections.abc import Iterable, Mapping

from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.store import reference
from ccwc_desktop.store.child_names import child_names
from ccwc_desktop.store.reference import Name, Theme

__all__ = [
    "Name",
    "Theme",
    "child_names",
    "core",
    "example",
    "indicator",
    "indicator_name",
    "letters",
    "meet",
    "names",
    "sections",
    "themes",
    "tiles",
    "usual_bases",
    "usual_roles",
]

_met: dict[str, Indicator] = {}
"""What the codes of a district are called in sentences: as the workbook or plan read last says."""


def meet(told: Iterable[Indicator]) -> None:
    """Figures that a district added; sentences may name them from now on."""
    _met.update({each.code: each for each in told})


def indicator(code: str) -> Indicator | None:
    """What `code` stands for, for a sentence; None for one that nobody told of."""
    return reference.indicators().get(code) or _met.get(code)


def indicator_name(code: str, language: str) -> str:
    """What `code` is called in `language`; the code itself when nobody told of it."""
    known = indicator(code)
    return known.name(language) if known is not None else code


def names(listname: str) -> Mapping[str, Name]:
    """A list by its name ("seats", "methods", "safeguards", "sectors", "sources", ...)."""
    return reference.names(listname)


def sections() -> Mapping[str, Name]:
    """The sections of the indicator catalogue, in order."""
    return reference.sections()


def themes() -> Mapping[str, Theme]:
    """Key -> typical problem of children, with its picture."""
    return reference.themes()


def tiles() -> tuple[str, ...]:
    """The indicators that are shown first, in order."""
    return reference.tiles()


def core() -> tuple[str, ...]:
    """The bundled indicators that a committee looks at first, in the order of the grid."""
    return reference.core()


def letters() -> Mapping[str, str]:
    """The letter of each source of funds on paper."""
    return reference.letters()


def usual_bases() -> Mapping[str, Name]:
    """What usually sets the most that a source of funds gives."""
    return reference.usual_bases()


def usual_roles() -> Mapping[str, Name]:
    """What the person on a seat usually is."""
    return reference.usual_roles()


def example(step: str) -> Name:
    """The worked example of a step."""
    return reference.example(step)
