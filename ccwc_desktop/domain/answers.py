"""What becomes of each problem, and what children are told about those they raised.

The plan suggests an outcome; it counts once the committee confirmed it or said another one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from . import consultations, merging, raised, ranking
from .consultations import Consultation
from .meetings import Answer
from .plans import Plan
from .problems import Problem
from .projects import Project

USUAL_FIRST_PLACES = 5
PASSED_ON = ("district", "ngo")
"""Who else can act (a mandate): the problem goes to them."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A problem with what became of it.

    `outcome` and `why` are the committee's when `confirmed`, else `outcome` is the suggested one.
    `asked` tells whether children raised it; `words` are how they said it. `children_rank` and
    `rank` are its places in both orders, None where it has none. `into` is the problem that it was
    put together with, `projects` what the plan does about it.
    """

    problem: Problem
    outcome: str
    suggested: str
    why: str = ""
    confirmed: bool = False
    asked: bool = False
    words: tuple[str, ...] = ()
    theme: str = ""
    rank: int | None = None
    children_rank: int | None = None
    into: Problem | None = None
    projects: tuple[Project, ...] = ()

    @property
    def missing(self) -> str:
        """ "why" (needed for "not now"), "confirm", or "" when all is said."""
        if needs_why(self.outcome) and not self.why.strip():
            return "why"
        return "" if self.confirmed else "confirm"

    @property
    def changed(self) -> bool:
        """Whether the committee says something else than the plan."""
        return self.confirmed and self.outcome != self.suggested


def needs_why(outcome: str) -> bool:
    """Children are never told "not now" without a reason."""
    return outcome == "not_now"


def followed(plan: Plan, first_places: int = USUAL_FIRST_PLACES) -> tuple[Followed, ...]:
    """Every problem of a plan but single cases, which are referred and never told of.

    First those children raised, the most wanted first, then the others as they are ranked. The
    children's places are those of the order of the problems: among what may be ranked.
    """
    order = ranking.order_of(plan)
    ranked = {row.problem: row for row in order.rows}
    given = {each.problem: each for each in plan.answers}
    to = merging.targets(plan.problems)
    by_uid = {each.uid: each for each in plan.problems}
    voices = merging.heard_through(plan.consultations, plan.problems)
    wanted = consultations.children_scores(voices)
    found = []
    for problem in plan.problems:
        if problem.mandate == "referral":
            continue
        row = ranked.get(problem.uid)
        whole = ranked.get(to.get(problem.uid, problem.uid))
        into = by_uid.get(to.get(problem.uid, ""))
        own = tuple(each for each in plan.projects if each.priority == problem.uid)
        rank = row.final_rank if row else None
        suggested = _suggested(problem, into, own, rank, first_places)
        said = raised.said_by(problem, plan.consultations)
        found.append(
            _answered(
                Followed(
                    problem,
                    outcome=suggested,
                    suggested=suggested,
                    asked=bool(said),
                    words=tuple(dict.fromkeys(text for each in said for text in each.words)),
                    theme=problem.theme or _theme(problem, plan.consultations),
                    rank=rank,
                    children_rank=whole.children_rank if whole else None,
                    into=into,
                    projects=tuple(sorted(own, key=_begins)),
                ),
                given,
            )
        )
    return tuple(
        sorted(
            found,
            key=lambda each: _place(each, wanted.get(to.get(each.problem.uid, each.problem.uid))),
        )
    )


def _suggested(
    problem: Problem,
    into: Problem | None,
    projects: tuple[Project, ...],
    rank: int | None,
    first_places: int,
) -> str:
    """What the plan says of a problem: put together, in a project, for others to do, or ranked."""
    if into is not None:
        return "merged"
    if projects:
        return "chosen"
    if problem.mandate in PASSED_ON:
        return "passed_on"
    return "chosen" if rank is not None and rank <= first_places else "not_now"


def _answered(each: Followed, given: Mapping[str, Answer]) -> Followed:
    answer = given.get(each.problem.uid)
    if answer is None:
        return each
    return replace(each, outcome=answer.outcome, why=answer.why, confirmed=True)


def _theme(problem: Problem, meetings: Iterable[Consultation]) -> str:
    """The theme under which children voted for it."""
    options = (option for meeting in meetings for option in meeting.options)
    return next((each.theme for each in options if each.problem == problem.uid and each.theme), "")


def _begins(project: Project) -> tuple[int, int, int]:
    return project.year or 9999, project.start_month or 13, project.number


def _place(each: Followed, wanted: Fraction | None) -> tuple[float | Fraction, ...]:
    """`wanted` is what share of the children's choice it got, None for none."""
    rank = each.rank if each.rank is not None else float("inf")
    return (not each.asked, -(wanted or 0) if each.asked else rank, rank, each.problem.number)


def to_confirm(listed: Iterable[Followed]) -> tuple[Answer, ...]:
    """The suggested answers that need nothing more than the committee's yes."""
    return tuple(
        Answer(each.problem.uid, each.outcome, each.why)
        for each in listed
        if each.missing == "confirm"
    )


def put(answers: Iterable[Answer], new: Answer) -> tuple[Answer, ...]:
    """The answers with `new` in the place of the one about the same problem."""
    return (*(each for each in answers if each.problem != new.problem), new)


def last_answer(each: Followed, listed: Iterable[Followed]) -> Followed:
    """What children are told: of a problem that was put together, what became of the whole."""
    if each.outcome != "merged" or each.into is None:
        return each
    uid = each.into.uid
    return next((other for other in listed if other.problem.uid == uid), each)


def not_linked(plan: Plan) -> tuple[str, ...]:
    """What children chose that speaks for no problem yet: nobody could answer it."""
    texts = (
        option.text.strip()
        for meeting in plan.consultations
        for option in meeting.options
        if not option.problem and consultations.votes(meeting.groups, option.uid)
    )
    return tuple(dict.fromkeys(text for text in texts if text))


def to_tell(plan: Plan) -> tuple[Consultation, ...]:
    """The consultations in which children were heard: each is owed an answer. In time."""
    heard = [each for each in plan.consultations if consultations.heads(each)]
    return tuple(sorted(heard, key=lambda each: (each.held_on is None, str(each.held_on))))
