"""Sentences with real numbers for "what we know" beside the figures."""

from ccwc_desktop.domain import figure_lines
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui import place_names

from . import wording


def knowledge(picture: Picture, code: str) -> list[str]:
    """How much is known, and where the indicator in view is highest.

    What to look at again stands under "what is missing".
    """
    said = [filled(picture.table.year, picture.known, picture.wanted)]
    said += _highest(picture, code)
    return said


def filled(year: int, known: int, wanted: int) -> str:
    """How many cells of the table are filled: what the page counts, in the words it counts in."""
    return _("For {year}, {known} of {all} cells of the villages are filled.").format(
        all=digits.number(wanted, current()),
        known=digits.number(known, current()),
        year=wording.year(year),
    )


def counted() -> str:
    """What a cell is, for those who wonder why the numbers of a file are not as many."""
    return _(
        "A cell is one number of one village. Girls and boys have a cell each; totals, and figures "
        "worked out from other figures, are not counted."
    )


def _highest(picture: Picture, code: str) -> list[str]:
    line = figure_lines.highest(picture.lines(code)[:-1])
    if line is None:
        return []
    name = picture.table.catalogue[code].name(current())
    number = wording.amount(line.cells["t"].value)
    place = place_names.of_code(line.place)
    if line.rate is None:
        sentence = _("{indicator}: highest in {village}, {number}.")
        return [sentence.format(indicator=name, village=place, number=number)]
    sentence = _("{indicator}: highest in {village}, {number} of {whole} ({rate}).")
    return [
        sentence.format(
            indicator=name,
            village=place,
            number=number,
            whole=wording.amount(line.whole["t"]),
            rate=wording.share(line.rate),
        )
    ]
