"""How figures, shares and cells that are kept back are written on a sheet."""

from decimal import Decimal

from ccwc_desktop.domain.figure_pictures import Sayings
from ccwc_desktop.domain.intervals import Interval
from ccwc_desktop.domain.suppression import Range
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_
from ccwc_desktop.language.digits import NO_BREAK_SPACE

from .wording import Wording

SEXES = {"f": N_("Girls"), "m": N_("Boys"), "t": N_("Total")}


def sayings(words: Wording) -> Sayings:
    """The words of charts in the language of an edition."""

    def share(rate: Decimal) -> str:
        return digits.percent(rate, words.language, 1)

    def border(rate: Decimal) -> str:
        even = rate * 100 == (rate * 100).to_integral_value()
        return digits.percent(rate, words.language, 0 if even else 1)

    def between(found: Interval) -> str:
        both = (found.low, found.high)
        ends = (digits.percent(end, words.language, 0).removesuffix("%") for end in both)
        return "–".join(ends) + "%"

    return Sayings(
        number=words.quantity,
        share=share,
        border=border,
        year=words.digits,
        between=between,
        hidden=lambda veil: kept_back(words, veil),
        unknown="–",
        village=words.told("Village"),
        sexes={sex: words.told(name) for sex, name in SEXES.items()},
    )


def kept_back(words: Wording, veil: Range) -> str:
    """ "< 5", "5–9", or that it is not shown."""
    if veil.small:
        return words.digits(f"<{NO_BREAK_SPACE}5")
    if veil.open:
        return words.told("not shown")
    return words.digits(f"{veil.low}–{veil.high}")
