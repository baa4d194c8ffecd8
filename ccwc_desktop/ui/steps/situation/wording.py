"""Numbers, trends and formulas of figures in words."""

from decimal import Decimal

from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.domain.figure_lines import SEVERAL, Trend
from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import N_, _, current
from ccwc_desktop.services import names

UNKNOWN = "—"


def amount(value: Decimal | int | None) -> str:
    """A number with the decimals it has; a dash for one that is not known."""
    if value is None:
        return UNKNOWN
    exponent = Decimal(value).normalize().as_tuple().exponent
    return digits.number(value, current(), max(0, -int(exponent)))


def share(rate: Decimal | None) -> str:
    """A rate in whole percent; with one decimal where that would be zero."""
    if rate is None:
        return ""
    return digits.percent(rate, current(), 1 if 0 < rate < Decimal("0.01") else 0)


def year(value: int) -> str:
    """A year in the digits in use."""
    return digits.localise(str(value), current())


def trend_words(trend: Trend) -> str:
    """ "up 24", "down 18", "no change"; what is missing where there is none."""
    if trend.value is None:
        return _("not known yet")
    if trend.change is None:
        return _("last year not known")
    if not trend.change:
        return _("no change")
    said = _("up {count}") if trend.change > 0 else _("down {count}")
    return said.format(count=amount(abs(trend.change)))


def source_name(key: str) -> str:
    """The short name of who a number comes from."""
    if key == SEVERAL:
        return _("several")
    found = names.names("figure_sources").get(key)
    return found.short(current()) if found else key


_TILES = {
    "POP-1": N_("Children under 18"),
    "OOS_6_14": N_("Not in school, 6–14"),
    "BIRTHS_UNREGISTERED": N_("Babies not registered"),
    "HLT-1": N_("Not fully vaccinated"),
    "WSH-1": N_("Families, no latrine"),
    "DIS-1": N_("Children with disability"),
}


def tile_name(known: Indicator) -> str:
    """The name of an indicator in few words, where there is one."""
    few = _TILES.get(known.code)
    return _(few) if few else words.add_breaks(known.name(current()))


def sex_titles(known: Indicator) -> dict[str, str]:
    """Heads of the columns; only the whole population has grown-ups in it."""
    everybody = known.code == "POPULATION"
    return {
        "f": _("Female") if everybody else _("Girls"),
        "m": _("Male") if everybody else _("Boys"),
        "t": _("Total"),
    }


def sex_title(known: Indicator, sex: str) -> str:
    """What a number of this sex is called, "" where there is only a total."""
    return sex_titles(known)[sex] if len(known.sexes) > 1 else ""


def note(known: Indicator) -> str:
    """The known flaw of an indicator."""
    return known.note_km if current() == "km" else known.note_en


def what_to_do(doubt: Doubt, derived: bool) -> str:
    """The way out of a doubt, under its sentence."""
    if derived:
        return _("It is worked out from other figures. Please look at those.")
    if doubt.hard:
        return _("Please correct the number.")
    return _("Please correct the number, or write why it is right.")


def as_decimal(value: object) -> Decimal | None:
    """A number as the grid gives it (int, Decimal or None)."""
    return Decimal(value) if isinstance(value, int | Decimal) else None
