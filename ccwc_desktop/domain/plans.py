"""One plan as a value: everything a commune says in one planning cycle."""

from dataclasses import dataclass

from .budget import Ceiling
from .committee import Member, Village
from .consultations import Consultation
from .priorities import Criterion, Decision, Score
from .problems import Problem
from .projects import Project
from .situation import Figure

FORMAT = 1
USUAL_RATE = 4100  # riel for a dollar (field.md 3.7); editable in every plan


@dataclass(frozen=True, slots=True)
class Plan:
    """A commune's plan for `cip_year`, its first programme year.

    `version` counts frozen versions from 1; a draft carries the number it will get. `base_uid` is
    the uid of the version it grew from ("" for the first). `rate` is riel for one dollar.
    """

    uid: str
    commune: str
    cip_year: int
    version: int = 1
    base_uid: str = ""
    practice: bool = False
    rate: int = USUAL_RATE
    committee: tuple[Member, ...] = ()
    villages: tuple[Village, ...] = ()
    figures: tuple[Figure, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    problems: tuple[Problem, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scores: tuple[Score, ...] = ()
    decisions: tuple[Decision, ...] = ()
    projects: tuple[Project, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
