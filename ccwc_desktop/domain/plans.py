"""One plan as a value: everything a commune says in one planning cycle."""

from dataclasses import dataclass, replace

from .additions import Addition
from .budget import Ceiling
from .budget_terms import USUAL_TERMS, Accepted, Terms
from .committee import Member, Village
from .consultations import Consultation, with_options
from .meetings import Answer, Meeting
from .priorities import Criterion, Decision, Score
from .problems import Problem
from .projects import Project
from .ranking_ways import AS_USUAL, Ways
from .situation import Figure
from .social_services import MappedService, Office

FORMAT = 1
USUAL_RATE = 4100  # riel for a dollar (field.md 3.7); editable in every plan


@dataclass(frozen=True, slots=True)
class Plan:
    """A commune's plan for `cip_year`, its first programme year.

    `version` counts frozen versions from 1; a draft carries the number it will get. `base_uid` is
    the uid of the version it grew from ("" for the first). `rate` is riel for one dollar.
    `indicators` are those that the district added, as far as the plan uses them.
    """

    uid: str
    commune: str
    cip_year: int
    version: int = 1
    base_uid: str = ""
    practice: bool = False
    rate: int = USUAL_RATE
    committee: tuple[Member, ...] = ()
    villages: tuple[Village, ...] = ()
    figures: tuple[Figure, ...] = ()
    services: tuple[MappedService, ...] = ()
    offices: tuple[Office, ...] = ()
    indicators: tuple[Addition, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    problems: tuple[Problem, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scores: tuple[Score, ...] = ()
    ways: Ways = AS_USUAL
    decisions: tuple[Decision, ...] = ()
    answers: tuple[Answer, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    projects: tuple[Project, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    terms: Terms = USUAL_TERMS
    accepted: tuple[Accepted, ...] = ()


def linked(plan: Plan) -> Plan:
    """The plan without links to what a person took away: such a link is left open.

    What was removed may come back, so the links are kept where they are stored; but no paper and
    no package may point to something that is not in it.
    """
    problems = {each.uid for each in plan.problems}
    meetings = {each.uid for each in plan.consultations}
    criteria = {each.code for each in plan.criteria}
    members = {each.uid for each in plan.committee}
    return replace(
        plan,
        consultations=tuple(_linked_meeting(each, problems) for each in plan.consultations),
        problems=tuple(_linked_problem(each, meetings, problems) for each in plan.problems),
        scores=tuple(
            each
            for each in plan.scores
            if each.problem in problems
            and each.criterion in criteria
            and each.member in {"", *members}
        ),
        ways=_linked_ways(plan.ways, problems),
        decisions=tuple(each for each in plan.decisions if each.problem in problems),
        answers=tuple(each for each in plan.answers if each.problem in problems),
        meetings=tuple(
            replace(
                each,
                attendance=tuple(
                    seat
                    for seat in each.attendance
                    if seat.member in members or (each.signed and seat.name)
                ),
            )
            for each in plan.meetings
        ),
        projects=_linked_projects(plan, problems),
    )


def _linked_projects(plan: Plan, problems: set[str]) -> tuple[Project, ...]:
    projects = {each.uid for each in plan.projects}
    objectives = {each.uid for each in plan.terms.objectives}
    return tuple(
        replace(
            each,
            priority=each.priority if each.priority in problems else "",
            cdp_objective=each.cdp_objective if each.cdp_objective in objectives else "",
            needs=tuple(uid for uid in each.needs if uid in projects),
        )
        for each in plan.projects
    )


def _linked_meeting(meeting: Consultation, problems: set[str]) -> Consultation:
    known = {option.uid for option in meeting.options}
    return replace(
        meeting,
        options=tuple(
            each if each.problem in problems else replace(each, problem="")
            for each in meeting.options
        ),
        groups=tuple(with_options(group, known) for group in meeting.groups),
        remarks=tuple(
            replace(
                each,
                problem=each.problem if each.problem in problems else "",
                option=each.option if each.option in known else "",
            )
            for each in meeting.remarks
        ),
    )


def _linked_problem(problem: Problem, meetings: set[str], problems: set[str]) -> Problem:
    return replace(
        problem,
        evidence=tuple(
            each if each.kind != "consultation" or each.ref in meetings else replace(each, ref="")
            for each in problem.evidence
        ),
        merged_into=problem.merged_into if problem.merged_into in problems else "",
    )


def _linked_ways(ways: Ways, problems: set[str]) -> Ways:
    return replace(
        ways,
        ballots=tuple(
            replace(each, dots=tuple(dot for dot in each.dots if dot.problem in problems))
            for each in ways.ballots
        ),
        contests=tuple(each for each in ways.contests if {each.one, each.other} <= problems),
        levels=tuple(each for each in ways.levels if each.problem in problems),
    )
