"""What may become a problem: what children chose or said and no problem speaks for yet."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from . import consultations as voices
from .alike import Fold
from .consultations import Consultation

WORTH = ("said", "request", "risk_place")
"""Remarks that may be problems; causes and effects belong to the tree of one."""
PROVIDERS = ("commune", "school", "health")
"""Whose services villagers score, and with whom a joint action plan is made (field.md 5)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An option or a remark (uid) of a consultation (uid)."""

    consultation: str
    voice: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One matter children spoke of, in every consultation where it came up.

    `points` is what it was given by votes or places (0 where nothing was chosen).
    """

    text: str
    theme: str
    mentions: tuple[Mention, ...]
    villages: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class _Spoken:
    text: str
    theme: str
    mention: Mention
    villages: tuple[str, ...]
    points: int


def heard(
    consultations: Iterable[Consultation], problems: Collection[str], fold: Fold
) -> tuple[Heard, ...]:
    """What no problem (uids) speaks for yet: what came up most often first, then by its points.

    The same theme, or the same words in any spelling, is one matter.
    """
    together: dict[str, list[_Spoken]] = {}
    for meeting in consultations:
        for each in _spoken(meeting, problems):
            together.setdefault(each.theme or fold(each.text), []).append(each)
    found = [_matter(several) for several in together.values()]
    return tuple(sorted(found, key=lambda each: (-len(each.mentions), -each.points)))


def gathered(
    consultations: Iterable[Consultation], problems: Collection[str], mentions: Collection[Mention]
) -> Heard | None:
    """Some mentions as one matter; None when no problem (uids) waits to speak for any of them."""
    said = (each for meeting in consultations for each in _spoken(meeting, problems))
    found = [each for each in said if each.mention in mentions]
    return _matter(found) if found else None


def _spoken(meeting: Consultation, problems: Collection[str]) -> Iterator[_Spoken]:
    given: dict[str, int] = {}
    for group in voices.merged(meeting.groups):
        for option, points in voices.chosen(meeting.method, group).items():
            given[option] = given.get(option, 0) + points
    for each in meeting.options:
        if each.text.strip() and each.problem not in problems:
            mention = Mention(meeting.uid, each.uid)
            points = given.get(each.uid, 0)
            yield _Spoken(each.text, each.theme, mention, meeting.villages, points)
    for said in meeting.remarks:
        if said.kind in WORTH and said.text.strip() and said.problem not in problems:
            places = (said.village,) if said.village else meeting.villages
            yield _Spoken(said.text, "", Mention(meeting.uid, said.uid), places, 0)


def _matter(several: list[_Spoken]) -> Heard:
    first = several[0]
    return Heard(
        text=first.text.strip(),
        theme=first.theme,
        mentions=tuple(each.mention for each in several),
        villages=tuple(dict.fromkeys(code for each in several for code in each.villages)),
        points=sum(each.points for each in several),
    )


def draft(matter: Heard) -> Mapping[str, object]:
    """What a problem begins with that is made of it, in the children's own words."""
    return {
        "title_km" if in_khmer(matter.text) else "title_en": matter.text,
        "villages": matter.villages,
        "theme": matter.theme,
    }


def in_khmer(text: str) -> bool:
    """Whether any letter is Khmer."""
    return any("\u1780" <= letter <= "\u17ff" for letter in text)


def spoken_for(meeting: Consultation, links: Mapping[str, str]) -> Consultation:
    """The consultation with options and remarks (uids) speaking for other problems (uids)."""
    return replace(
        meeting,
        options=tuple(
            replace(each, problem=links.get(each.uid, each.problem)) for each in meeting.options
        ),
        remarks=tuple(
            replace(each, problem=links.get(each.uid, each.problem)) for each in meeting.remarks
        ),
    )
