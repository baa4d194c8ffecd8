"""Problems of children: what, where, how many, what shows it, and who can act."""

from collections.abc import Iterable
from dataclasses import dataclass

SECTORS = ("economy", "social", "environment", "administration", "gender")
MANDATES = ("commune", "district", "ngo", "referral")
EVIDENCE_KINDS = (
    "figure",
    "signal",
    "consultation",
    "village_meeting",
    "school",
    "health",
    "police",
    "social_accountability",
    "other",
)


NO_RIGHT = ("definition", "general")
"""Clusters of the Convention on how States report, which no single problem belongs to."""
BRANCH_KINDS = ("cause", "effect")
BY_HAND = tuple(kind for kind in EVIDENCE_KINDS if kind != "signal")
"""What a person adds; a signal comes with the problem that was made of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows a problem.

    `ref` is the indicator of a figure, the uid of a consultation, the key of a signal, the service
    of a joint action plan, or "".
    """

    uid: str
    kind: str
    ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A cause or an effect in the problem tree; `under` is what it grows from ("" = the trunk)."""

    uid: str
    kind: str
    text: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of many children; never the case of one child.

    `girls` and `boys` are people affected, None when unknown. `mandate` is "" until the gate was
    answered. `sensitive` problems show no counts and no village names in public papers.
    `carried_from` is the uid of the problem of the last plan that it goes on from ("" for none).
    `theme` and `cluster` are codes of the catalogue of themes and of the CRC clusters ("" unknown).
    `merged_into` is the uid of the problem it was put together with. `affected_by` is the indicator
    that girls and boys were taken from ("" = counted by hand), `affected_reason` why the committee
    says another number than that figure. `branches` are its tree of causes and effects. `unlike`
    are uids of problems that look like this one and are another matter, as the committee said.
    """

    uid: str
    number: int
    title_km: str = ""
    title_en: str = ""
    sector: str = "social"
    villages: tuple[str, ...] = ()
    girls: int | None = None
    boys: int | None = None
    mandate: str = ""
    cause: str = ""
    need: str = ""
    sensitive: bool = False
    evidence: tuple[Evidence, ...] = ()
    carried_from: str = ""
    theme: str = ""
    cluster: str = ""
    merged_into: str = ""
    affected_by: str = ""
    affected_reason: str = ""
    branches: tuple[Branch, ...] = ()
    unlike: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Its short name on paper, such as P3."""
        return f"P{self.number}"

    def title(self, language: str) -> str:
        """The title in `language`, or in the other one when that is all there is."""
        wanted, other = (
            (self.title_km, self.title_en) if language == "km" else (self.title_en, self.title_km)
        )
        return wanted or other


def missing(problem: Problem) -> tuple[str, ...]:
    """What stands between a problem and scoring, as codes."""
    gaps = []
    if not problem.title("km").strip():
        gaps.append("title")
    if not problem.mandate:
        gaps.append("mandate")
    if not problem.villages:
        gaps.append("villages")
    if problem.girls is None or problem.boys is None:
        gaps.append("affected")
    if not problem.evidence:
        gaps.append("evidence")
    return tuple(gaps)


def stage(problem: Problem) -> str:
    """Its column: "heard", "merged" with another, "ready" to score, "referral" (never ranked)."""
    if problem.merged_into:
        return "merged"
    if problem.mandate == "referral":
        return "referral"
    return "heard" if missing(problem) else "ready"


def to_rank(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that may be scored: the mandate gate is passed (field.md 7.2)."""
    return tuple(problem for problem in problems if stage(problem) == "ready")
