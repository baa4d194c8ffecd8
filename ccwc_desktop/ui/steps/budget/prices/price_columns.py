"""How the list of unit prices is shown."""

from collections.abc import Callable

from ccwc_desktop.domain.prices import Known
from ccwc_desktop.language import dates, digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.steps.budget import wording

WHERE, ORIGIN = 4, 5  # columns that narrow windows have no room for


def columns(hidden: Callable[[int], bool]) -> list[Column[Known]]:
    """Thing, unit, price, when, where, and whether it was typed or stands in a project.

    What a column told that is `hidden` stands under the name of the thing.
    """

    def thing(each: Known) -> str:
        below = []
        if hidden(WHERE):
            below.append(_breaks(each.price.basis()))
        if hidden(ORIGIN):
            below.append(_origin(each))
        said = " · ".join(filter(None, below))
        return f"{_thing(each)}\n{said}" if said else _thing(each)

    return [
        Column(_("Thing or work"), thing, ink=_ink, sort=_name),
        Column(_("Unit"), lambda each: wording.UNIT.write(each.price.unit), ink=_ink),
        Column(_("Unit price"), _amount, align="end", ink=_ink, sort=_sum),
        Column(_("When"), when, ink=_ink, sort=_day),
        Column(
            _("Where and from whom"),
            lambda each: _breaks(each.price.basis()),
            ink=_ink,
            sort=lambda each: each.price.basis(),
        ),
        Column(_("Known from"), _origin, ink=lambda _each: "ink-soft", sort=_project),
    ]


def _breaks(text: str) -> str:
    return words.add_breaks(text)


def _thing(each: Known) -> str:
    return _breaks(each.price.name(current())) or _("no name yet")


def _amount(each: Known) -> str:
    return wording.riel(each.price.unit_price) if each.price.unit_price else "–"


def when(each: Known) -> str:
    """The day of a price, or the year of the plan that has it."""
    if each.price.dated is not None:
        return dates.short_date(each.price.dated, current())
    return digits.localise(str(each.year), current()) if each.year else "–"


def _origin(each: Known) -> str:
    return _breaks(each.project_name(current())) if each.learned else _("own list")


def _ink(each: Known) -> str:
    """Older prices of the same thing stand back."""
    return "ink" if each.newest else "ink-soft"


def _name(each: Known) -> str:
    return each.price.name(current())


def _project(each: Known) -> str:
    return each.project_name(current()) if each.learned else _("own list")


def _sum(each: Known) -> int:
    return each.price.unit_price


def _day(each: Known) -> tuple[int, str]:
    return each.year, each.price.dated.isoformat() if each.price.dated else ""
