"""Problems that were put together: what counts for what, and what the whole then says.

Nothing moves when problems are put together. The parts keep what they say, and are counted through
to the problem they belong to, so that taking them apart gives back exactly what was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .consultations import Consultation
from .errors import Refused
from .problems import Evidence, Problem, missing, stage


def targets(problems: Iterable[Problem]) -> dict[str, str]:
    """Uid of each problem that was put together with another -> uid of what it counts for.

    A part of a part counts for the last one. Problems in a circle, or put together with one that is
    not there, stand for themselves.
    """
    found = ends({each.uid: each.merged_into for each in problems})
    return {uid: end for uid, end in found.items() if end != uid}


def ends(into: Mapping[str, str]) -> dict[str, str]:
    """Uid of each problem -> uid of the whole that it counts for, its own when it stands alone."""
    return {uid: _end(uid, into) for uid in into}


def _end(uid: str, into: Mapping[str, str]) -> str:
    at, seen = uid, {uid}
    while (following := into[at]) in into:
        if following in seen:
            return uid
        seen.add(following)
        at = following
    return at


def settled(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with `merged_into` as it counts: the last of a chain, "" for a dead link."""
    listed = tuple(problems)
    to = targets(listed)
    return tuple(replace(each, merged_into=to.get(each.uid, "")) for each in listed)


def parts(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """Uid of a problem -> the problems that were put together with it, by number."""
    listed = sorted(problems, key=lambda each: each.number)
    to = targets(listed)
    found: dict[str, tuple[Problem, ...]] = {}
    for each in listed:
        if each.uid in to:
            found[to[each.uid]] = (*found.get(to[each.uid], ()), each)
    return found


def whole(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stand for themselves, in their order, each with what its parts add."""
    listed = settled(problems)
    of = parts(listed)
    return tuple(joined(each, of.get(each.uid, ())) for each in listed if not each.merged_into)


def joined(problem: Problem, others: Sequence[Problem]) -> Problem:
    """A problem with what its parts add.

    Their villages, evidence, causes and effects come after its own; what evidence points to stands
    once. Girls and boys are not added up, for they may be the same children: its own number stays,
    and where it has none, the largest of its parts. It is sensitive when any part is.
    """
    if not others:
        return problem
    villages = (*problem.villages, *(code for each in others for code in each.villages))
    return replace(
        problem,
        villages=tuple(dict.fromkeys(villages)),
        girls=_count(problem.girls, [each.girls for each in others]),
        boys=_count(problem.boys, [each.boys for each in others]),
        evidence=_evidence(problem, others),
        branches=(*problem.branches, *(twig for each in others for twig in each.branches)),
        sensitive=problem.sensitive or any(each.sensitive for each in others),
    )


def _count(own: int | None, others: Iterable[int | None]) -> int | None:
    return own if own is not None else max((n for n in others if n is not None), default=None)


def _evidence(problem: Problem, others: Sequence[Problem]) -> tuple[Evidence, ...]:
    found = list(problem.evidence)
    pointed = {(each.kind, each.ref) for each in found if each.ref}
    for each in (proof for part in others for proof in part.evidence):
        if (each.kind, each.ref) not in pointed:
            found.append(each)
        if each.ref:
            pointed.add((each.kind, each.ref))
    return tuple(found)


def kept(one: Problem, other: Problem) -> Problem:
    """Which of two that are alike the other is put together with: the more complete, then older."""
    return min(one, other, key=lambda each: (len(missing(each)), each.number))


def heard_through(
    consultations: Iterable[Consultation], problems: Iterable[Problem]
) -> tuple[Consultation, ...]:
    """The consultations with what children chose and said speaking for the whole problem."""
    to = targets(problems)
    if not to:
        return tuple(consultations)
    return tuple(
        replace(
            meeting,
            options=tuple(
                replace(each, problem=to.get(each.problem, each.problem))
                for each in meeting.options
            ),
            remarks=tuple(
                replace(each, problem=to.get(each.problem, each.problem))
                for each in meeting.remarks
            ),
        )
        for meeting in consultations
    )


def check(problems: Iterable[Problem], uid: str, into: str) -> None:
    """Whether a problem may be put together with another one.

    Raises Refused("gone" | "problem.merge_with_itself" | "problem.merge_referral"): a part of it
    cannot swallow the whole, and the case of one child is no problem of many (field.md 7.2).
    """
    listed = {each.uid: each for each in settled(problems)}
    for each in (uid, into):
        if each not in listed:
            raise Refused("gone", uid=each)
    if into == uid or listed[into].merged_into == uid:
        raise Refused("problem.merge_with_itself")
    alone = replace(listed[uid], merged_into="")
    if "referral" in (stage(alone), stage(replace(listed[into], merged_into=""))):
        raise Refused("problem.merge_referral")
