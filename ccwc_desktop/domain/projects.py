"""Projects: what is proposed for a priority, where, when, for whom, at what cost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from . import beneficiaries
from .beneficiaries import AGES as AGES
from .beneficiaries import Reached as Reached
from .budget import Line

KINDS = ("building", "supplies", "service", "activity")
SUPPORTS = ("under_way", "promised", "not_promised")
DIVISIONS = ("village", "phase")


@dataclass(frozen=True, slots=True)
class Output:
    """What a project leaves behind: `quantity` (up to 3 decimals) of a unit, None unknown."""

    what: str
    quantity: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A proposed project. `priority` is the uid of its problem ("" = committee costs).

    `kind` is one of `KINDS` ("" not said), `template` the key of the example it was made from.
    `year` is the programme year it is placed in, None while it is not placed; `end_year` the one
    it ends in, None when that is the same. Beneficiaries are people, None when unknown; `girls`
    and `boys` are all children, `ages` says how old they are as far as known; of the children are
    `with_disability`, `minority` and `poor_children`, the girls among them beside each. `poor`
    counts households. The two studies are the questions of the commune fund's first form: None
    until answered. `cdp_objective` is the uid of an objective of the development plan.

    `support` is one of `SUPPORTS` ("" not said) and `partner` who gives it. `needs` are uids of
    projects without which this one cannot be done; `divided` says how it can be done in part
    ("" as a whole only): the `part` of each line tells to which. `carried_from` is the uid of the
    same project in the plan before.
    """

    uid: str
    number: int
    name_km: str = ""
    name_en: str = ""
    priority: str = ""
    sector: str = "social"
    kind: str = ""
    template: str = ""
    cdp_objective: str = ""
    villages: tuple[str, ...] = ()
    place: str = ""
    objective: str = ""
    outputs: tuple[Output, ...] = ()
    year: int | None = None
    start_month: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    girls: int | None = None
    boys: int | None = None
    women: int | None = None
    men: int | None = None
    ages: tuple[Reached, ...] = ()
    with_disability: int | None = None
    girls_with_disability: int | None = None
    minority: int | None = None
    minority_girls: int | None = None
    poor_children: int | None = None
    poor_girls: int | None = None
    poor: int | None = None
    responsible: str = ""
    implementer: str = ""
    procurement: str = ""
    local_contribution: str = ""
    maintenance: str = ""
    environment_study: bool | None = None
    land_study: bool | None = None
    study_reason: str = ""
    support: str = ""
    partner: str = ""
    needs: tuple[str, ...] = ()
    divided: str = ""
    carried_from: str = ""
    lines: tuple[Line, ...] = ()

    def name(self, language: str) -> str:
        """The name in `language`, or in the other one when that is all there is."""
        wanted, other = self.name_km, self.name_en
        return (wanted or other) if language == "km" else (other or wanted)


def code(commune: str, cip_year: int, number: int) -> str:
    """The project's code on paper, such as 040202-2027-03."""
    return f"{commune}-{cip_year}-{number:02d}"


def ends_before_it_starts(project: Project) -> bool:
    """Whether the last month lies before the first; what is unknown is no fault."""
    if project.year is None:
        return False
    end = project.year if project.end_year is None else project.end_year
    months = project.start_month, project.end_month
    if end != project.year or None in months:
        return end < project.year
    return (project.end_month or 0) < (project.start_month or 0)


def missing(project: Project) -> tuple[str, ...]:
    """What a project still lacks before it can be proposed, as codes."""
    gaps = []
    if not project.name("km").strip():
        gaps.append("name")
    if not project.villages:
        gaps.append("villages")
    if not project.lines:
        gaps.append("lines")
    elif any(not line.description("km").strip() or not line.amount for line in project.lines):
        gaps.append("line_amount")
    elif any(not line.funding for line in project.lines):
        gaps.append("source")
    if any(_share_unsaid(line) for line in project.lines):
        gaps.append("line_share")
    if project.year is None and not (project.lines and all(each.year for each in project.lines)):
        gaps.append("year")
    if project.priority and project.girls is None and project.boys is None:
        gaps.append("beneficiaries")
    if beneficiaries.wrong_sums(project):
        gaps.append("sums")
    if ends_before_it_starts(project):
        gaps.append("months")
    return tuple(gaps)


def _share_unsaid(line: Line) -> bool:
    shared = line.children == "shared"
    return shared and (line.children_percent is None or not line.children_reason.strip())


def stuck(needs: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Projects (uids) that can never begin: they stand in a circle of `needs`, or need one.

    Looks at each need once, however long the way. A need of a project that is not there does not
    bind.
    """
    open_ = {uid: {each for each in wanted if each in needs} for uid, wanted in needs.items()}
    needed_by: dict[str, list[str]] = {uid: [] for uid in needs}
    for uid, wanted in open_.items():
        for each in wanted:
            needed_by[each].append(uid)
    free = [uid for uid, wanted in open_.items() if not wanted]
    while free:
        done = free.pop()
        del open_[done]
        for uid in needed_by[done]:
            open_[uid].discard(done)
            if not open_[uid]:
                free.append(uid)
    return frozenset(open_)


def circle(needs: Mapping[str, Collection[str]], uid: str) -> tuple[str, ...]:
    """The way from a project back to itself by what each needs, () when there is none.

    `needs` gives the uids that each project (uid) needs.
    """
    ways: list[tuple[str, ...]] = [(uid,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for each in needs.get(way[-1], ()):
            if each == uid:
                return (*way, uid)
            if each not in seen:
                seen.add(each)
                ways.append((*way, each))
    return ()
