"""How money, sources, years and units are said on the budget page."""

from collections.abc import Iterable
from decimal import Decimal

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.projects import Output, Project
from ccwc_desktop.language import dates, digits, money, outputs, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.ui import project_names
from ccwc_desktop.ui.widgets.reading import Format

_COLOURS = {
    "cs_admin": "teal-bar",
    "cs_dev": "source-1",
    "social": "source-2",
    "own": "ink-soft",
    "contribution": "source-3",
    "department": "water",
    "ngo": "source-4",
    "carried": "edge",
    "other": "scroll",
}


def number(count: int) -> str:
    """A count in the digits in use."""
    return digits.number(count, current())


def year(value: int) -> str:
    """A year in the digits in use."""
    return digits.localise(str(value), current())


def riel(amount: int) -> str:
    """Riel for cards and tables."""
    return money.riel(amount, current(), "sign")


def riel_in_sentence(amount: int) -> str:
    """Riel for sentences."""
    return money.riel(amount, current())


def in_words(amount: int) -> str:
    """Riel in words, as on the foot of a sheet."""
    return money.in_words_km(amount) if current() == "km" else money.in_words_en(amount)


def source(key: str) -> str:
    """The full name of a source of funds."""
    return names.names("sources")[key].text(current())


def source_short(key: str) -> str:
    """The short name of a source of funds."""
    return names.names("sources")[key].short(current())


def colour(key: str) -> str:
    """The token of a source's square; its name always stands beside or behind it."""
    return _COLOURS[key]


def sources_of(project: Project) -> tuple[str, ...]:
    """Who pays a project, in the fixed order."""
    paying = {share.source for line in project.lines for share in budget.shares(line)}
    return tuple(each for each in budget.SOURCES if each in paying)


def name_of(project: Project) -> str:
    """The name of a project, or its number while it has none."""
    return project_names.label(project.name(current()), project.number)


def projects(count: int) -> str:
    """ "3 projects"."""
    return ngettext("{count} project", "{count} projects", count).format(count=number(count))


def column(placed_in: int | None) -> str:
    """The head of a column of the board."""
    return _("Not placed") if placed_in is None else year(placed_in)


def months() -> list[tuple[object, str]]:
    """Months to choose from."""
    listed = dates.MONTHS_KM if current() == "km" else dates.MONTHS_EN
    return [(None, "–"), *((number, name) for number, name in enumerate(listed, start=1))]


def years(offered: Iterable[int], nothing: str) -> list[tuple[object, str]]:
    """Years to choose from, with words for none."""
    return [(None, nothing), *((each, year(each)) for each in offered)]


def chapters() -> list[tuple[object, str]]:
    """Chapters of the chart of accounts to choose from."""
    listed = names.names("chapters").items()
    named = [(key, f"{digits.localise(key, current())} {n.text(current())}") for key, n in listed]
    return [("", "–"), *named]


def quarters() -> list[tuple[object, str]]:
    """Quarters to choose from."""
    return [(None, "–"), *((each, number(each)) for each in range(1, 5))]


def units() -> list[str]:
    """The usual units in the language in use."""
    return [each.text(current()) for each in names.names("units").values()]


def _read_unit(text: str) -> object:
    """A unit as it is kept: the Khmer word of a usual one, else what was typed."""
    typed = words.strip_breaks(text).strip()
    for each in names.names("units").values():
        if typed in (each.en, each.km):
            return each.km
    return typed


def _write_unit(value: object) -> str:
    for each in names.names("units").values():
        if value == each.km:
            return each.text(current())
    return str(value or "")


UNIT = Format(_read_unit, _write_unit)


def unit(kept: str) -> str:
    """A unit as it is kept, in the language in use."""
    return _write_unit(kept)


def output(told: Output) -> str:
    """A result of a project: "latrines: 2 buildings"."""
    return outputs.said(current(), told, unit(told.unit))


def shares(line: Line) -> str:
    """Who pays a line: "Fund 15 000 000, contribution 3 000 000"."""
    said = [f"{source_short(each.source)} {riel(each.amount or 0)}" for each in budget.shares(line)]
    return " · ".join(said)


def amount(quantity: Decimal, unit_price: Decimal) -> int:
    """Riel of a quantity and a price as typed so far."""
    return Line("", quantity=quantity, unit_price=int(unit_price)).amount
