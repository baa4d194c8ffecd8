"""All that people wrote in their own words in a plan, and what in it may show who a child is.

Saving never asks. Before a plan leaves the commune a person looks at each finding.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .budget import Ceiling, Line
from .budget_terms import Accepted, Objective, Terms
from .child_names import Names
from .consultations import Adult, Consultation, Option, Remark
from .disclosure import risks
from .meetings import Answer, Meeting, Reopening, Resolution
from .plans import Plan
from .priorities import Criterion, Decision
from .problems import Branch, Evidence, Problem
from .projects import Output, Project
from .situation import Figure
from .social_services import Office

FREE: Mapping[type, tuple[str, ...]] = {
    Figure: ("note", "accepted", "reason"),
    Office: ("office",),
    Consultation: ("place", "not_there", "words"),
    Adult: ("name", "role"),
    Option: ("text",),
    Remark: ("text", "reply"),
    Problem: ("title_km", "title_en", "cause", "need", "affected_reason"),
    Evidence: ("note",),
    Branch: ("text",),
    Criterion: (
        *("name_km", "name_en", "short_km", "short_en", "low_km", "low_en"),
        *("middle_km", "middle_en", "high_km", "high_en"),
    ),
    Decision: ("reason",),
    Answer: ("why",),
    Meeting: ("place", "agenda", "minutes"),
    Resolution: ("text", "who"),
    Reopening: ("reason",),
    Project: (
        *("name_km", "name_en", "place", "objective", "responsible", "implementer"),
        *("local_contribution", "maintenance", "study_reason", "partner"),
    ),
    Output: ("what",),
    Line: ("description_km", "description_en", "children_reason", "price_source"),
    Ceiling: ("reason", "basis"),
    Terms: ("floor_basis",),
    Objective: ("text_km", "text_en"),
    Accepted: ("reason",),
}
"""The fields of each kind of value that hold free text; all others are codes, names or numbers."""


_TITLES = ((Problem, "title_km"), (Problem, "title_en"))
ON_PUBLIC_SHEETS: Mapping[str, tuple[tuple[type, str], ...]] = {
    "ranked-priorities": (*_TITLES, (Problem, "cause"), (Decision, "reason")),
    "children-feedback": (
        *_TITLES,
        *((Option, "text"), (Remark, "text"), (Answer, "why")),
        *((Project, "name_km"), (Project, "name_en")),
    ),
    "open-data": (
        *((Project, "name_km"), (Project, "name_en")),
        *((Line, "description_km"), (Line, "description_en")),
    ),
}
"""Papers and files for everybody: which free texts they are made of."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text and where it stands: the step, the target in it, and the field of its owner, a value
    of `kind`."""

    kind: type
    step: str
    target: str
    owner: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that may show who a child is; `code` is that of the risk (disclosure.Risk).

    `key` stays the same while these words stand in this field, and does not tell them.
    """

    key: str
    step: str
    target: str
    words: str
    code: str


def free_texts(plan: Plan) -> Iterator[FreeText]:
    """Every text that is not empty, step by step."""
    for figure in plan.figures:
        where = ":".join((figure.indicator, figure.place, figure.sex))
        owner = f"{where}:{figure.year}:{figure.source}"
        yield from _of(figure, "situation", f"figure:{where}", owner)
    for office in plan.offices:
        yield from _of(office, "situation", "view:services", office.service)
    for meeting in plan.consultations:
        at = f"consultation:{meeting.uid}"
        for field in FREE[Consultation]:
            yield from _of(meeting, "consultations", f"{at}:{field}", meeting.uid, (field,))
        parts: tuple[Adult | Option | Remark, ...]
        parts = (*meeting.adults, *meeting.options, *meeting.remarks)
        for part in parts:
            yield from _of(part, "consultations", f"{at}:{part.uid}", part.uid)
    for problem in plan.problems:
        yield from _of_problem(problem)
    yield from _of_priorities(plan)
    yield from _of_budget(plan)


def _of_problem(problem: Problem) -> Iterator[FreeText]:
    for field in FREE[Problem]:
        gap = field.removesuffix("_km").removesuffix("_en")
        at = f"problem:{problem.uid}:{gap}"
        yield from _of(problem, "problems", at, problem.uid, (field,))
    for proof in problem.evidence:
        yield from _of(proof, "problems", f"problem:{problem.uid}:evidence", proof.uid)
    for branch in problem.branches:
        yield from _of(branch, "problems", f"problem:{problem.uid}:tree", branch.uid)


def _of_priorities(plan: Plan) -> Iterator[FreeText]:
    for criterion in plan.criteria:
        yield from _of(criterion, "priorities", "weights", criterion.code)
    for decision in plan.decisions:
        yield from _of(decision, "priorities", "", decision.problem)
    for answer in plan.answers:
        yield from _of(
            answer, "priorities", f"answers:{answer.problem}", f"answer:{answer.problem}"
        )
    for meeting in plan.meetings:
        yield from _of(meeting, "priorities", f"meeting:{meeting.uid}", meeting.uid)
        for decided in meeting.decisions:
            yield from _of(decided, "priorities", f"meeting:{meeting.uid}", meeting.uid)
        for again in meeting.reopened:
            owner = f"{meeting.uid}:{again.on}"
            yield from _of(again, "priorities", f"meeting:{meeting.uid}", owner)


def _of_budget(plan: Plan) -> Iterator[FreeText]:
    for project in plan.projects:
        at = f"project:{project.uid}"
        for field in FREE[Project]:
            yield from _of(project, "budget", f"{at}:{field}", project.uid, (field,))
        for output in project.outputs:
            yield from _of(output, "budget", f"{at}:outputs", project.uid)
        for line in project.lines:
            yield from _of(line, "budget", f"{at}:lines", line.uid)
    for ceiling in plan.ceilings:
        yield from _of(ceiling, "budget", "ceilings", f"{ceiling.source}:{ceiling.year}")
    yield from _of(plan.terms, "budget", "view:terms", "terms")
    for objective in plan.terms.objectives:
        yield from _of(objective, "budget", "view:terms:objectives", objective.uid)
    for each in plan.accepted:
        key = f"{each.check}:{each.subject}"
        yield from _of(each, "budget", f"view:checks:{key}", key)


def _of(
    value: Any, step: str, target: str, owner: str, fields: tuple[str, ...] = ()
) -> Iterator[FreeText]:
    for field in fields or FREE[type(value)]:
        told = getattr(value, field)
        for text in (told,) if isinstance(told, str) else told:
            if text:
                yield FreeText(type(value), step, target, owner, field, text)


def findings(plan: Plan, names: Names) -> tuple[Finding, ...]:
    """What in a plan may show who a child is, each once, step by step."""
    return _findings(free_texts(plan), names)


def on_sheets(plan: Plan, names: Names, sheets: Iterable[str]) -> tuple[Finding, ...]:
    """The findings in texts that the public editions of sheets (their keys) are made of."""
    stand = {place for sheet in sheets for place in ON_PUBLIC_SHEETS.get(sheet, ())}
    return _findings((each for each in free_texts(plan) if (each.kind, each.field) in stand), names)


def _findings(texts: Iterable[FreeText], names: Names) -> tuple[Finding, ...]:
    found: dict[str, Finding] = {}
    for each in texts:
        for risk in risks(each.text, names):
            words = each.text[risk.start : risk.end]
            told = "\0".join((each.owner, each.field, risk.code, words))
            key = hashlib.sha256(told.encode()).hexdigest()[:16]
            found.setdefault(key, Finding(key, each.step, each.target, words, risk.code))
    return tuple(found.values())
