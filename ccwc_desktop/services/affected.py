"""Girls and boys of the villages of a problem or a project, as the newest figures count them."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from ccwc_desktop.domain import affected, beneficiaries
from ccwc_desktop.domain.affected import Counted
from ccwc_desktop.domain.beneficiaries import Reached
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.store import reference

from . import situation


def counted(session: Session, indicator: str, villages: Collection[str]) -> Counted | None:
    """Girls and boys of some villages by an indicator in the newest year; None without figures."""
    years = situation.years(session)
    if not years:
        return None
    return affected.counted(situation.table(session, years[0]), indicator, villages)


def countable(session: Session, problem: Problem) -> tuple[Counted, ...]:
    """Figures of the newest year that know girls and boys of all villages of a problem.

    Those of its theme and its evidence stand first.
    """
    years = situation.years(session)
    if not years:
        return ()
    theme = reference.themes().get(problem.theme)
    first = {each.ref for each in problem.evidence if each.kind == "figure"}
    first |= set(theme.indicators) if theme else set()
    return affected.choices(situation.table(session, years[0]), problem.villages, first)


def by_age(session: Session, villages: Collection[str]) -> tuple[Reached, ...]:
    """Children of some villages by age in the newest year, as far as all villages are counted."""
    years = situation.years(session)
    if not years:
        return ()
    return beneficiaries.from_figures(situation.table(session, years[0]), villages)
