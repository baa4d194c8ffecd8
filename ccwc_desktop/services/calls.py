"""Services by name, so that an undo can be kept as data and run later."""

from importlib import import_module
from types import ModuleType

from sqlalchemy.orm import Session

from .done import Call, Done

SUBJECTS = (
    "accounts",
    "answers",
    "budget",
    "budget_checks",
    "committee",
    "consultations",
    "free_texts",
    "indicator_lists",
    "meetings",
    "places",
    "plans",
    "prices",
    "priorities",
    "problems",
    "projects",
    "ranking_ways",
    "situation",
    "social_services",
    "terms",
    "year_roll",
)
"""The modules that write; each is imported when it is called for the first time: together they
are a tenth of the start."""


def module(subject: str) -> ModuleType:
    """The module of a subject; raises KeyError for a name that is none."""
    if subject not in SUBJECTS:
        raise KeyError(subject)
    return import_module(f".{subject}", __package__)


def run(session: Session, call: Call) -> Done:
    """Run a writing service; raises KeyError or AttributeError for a name that is none."""
    subject, _, verb = call.service.partition(".")
    done = getattr(module(subject), verb)(session, **call.arguments)
    if not isinstance(done, Done):
        raise TypeError(f"{call.service} is not a writing service")
    return done
