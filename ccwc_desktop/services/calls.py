"""Services by name, so that an undo can be kept as data and run later."""

from sqlalchemy.orm import Session

from . import (
    accounts,
    answers,
    budget,
    budget_checks,
    committee,
    consultations,
    free_texts,
    indicator_lists,
    meetings,
    places,
    plans,
    prices,
    priorities,
    problems,
    projects,
    ranking_ways,
    situation,
    social_services,
    terms,
    year_roll,
)
from .done import Call, Done

_MODULES = {
    "accounts": accounts,
    "answers": answers,
    "budget": budget,
    "budget_checks": budget_checks,
    "committee": committee,
    "consultations": consultations,
    "free_texts": free_texts,
    "indicator_lists": indicator_lists,
    "meetings": meetings,
    "places": places,
    "plans": plans,
    "prices": prices,
    "priorities": priorities,
    "problems": problems,
    "projects": projects,
    "ranking_ways": ranking_ways,
    "situation": situation,
    "social_services": social_services,
    "terms": terms,
    "year_roll": year_roll,
}


def run(session: Session, call: Call) -> Done:
    """Run a writing service; raises KeyError or AttributeError for a name that is none."""
    subject, _, verb = call.service.partition(".")
    done = getattr(_MODULES[subject], verb)(session, **call.arguments)
    if not isinstance(done, Done):
        raise TypeError(f"{call.service} is not a writing service")
    return done
