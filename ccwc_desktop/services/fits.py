"""What fits under the ceilings: read from a plan, never changing it."""

from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle, selection_years
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.selection_years import Fits

from . import plans


def subject(session: Session, plan: int) -> Plan:
    """The plan as far as it is looked at."""
    return plans.value(session, plan, with_figures=False)


def of_year(session: Session, plan: int, year: int) -> Fits:
    """What fits in one programme year; raises Refused("plan.year_out_of_range")."""
    return of_year_of(subject(session, plan), year)


def of_year_of(plan: Plan, year: int) -> Fits:
    """What fits in one programme year of a plan value, as `of_year`."""
    years = cycle.programme_years(plan.cip_year)
    if year not in years:
        raise Refused("plan.year_out_of_range", year=year, first=years[0], last=years[-1])
    return selection_years.of_year(plan, year)


def over_years(session: Session, plan: int) -> tuple[Fits, ...]:
    """What fits in the three programme years, one after the other."""
    return selection_years.over_years(subject(session, plan))
