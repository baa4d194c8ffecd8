"""Checks of a budget proposal before it is sent: hard ones, and soft ones that carry reasons.

Nothing here stops saving, and nothing stops a version from being finished: a district would rather
have a plan with gaps in time than none. What waits is the word "complete" of the step and of the
plan: a hard remark (a gap, a sum that cannot be) waits until it is put right; a soft one until it
is put right or somebody says why it stands. The reason stays with the plan, is printed with the
proposal and travels to the district. A ceiling that is passed is hard until its reason is written.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from . import budget_hard, budget_soft, cycle
from .budget_remarks import OVER, Remark
from .plans import Plan
from .seasons import Season
from .situation import Table

__all__ = ["OVER", "Remark", "checks", "open_ones", "standing"]


def checks(
    plan: Plan,
    figures: Table | None = None,
    seasons: Sequence[Season] = (),
    folded: Mapping[str, tuple[str, str]] | None = None,
    removed: Collection[str] = (),
) -> tuple[Remark, ...]:
    """Every remark on the projects and ceilings of a plan, hard ones first, then by project.

    `figures` are those of the newest year (children of the villages), None when there are none.
    `folded` gives the names of a project (uid -> Khmer, English) as `alike` compares them; projects
    that are not in it are never called the same. `removed` are the uids of projects whose priority
    somebody took away; a plan as it travels no longer tells them. Soft remarks that were accepted
    carry their reason.
    """
    years = cycle.programme_years(plan.cip_year)
    found = [
        *budget_hard.remarks(plan, years),
        *budget_hard.over(plan, years),
        *budget_soft.remarks(plan, figures, seasons, folded or {}, removed),
    ]
    reasons = {(each.check, each.subject): each.reason for each in plan.accepted}
    told = [_with_reason(each, reasons) for each in found]
    place = {project.uid: number for number, project in enumerate(plan.projects)}
    told.sort(key=lambda each: (not each.hard, place.get(each.project, -1)))
    return tuple(told)


def _with_reason(remark: Remark, reasons: Mapping[tuple[str, str], str]) -> Remark:
    if remark.hard or remark.accepted:
        return remark
    return replace(remark, accepted=reasons.get((remark.code, remark.subject), "").strip())


def open_ones(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """What still waits: to be put right, or for a reason."""
    return tuple(each for each in remarks if each.hard or not each.accepted)


def standing(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Soft ones that stand with a reason, for the notes of a sheet."""
    return tuple(each for each in remarks if not each.hard and each.accepted)
