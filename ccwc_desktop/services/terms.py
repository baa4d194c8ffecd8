"""What the proposal of a plan stands on: rate, floors, last year, the development plan."""

from collections.abc import Mapping
from dataclasses import fields, replace

from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.budget_terms import USUAL_TERMS, Objective, Terms
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.typed_amounts import MOST_RIEL
from ccwc_desktop.store.schema import TermsRow

from . import plans, rows
from .done import Call, Done

_RANGES = {
    "floor_percent": (1, 100),
    "floor_amount": (0, MOST_RIEL),
    "last_total": (0, MOST_RIEL),
    "last_children": (0, MOST_RIEL),
    "cdp_first": (cycle.FIRST_FIGURES, cycle.LAST_YEAR),
    "cdp_last": (cycle.FIRST_FIGURES, cycle.LAST_YEAR),
}


def get(session: Session, plan: int) -> Terms:
    """The terms of a plan."""
    return plans.terms(session, plan)


def change(session: Session, plan: int, **new: object) -> Done:
    """Change any term.

    Raises Refused("terms.out_of_range" | "terms.children_above_total" | "terms.years_reversed").
    """
    _check(replace(get(session, plan), **new), new)  # type: ignore[arg-type]
    row = session.get(TermsRow, plan)
    if row is None:
        usual = {field.name: getattr(USUAL_TERMS, field.name) for field in fields(Terms)}
        row = TermsRow(plan_id=plan, **usual)
        session.add(row)
    old = rows.change(row, new)
    return Done(plan, Call("terms.change", {"plan": plan, **old}))


def add_objective(session: Session, plan: int, **texts: str) -> Done:
    """A new objective of the development plan, numbered after the last; gives its uid."""
    have = get(session, plan).objectives
    number = max((each.number for each in have), default=0) + 1
    new = Objective(rows.new_uid(), number, **texts)
    done = change(session, plan, objectives=(*have, new))
    return Done(new.uid, done.undo)


def change_objective(session: Session, plan: int, uid: str, **new: object) -> Done:
    """Change the text or the number of an objective.

    Raises Refused("gone" | "terms.number_taken").
    """
    have = get(session, plan).objectives
    if uid not in {each.uid for each in have}:
        raise Refused("gone", uid=uid)
    kept = tuple(replace(each, **new) if each.uid == uid else each for each in have)  # type: ignore[arg-type]
    numbers = [each.number for each in kept]
    if len(set(numbers)) < len(numbers):
        raise Refused("terms.number_taken", number=new["number"])
    return change(session, plan, objectives=kept)


def remove_objective(session: Session, plan: int, uid: str) -> Done:
    """Take an objective away; projects that serve it keep the link, should it come back."""
    have = get(session, plan).objectives
    return change(session, plan, objectives=tuple(each for each in have if each.uid != uid))


def _check(terms: Terms, new: Mapping[str, object]) -> None:
    for field, (least, most) in _RANGES.items():
        value = new.get(field)
        if isinstance(value, int) and not least <= value <= most:
            raise Refused("terms.out_of_range", field=field, value=value, least=least, most=most)
    total, children = terms.last_total, terms.last_children
    if total is not None and children is not None and children > total:
        raise Refused("terms.children_above_total", children=children, total=total)
    first, last = terms.cdp_first, terms.cdp_last
    if first is not None and last is not None and last < first:
        raise Refused("terms.years_reversed", first=first, last=last)
