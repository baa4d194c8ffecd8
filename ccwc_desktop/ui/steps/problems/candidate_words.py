"""Candidates in words: what may become a problem, how it is made one, what it looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ccwc_desktop.domain import signal_problems
from ccwc_desktop.domain.candidates import Heard
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.signals import Signal
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import problem_sources
from ccwc_desktop.services.problem_sources import Theme, Told
from ccwc_desktop.ui import messages

from . import sources, wording
from .wording import code

__all__ = ["Candidate", "code", "of_signals", "of_themes", "of_voices"]


@dataclass(frozen=True)
class Candidate:
    """Something that may become a problem.

    `service` with `arguments` makes it one; `join` with `joining` adds it to `like`, a problem that
    says nearly the same ("" when it cannot be added).
    """

    title: str
    said: str
    service: str
    arguments: Mapping[str, object]
    like: Problem | None = None
    join: str = ""
    joining: Mapping[str, object] = field(default_factory=dict)
    typed: bool = False


def of_signals(told: Told | None, listed: Sequence[Problem]) -> list[Candidate]:
    """What the figures say."""
    if told is None:
        return []
    return [_of_signal(told.table, each, listed) for each in told.signals]


def _of_signal(table: Table, signal: Signal, listed: Sequence[Problem]) -> Candidate:
    head = words.strip_breaks(messages.signal_head(signal))
    note = words.strip_breaks(messages.signal_sentence(signal))
    known = table.catalogue.get(signal.indicator)
    titles = {f"title_{current()}": head}
    if known is not None:
        titles = {"title_km": known.name_km, "title_en": known.name_en}
    like = problem_sources.alike_to(known.name(current()) if known else head, listed)
    return Candidate(
        title=messages.signal_head(signal),
        said=messages.signal_text(signal),
        service="add_from_signal",
        arguments={
            "key": signal.key,
            "note": note,
            **titles,
            **signal_problems.draft(table, signal),
        },
        like=like[0] if like else None,
        join="add_evidence",
        joining={"kind": "signal", "ref": signal.key, "note": note},
    )


def of_voices(
    heard: Sequence[Heard],
    listed: Sequence[Problem],
    meetings: Sequence[Consultation],
    villages: Sequence[Village],
) -> list[Candidate]:
    """What children chose or said: where, in how many consultations, with how many votes."""
    days = {each.uid: sources.meeting(each) for each in meetings}
    names = {each.code: each.name(current()) for each in villages}
    found = []
    for each in heard:
        like = problem_sources.alike_to(each.text, listed, each.theme)
        found.append(
            Candidate(
                title=each.text,
                said=_where(each, days, names),
                service="add_from_voices",
                arguments={"voices": each.mentions},
                like=like[0] if like else None,
                join="hear",
                joining={"voices": each.mentions},
                typed=True,
            )
        )
    return found


def _where(heard: Heard, days: Mapping[str, str], names: Mapping[str, str]) -> str:
    meetings = tuple(dict.fromkeys(each.consultation for each in heard.mentions))
    if len(meetings) == 1:
        parts = [days[meetings[0]]]
    else:
        count = ngettext("{count} consultation", "{count} consultations", len(meetings))
        parts = [count.format(count=wording.number(len(meetings)))]
    if heard.points:
        points = ngettext("{count} vote or point", "{count} votes or points", heard.points)
        parts.append(points.format(count=wording.number(heard.points)))
    parts += [names[each] for each in heard.villages if each in names]
    return words.strip_breaks(_(", ").join(parts))


def of_themes(themes: Sequence[Theme], listed: Sequence[Problem]) -> list[Candidate]:
    """The typical themes that no problem has yet."""
    found = []
    for each in themes:
        like = problem_sources.alike_to(each.name.text(current()), listed)
        found.append(
            Candidate(
                title=each.name.text(current()),
                said=_("Children say: {words}").format(words=each.card.text(current())),
                service="add_from_theme",
                arguments={"theme": each.key},
                like=like[0] if like else None,
                join="change",
                joining={"theme": each.key},
            )
        )
    return found
