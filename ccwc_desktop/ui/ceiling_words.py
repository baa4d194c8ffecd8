"""How the most that a source gives is spoken of: who set it, and by how much it is passed."""

from ccwc_desktop.language import ceilings, words
from ccwc_desktop.language.catalogue import current
from ccwc_desktop.services import names


def usual_basis(source: str) -> str:
    """What usually sets the ceiling of a source; "" where nothing is usual."""
    told = names.usual_bases().get(source)
    return told.text(current()) if told is not None else ""


def over(source: str, year: int, riel: int, basis: str) -> str:
    """By how much (`riel`) a ceiling is passed, and what set it (`basis`, "" as usual)."""
    name = names.names("sources")[source].short(current())
    said = words.add_breaks(basis.strip() or usual_basis(source))
    return ceilings.over(current(), name, year, riel, said)
