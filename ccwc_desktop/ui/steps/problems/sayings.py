"""Sentences for "what we know" beside the problems, and for what was just done."""

from collections.abc import Sequence

from ccwc_desktop.domain import consultations as voices
from ccwc_desktop.domain import merging
from ccwc_desktop.domain import problems as rules
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _, ngettext

from . import wording


def knowledge(listed: Sequence[Problem], meetings: Sequence[Consultation]) -> list[str]:
    """How far the problems are, and what children chose."""
    standing = merging.whole(listed)
    if not standing:
        return []
    said = ngettext(
        "{ready} of {all} problem is ready to score.",
        "{ready} of {all} problems are ready to score.",
        len(standing),
    ).format(ready=wording.number(len(rules.to_rank(standing))), all=wording.number(len(standing)))
    return [said, *_chosen(standing, merging.heard_through(meetings, listed))]


def _chosen(standing: Sequence[Problem], meetings: Sequence[Consultation]) -> list[str]:
    """The problem that got the largest share of the children's votes."""
    scores = voices.children_scores(meetings)
    known = [each for each in standing if scores.get(each.uid)]
    if not known:
        return []
    first = max(known, key=lambda each: scores[each.uid])
    share = wording.percent(scores[first.uid])
    said = _("In the children’s votes “{title}” got the most: {share}.")
    return [said.format(title=wording.title(first), share=share)]


def gone_on(count: int) -> str:
    """After problems of the last plan were taken on."""
    said = ngettext(
        "{count} problem goes on. Please count the children anew.",
        "{count} problems go on. Please count the children anew.",
        count,
    )
    return said.format(count=wording.number(count))
