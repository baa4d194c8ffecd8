"""What the figures of a year say, read from a workbook."""

from sqlalchemy.orm import Session

from ccwc_desktop.domain import figure_checks, signal_rules
from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.signals import Signal
from ccwc_desktop.domain.situation import Table, table
from ccwc_desktop.store import reference

from . import catalogues, situation

YEARS = 3
"""A year is looked at beside the two before it."""


def of_year(session: Session, year: int) -> tuple[Signal, ...]:
    """The signals of a year, the weightiest first."""
    now, *past = situation.tables(session, range(year, year - YEARS, -1))
    return signal_rules.signals(now, past)


def tables_of(plan: Plan) -> tuple[Table, ...]:
    """The newest figures of a plan and those of the two years before."""
    newest = max((figure.year for figure in plan.figures), default=plan.cip_year - 1)
    villages = tuple(village.code for village in plan.villages)
    return tuple(
        table(year, plan.commune, villages, catalogues.of_plan(plan, year), plan.figures)
        for year in range(newest, newest - YEARS, -1)
    )


def warnings_of(plan: Plan) -> tuple[Doubt, ...]:
    """As `warnings`, of a plan as it came."""
    now, *past = tables_of(plan)
    return figure_checks.warnings(now, past, reference.plausible_ratios())


def warnings(session: Session, year: int) -> tuple[Doubt, ...]:
    """The doubts about the figures of a year, those that were accepted among them."""
    now, *past = situation.tables(session, range(year, year - YEARS, -1))
    return figure_checks.warnings(now, past, reference.plausible_ratios())
