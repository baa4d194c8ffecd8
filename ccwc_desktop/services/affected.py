"""Girls and boys of a problem's villages, as the newest figures count them."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from ccwc_desktop.domain import affected
from ccwc_desktop.domain.affected import Counted

from . import situation


def counted(session: Session, indicator: str, villages: Collection[str]) -> Counted | None:
    """Girls and boys of some villages by an indicator in the newest year; None without figures."""
    years = situation.years(session)
    if not years:
        return None
    return affected.counted(situation.table(session, years[0]), indicator, villages)


def countable(session: Session, villages: Collection[str]) -> tuple[Counted, ...]:
    """Figures of the newest year that know girls and boys of all these villages."""
    years = situation.years(session)
    if not years:
        return ()
    return affected.choices(situation.table(session, years[0]), villages)
