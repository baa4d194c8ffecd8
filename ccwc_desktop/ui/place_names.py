"""Places with the word for what they are: ឃុំកោះថ្កូវ, Kaoh Thkov commune."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccwc_desktop.domain.places import Place
from ccwc_desktop.language.catalogue import N_, _, current
from ccwc_desktop.store import gazetteer

if TYPE_CHECKING:
    from ccwc_desktop.services.workbooks import Identity

_WITH_KIND = {
    "province": N_("{name} province"),
    "capital": N_("{name} capital"),
    "district": N_("{name} district"),
    "khan": N_("{name} khan"),
    "municipality": N_("{name} municipality"),
    "commune": N_("{name} commune"),
    "sangkat": N_("{name} sangkat"),
    "village": N_("{name} village"),
}
_VILLAGE = "ភូមិ"
_IN_SANGKAT = {
    "មេឃុំ": "ចៅសង្កាត់",
    "ឃុំ": "សង្កាត់",
    "commune": "sangkat",
    "Commune": "Sangkat",
}
_IN_TOWN = {
    "khan": {"ស្រុក": "ខណ្ឌ", "district": "khan", "District": "Khan"},
    "municipality": {"ស្រុក": "ក្រុង", "district": "municipality", "District": "Municipality"},
}


def full(place: Place | None) -> str:
    """A place by its full name; without one, the whole country."""
    if place is None:
        return _("Cambodia")
    name = place.name(current())
    # Some 660 villages have the word in their own name: ភូមិ ២, ភូមិថ្មី.
    if place.kind == "village" and name.startswith(_VILLAGE):
        return name
    return _(_WITH_KIND[place.kind]).format(name=name)


def of_code(code: str) -> str:
    """The full name of a code, or the code itself when no list knows it."""
    place = gazetteer.get(code)
    return full(place) if place else code


def bare(code: str) -> str:
    """The name of a code without the word for what it is, or the code when no list knows it."""
    place = gazetteer.get(code)
    return place.name(current()) if place else code


def above(parents: tuple[Place, ...] | list[Place]) -> str:
    """The places something lies in, the nearest first: "Chol Kiri district, Kampong Chhnang"."""
    return joined([full(each) for each in reversed(parents)])


def joined(names: Iterable[str]) -> str:
    """Places one in another, the smallest first, as the language writes them."""
    return (_(", ") if current() == "en" else " ").join(names)


def find(text: str, kinds: tuple[str, ...]) -> list[Place]:
    """Places whose name or code someone is typing, the likeliest first."""
    return gazetteer.find(text, kinds)


def around(place: Place) -> str:
    """The places it lies in, for a list of places found."""
    return above(gazetteer.parents(place.code))


def above_code(code: str) -> str:
    """The places a code lies in."""
    return above(gazetteer.parents(code))


def here(text: str, whose: "Identity | None") -> str:
    """Fixed words as they are said in a workbook's place: a sangkat is no commune."""
    if whose is None:
        return text
    above = whose.parents[-1].kind if whose.parents else ""
    words = dict(_IN_SANGKAT) if whose.place and whose.place.kind == "sangkat" else {}
    for said, said_here in {**words, **_IN_TOWN.get(above, {})}.items():
        text = text.replace(said, said_here)
    return text
