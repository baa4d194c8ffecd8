"""What the fields of a project can hold; everything else is a doubt and never refused."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ccwc_desktop.domain import beneficiaries, budget, cycle, problems, projects
from ccwc_desktop.domain.errors import Refused

COUNTS = (
    *("girls", "boys", "women", "men", "poor"),
    *beneficiaries.OF_THE_CHILDREN,
    *beneficiaries.OF_THE_CHILDREN.values(),
)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "sector": problems.SECTORS,
    "kind": ("", *projects.KINDS),
    "support": ("", *projects.SUPPORTS),
    "divided": ("", *projects.DIVISIONS),
}
MOST_OF_A_UNIT = 10**9


def check(new: Mapping[str, Any]) -> None:
    """Look at new values of a project's fields, by name.

    Raises Refused("project.below_zero" | "project.out_of_range" | "problem.no_such_choice" |
    "line.quantity").
    """
    for key in COUNTS:
        _not_below_zero(key, new.get(key))
    for key, choices in CHOICES.items():
        _one_of(key, new.get(key, choices[0]), choices)
    told = [each.age for each in new.get("ages", ())]
    for each in new.get("ages", ()):
        _one_of("age", each.age if told.count(each.age) == 1 else "", beneficiaries.AGES)
        _not_below_zero("girls", each.girls)
        _not_below_zero("boys", each.boys)
    for output in new.get("outputs", ()):
        quantity(output.quantity)
    between(new, "year", cycle.FIRST_YEAR, cycle.LAST_YEAR)
    between(new, "end_year", cycle.FIRST_YEAR, cycle.LAST_YEAR)
    between(new, "start_month", 1, 12)
    between(new, "end_month", 1, 12)


def between(new: Mapping[str, object], field: str, least: int, most: int) -> None:
    """Raises Refused("project.out_of_range") for a number outside `least` to `most`."""
    value = new.get(field)
    if isinstance(value, int) and not least <= value <= most:
        raise Refused("project.out_of_range", field=field, value=value, least=least, most=most)


def quantity(value: object) -> None:
    """Raises Refused("line.quantity") for what is no quantity of a line or an output."""
    if not isinstance(value, Decimal):
        return
    exponent = value.normalize().as_tuple().exponent
    too_fine = isinstance(exponent, int) and -exponent > budget.QUANTITY_PLACES
    if not value.is_finite() or value < 0 or too_fine or value > MOST_OF_A_UNIT:
        raise Refused("line.quantity", value=value, places=budget.QUANTITY_PLACES)


def _not_below_zero(field: str, count: object) -> None:
    if isinstance(count, int) and count < 0:
        raise Refused("project.below_zero", field=field, value=count)


def _one_of(field: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise Refused("problem.no_such_choice", field=field, value=value)
