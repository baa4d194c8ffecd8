"""What people wrote in their own words: what to look at before the plan leaves the commune."""

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from ccwc_desktop.domain import free_texts
from ccwc_desktop.domain.free_texts import Finding
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.store.child_names import child_names
from ccwc_desktop.store.schema import PlanRow

from . import documents, plans, rows
from .done import Call, Done


def findings(session: Session, plan: int) -> tuple[Finding, ...]:
    """Words that may show who a child is and that nobody looked at yet, as the plan travels."""
    return findings_of(session, plan, plans.value(session, plan))


def findings_of(session: Session, plan: int, value: Plan) -> tuple[Finding, ...]:
    """The same for a plan that was read already."""
    leaving = documents.as_it_travels(value)
    return _waiting(session, plan, free_texts.findings(leaving, child_names()))


def on_sheets(session: Session, plan: int, sheets: Iterable[str]) -> tuple[Finding, ...]:
    """Those in texts that the public editions of sheets (their keys) are made of."""
    value = plans.value(session, plan, with_figures=False)
    return _waiting(session, plan, free_texts.on_sheets(value, child_names(), sheets))


def _waiting(session: Session, plan: int, found: Iterable[Finding]) -> tuple[Finding, ...]:
    looked_at = set(session.get_one(PlanRow, plan).looked_at)
    return tuple(each for each in found if each.key not in looked_at)


def look(session: Session, plan: int, keys: Collection[str], harmless: bool = True) -> Done:
    """A person looked at findings (their keys) and says that they show no child, or takes it back.

    Gives how many are looked at now.
    """
    row = session.get_one(PlanRow, plan)
    before = set(row.looked_at)
    after = before | set(keys) if harmless else before - set(keys)
    rows.change(row, {"looked_at": tuple(sorted(after))})
    changed = tuple(sorted(before ^ after))
    undo = Call("free_texts.look", {"plan": plan, "keys": changed, "harmless": not harmless})
    return Done(len(after), undo)
