"""Where problems come from, and which are alike: signals, children's words, typical themes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from ccwc_desktop.domain import alike, candidates, merging, signal_problems
from ccwc_desktop.domain import problems as rules
from ccwc_desktop.domain.candidates import Heard
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.signals import Signal
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.language import spelling
from ccwc_desktop.store import reference
from ccwc_desktop.store.reference import Theme

from . import consultations, problems, signals, situation

__all__ = [
    "Theme",
    "Told",
    "alike_problems",
    "alike_to",
    "heard",
    "suggested_clusters",
    "themes",
    "told",
]


@dataclass(frozen=True, slots=True)
class Told:
    """What the figures of the newest year say that is no problem yet; None without figures."""

    table: Table
    signals: tuple[Signal, ...]


def told(session: Session, plan: int) -> Told | None:
    """The signals of the newest year that no problem was made of, the weightiest first."""
    years = situation.years(session)
    if not years:
        return None
    made = signal_problems.made(problems.listing(session, plan))
    found = signals.of_year(session, years[0])
    table = situation.table(session, years[0])
    return Told(table, tuple(each for each in found if each.key not in made))


def heard(session: Session, plan: int) -> tuple[Heard, ...]:
    """What children chose or said that no problem speaks for, the most wanted first."""
    known = {each.uid for each in problems.listing(session, plan)}
    meetings = consultations.listing(session, plan)
    return candidates.heard(meetings, known, spelling.search_key)


def themes(session: Session, plan: int) -> tuple[Theme, ...]:
    """The typical themes that no problem has yet, in the order of the catalogue."""
    taken = {each.theme for each in problems.listing(session, plan)}
    return tuple(each for each in reference.themes().values() if each.key not in taken)


def alike_problems(listed: Collection[Problem]) -> Mapping[str, tuple[str, ...]]:
    """Uid -> uids of problems that say nearly the same, the likest first.

    Compared are those that stand for themselves; the case of one child is never compared. Two that
    the committee told apart stay apart.
    """
    known = _comparable(listed)
    found = alike.pairs({each.uid: _folded(each) for each in known})
    return alike.without(found, {each.uid: each.unlike for each in known})


def alike_to(text: str, listed: Collection[Problem], theme: str = "") -> tuple[Problem, ...]:
    """Problems that say nearly the same as a text, or are of the same theme; the likest first."""
    known = {each.uid: each for each in _comparable(listed)}
    key = _key(text)
    close = alike.nearest((key, key), {uid: _folded(each) for uid, each in known.items()})
    same = (uid for uid, each in known.items() if theme and each.theme == theme)
    return tuple(known[uid] for uid in dict.fromkeys((*same, *close)))


def _comparable(listed: Collection[Problem]) -> tuple[Problem, ...]:
    return tuple(
        each
        for each in merging.settled(listed)
        if not each.merged_into and rules.stage(each) != "referral"
    )


def _folded(problem: Problem) -> tuple[str, str]:
    return _key(problem.title_km), _key(problem.title_en)


@lru_cache(maxsize=512)
def _key(text: str) -> str:
    """Folded once: every keystroke that is kept asks again for all titles."""
    return spelling.search_key(text)


def suggested_clusters(problem: Problem) -> tuple[str, ...]:
    """Clusters of the Convention that its theme and its figures speak of, the theme's first."""
    codes = [each.ref for each in problem.evidence if each.kind == "figure"]
    codes += [problem.affected_by]
    theme = reference.themes().get(problem.theme)
    found = [theme.cluster] if theme else []
    known = reference.indicators()
    found += [known[code].crc for code in codes if code in known]
    return tuple(dict.fromkeys(each for each in found if each and each not in rules.NO_RIGHT))
