"""What became of each problem: suggested by the plan, confirmed or changed by the committee."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ccwc_desktop.domain import answers, meetings
from ccwc_desktop.domain.answers import Followed
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.meetings import Answer
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import AnswerRow, ProblemRow

from . import plans, rows
from .done import Call, Done


@dataclass(frozen=True, slots=True)
class Standing:
    """The problems with what became of them, what children said that nobody can answer yet, and
    the consultations whose children are owed an answer."""

    followed: tuple[Followed, ...]
    not_linked: tuple[str, ...]
    to_tell: tuple[Consultation, ...]


def standing(session: Session, plan: int) -> Standing:
    """All that a page shows of the answers."""
    value = plans.value(session, plan, with_figures=False)
    return Standing(
        answers.followed(value, reference.first_places()),
        answers.not_linked(value),
        answers.to_tell(value),
    )


def listing(session: Session, plan: int) -> tuple[Followed, ...]:
    """Every problem but single cases, first those that children raised, in their order."""
    return standing(session, plan).followed


def give(session: Session, plan: int, problem: str, outcome: str, why: str = "") -> Done:
    """What becomes of a problem, and why.

    Raises Refused("answer.no_such_choice" | "answer.why_needed" | "gone").
    """
    if outcome not in meetings.OUTCOMES:
        raise Refused("answer.no_such_choice", value=outcome)
    if answers.needs_why(outcome) and not why.strip():
        raise Refused("answer.why_needed")
    rows.by_uid(session, ProblemRow, problem)
    new = Answer(problem, outcome, why.strip())
    return Done(problem, put(session, plan, answers.put(plans.answers(session, plan), new)).undo)


def take_back(session: Session, plan: int, problem: str) -> Done:
    """Leave a problem to what the plan suggests."""
    left = tuple(each for each in plans.answers(session, plan) if each.problem != problem)
    return Done(problem, put(session, plan, left).undo)


def confirm(session: Session, plan: int) -> Done:
    """Say yes to every suggested answer that needs no reason; gives how many they were."""
    new = answers.to_confirm(listing(session, plan))
    return Done(len(new), put(session, plan, (*plans.answers(session, plan), *new)).undo)


def put(session: Session, plan: int, answers: tuple[Answer, ...]) -> Done:
    """Replace all answers about problems that can be seen."""
    before = plans.answers(session, plan)
    rows.replace_by_problem(session, AnswerRow, plan, before, answers)
    session.flush()
    return Done(answers, Call("answers.put", {"plan": plan, "answers": before}))
