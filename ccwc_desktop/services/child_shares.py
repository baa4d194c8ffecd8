"""The share for children and women beside last year's, as far as this workbook knows it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import child_share
from ccwc_desktop.domain.child_share import Share
from ccwc_desktop.store.schema import PlanRow

from . import plans


def last_year(session: Session, plan: int) -> Share | None:
    """What the plan before asks for in the year before this plan's first, or what the terms say."""
    year = session.get_one(PlanRow, plan).cip_year - 1
    before = session.scalar(select(PlanRow.id).where(PlanRow.cip_year == year))
    listed = plans.projects(session, before) if before is not None else ()
    return child_share.last_year(plans.terms(session, plan), listed, year)
