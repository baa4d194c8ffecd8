"""What the fields of a line can hold; what does not fit together is shown and never refused."""

from collections.abc import Mapping
from typing import Any

from ccwc_desktop.domain import budget, cycle
from ccwc_desktop.domain.budget import Funding, Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.typed_amounts import MOST_RIEL

from . import project_checks

_FIGURES = ("amount", "approved", "revised", "spent")
_NEW = Line("")


def check(new: Mapping[str, Any], old: Line = _NEW) -> None:
    """Look at new values of a line's fields, by name; `old` is the line as it stands.

    Raises Refused("line.quantity" | "line.price" | "line.too_much" | "line.no_such_source" |
    "line.source_twice" | "line.rest_twice" | "line.below_zero" | "problem.no_such_choice" |
    "project.out_of_range").
    """
    quantity, price = new.get("quantity", old.quantity), new.get("unit_price", old.unit_price)
    project_checks.quantity(quantity)
    if not 0 <= price <= MOST_RIEL:
        raise Refused("line.price", value=price)
    if quantity * price > MOST_RIEL:
        raise Refused("line.too_much", most=MOST_RIEL)
    _funding(new.get("funding", ()))
    if new.get("children", "") not in ("", *budget.MARKS):
        raise Refused("problem.no_such_choice", field="children", value=new["children"])
    project_checks.between(new, "children_percent", 1, 99)
    project_checks.between(new, "year", cycle.FIRST_YEAR, cycle.LAST_YEAR)
    project_checks.between(new, "quarter", 1, 4)


def _funding(funding: tuple[Funding, ...]) -> None:
    given = [each.source for each in funding]
    for source in given:
        if source not in budget.SOURCES:
            raise Refused("line.no_such_source", source=source)
        if given.count(source) > 1:
            raise Refused("line.source_twice", source=source)
    if sum(each.amount is None for each in funding) > 1:
        raise Refused("line.rest_twice")
    for each in funding:
        figures = [getattr(each, name) for name in _FIGURES]
        if any(figure is not None and not 0 <= figure <= MOST_RIEL for figure in figures):
            raise Refused("line.below_zero", source=each.source)
