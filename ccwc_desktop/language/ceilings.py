"""How a passed ceiling is said, in the window and on paper."""

from . import Language, digits, money, words
from .catalogue import N_, words_of

_BARE = N_("{source}, {year}: {over} over the ceiling.")
_SET_BY = N_("{source}, {year}: {over} over the ceiling set by {basis}.")


def over(language: Language, source: str, year: int, riel: int, basis: str) -> str:
    """By how much (`riel`) the ceiling of a source is passed in a year, and who set it.

    `source` is its name, `basis` the words of who set it ("" unknown), both in `language`.
    """
    return (
        words_of(language)
        .gettext(_SET_BY if basis else _BARE)
        .format(
            source=source,
            year=digits.localise(str(year), language),
            over=money.riel(riel, language),
            basis=words.after_khmer(basis) if language == "km" else basis,
        )
    )
