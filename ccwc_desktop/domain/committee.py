"""The committee: members by seat, and the villages it answers for.

Seats follow the usual reading of the Interior Ministry's prakas (ten members, the commune chief in
the chair); none could be confirmed, so a different number warns and never blocks.
"""

import re
from dataclasses import dataclass

from .errors import Refused

SEATS = (
    "chair",
    "vice_chair",
    "secretary",
    "police",
    "school",
    "health",
    "village",
    "preschool",
    "youth",
    "council",
    "other",
)
USUAL_SIZE = 10
LEAST_DIGITS, MOST_DIGITS = 8, 15
"""Of a telephone number: area code and six digits without the first zero; E.164 allows 15."""
NEEDED_SEATS = ("chair", "vice_chair", "secretary", "police", "school", "health", "youth")

_BETWEEN_DIGITS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff-]+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ]*")


@dataclass(frozen=True, slots=True)
class Member:
    """An adult or youth representative on the committee. `sex` is "f", "m" or "" (not said)."""

    uid: str
    name: str
    seat: str
    sex: str = ""
    role: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Village:
    """A village of the commune; `confirmed` by the committee for this plan."""

    code: str
    name_km: str
    name_en: str
    confirmed: bool = False

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.name_km if language == "km" else self.name_en


def telephone(text: str) -> str:
    """A telephone number as it is kept: Latin digits, single spaces, "+" first if at all.

    Khmer digits, hyphens and invisible spaces are taken as well; "" stays "".
    Raises Refused("committee.telephone", text).
    """
    latin = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    kept = _BETWEEN_DIGITS.sub(" ", latin).strip().replace("+ ", "+")
    count = sum(c.isdigit() for c in kept)
    if kept and not (_TELEPHONE.fullmatch(kept) and LEAST_DIGITS <= count <= MOST_DIGITS):
        raise Refused("committee.telephone", text=text.strip())
    return kept


def women(members: tuple[Member, ...]) -> int:
    """How many members are women (people)."""
    return sum(member.sex == "f" for member in members)


def empty_seats(members: tuple[Member, ...]) -> tuple[str, ...]:
    """The seats that a committee usually fills and this one has not."""
    taken = {member.seat for member in members if member.name.strip()}
    return tuple(seat for seat in NEEDED_SEATS if seat not in taken)


def in_order(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Members by seat, then as entered."""
    return tuple(sorted(members, key=lambda member: SEATS.index(member.seat)))
