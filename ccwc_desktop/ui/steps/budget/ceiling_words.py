"""How the most that a source gives is spoken of: who set it, and by how much it is passed."""

from ccwc_desktop.domain.budget import Use
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names

from . import wording


def usual_basis(source: str) -> str:
    """What usually sets the ceiling of a source; "" where nothing is usual."""
    told = names.usual_bases().get(source)
    return told.text(current()) if told is not None else ""


def over(use: Use) -> str:
    """By how much a ceiling is passed, and what set it."""
    told = {
        "source": wording.source_short(use.source),
        "year": wording.year(use.year),
        "over": wording.riel_in_sentence(-(use.left or 0)),
    }
    basis = use.basis.strip() or usual_basis(use.source)
    if not basis:
        return _("{source}, {year}: {over} over the ceiling.").format(**told)
    said = _("{source}, {year}: {over} over the ceiling set by {basis}.")
    return said.format(**told, basis=words.add_breaks(basis))
