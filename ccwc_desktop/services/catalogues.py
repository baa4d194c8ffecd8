"""What is counted: the bundled catalogue with what the district added, by the year of a figure."""

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import additions as rules
from ccwc_desktop.domain.additions import Addition
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.exchange import indicator_lists
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import IndicatorListRow

from . import names


def additions(session: Session) -> tuple[Addition, ...]:
    """What the lists of this workbook add, oldest first."""
    order = (IndicatorListRow.from_year, IndicatorListRow.issued, IndicatorListRow.id)
    documents = session.scalars(select(IndicatorListRow.document).order_by(*order))
    return _meet(tuple(each for document in documents for each in _read(document)))


@lru_cache(maxsize=64)
def _read(document: str) -> tuple[Addition, ...]:
    return indicator_lists.read(document.encode("utf-8")).told.additions


def _meet(told: tuple[Addition, ...]) -> tuple[Addition, ...]:
    names.meet(each.indicator for each in told)
    return told


def at(session: Session, year: int) -> Mapping[str, Indicator]:
    """By what the figures of `year` are counted."""
    return rules.catalogue_at(reference.indicators(), additions(session), year)


def of_workbook(session: Session) -> Mapping[str, Indicator]:
    """Every code of this workbook with its newest definition."""
    return rules.catalogue_of_all(reference.indicators(), additions(session))


def of_plan(plan: Plan, year: int | None = None) -> Mapping[str, Indicator]:
    """By what a plan's figures of `year` are counted, or every code that it knows."""
    told = _meet(plan.indicators)
    if year is None:
        return rules.catalogue_of_all(reference.indicators(), told)
    return rules.catalogue_at(reference.indicators(), told, year)
