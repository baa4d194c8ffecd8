"""The problem tree: causes below a problem, effects above it, each two levels deep.

The tree of the logical framework (field.md 6.2): what grows from the problem itself is the first
level, what lies behind a cause or follows an effect the second.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import merging
from .consultations import Consultation
from .errors import Refused
from .problems import BRANCH_KINDS, Branch, Problem

DEEPEST = 2
LONGEST = 300  # letters of a cause or an effect: a sentence, not a story; one box on paper


@dataclass(frozen=True, slots=True)
class Limb:
    """A branch of the first level with those that grow from it."""

    branch: Branch
    twigs: tuple[Branch, ...] = ()


def limbs(branches: Iterable[Branch], kind: str) -> tuple[Limb, ...]:
    """The causes or the effects as they are drawn; one that grows from nothing stands alone."""
    mine = [each for each in branches if each.kind == kind]
    known = {each.uid for each in mine}
    first = [each for each in mine if each.under not in known or each.under == each.uid]
    level = {each.uid for each in first}
    drawn = [Limb(each, tuple(b for b in mine if b.under == each.uid != b.uid)) for each in first]
    lost = (each for each in mine if each.uid not in level and each.under not in level)
    return (*drawn, *(Limb(each) for each in lost))


def grown(branches: Iterable[Branch], new: Branch) -> tuple[Branch, ...]:
    """The branches with one more; raises Refused as `problems.add_branch` says."""
    known = {each.uid: each for each in branches}
    if new.kind not in BRANCH_KINDS:
        raise Refused("problem.no_such_choice", field="kind", value=new.kind)
    _check_length(new.text)
    if new.under:
        below = known.get(new.under)
        if below is None or below.kind != new.kind:
            raise Refused("gone", uid=new.under)
        if below.under:
            raise Refused("tree.too_deep", levels=DEEPEST)
    return (*known.values(), new)


def without(branches: Iterable[Branch], uid: str) -> tuple[Branch, ...]:
    """The branches without one and what grows from it."""
    return tuple(each for each in branches if uid not in (each.uid, each.under))


def said(branches: Iterable[Branch], uid: str, text: str) -> tuple[Branch, ...]:
    """The branches with another text at one of them; raises Refused("tree.too_long")."""
    _check_length(text)
    return tuple(replace(each, text=text) if each.uid == uid else each for each in branches)


def _check_length(text: str) -> None:
    if len(text.strip()) > LONGEST:
        raise Refused("tree.too_long", most=LONGEST)


def written(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """The branches that say something; what grows from a silent one grows from the trunk."""
    told = [each for each in branches if each.text.strip()]
    known = {each.uid for each in told}
    return tuple(each if each.under in known else replace(each, under="") for each in told)


def told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with a cause or an effect, as they stand for themselves, by number.

    The case of one child is none of them.
    """
    standing = (each for each in merging.whole(problems) if each.mandate != "referral")
    found = (each for each in standing if written(each.branches))
    return tuple(sorted(found, key=lambda each: each.number))


def named_by_children(
    problem: Problem, consultations: Iterable[Consultation]
) -> tuple[tuple[str, str], ...]:
    """Causes and effects that children named and the tree lacks, as (kind, text), each once.

    Those that were said of the problem, or of an option that speaks for it.
    """
    have = {(each.kind, each.text.strip()) for each in problem.branches}
    found = []
    for meeting in consultations:
        options = {each.uid for each in meeting.options if each.problem == problem.uid}
        for each in meeting.remarks:
            mine = each.problem == problem.uid or each.option in options
            said = (each.kind, each.text.strip())
            if mine and each.kind in BRANCH_KINDS and said[1] and said not in have:
                found.append(said)
    return tuple(dict.fromkeys(found))
