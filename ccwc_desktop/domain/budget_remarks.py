"""A remark on a budget proposal: what cannot be (hard), or what needs a reason to stand (soft)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .budget import Line
from .budget_terms import OVER
from .projects import Project

__all__ = ["OVER", "Remark", "at_line", "at_project"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at again; `code` names the sentence, `details` the numbers in it.

    `subject` says what it is about: the uid of a project or a line, two uids with a colon between,
    "PROJECT:SEASON", "SOURCE:YEAR" or "YEAR". `project` is the uid of the project ("" for a
    ceiling or a year).
    `target` is where the window goes: "project:UID:FIELD", "project:UID:line:LINE:FIELD" or
    "ceiling:SOURCE:YEAR". `accepted` is the reason why a soft one stands ("" while nobody wrote
    any). `earlier` is one that was given for less.
    """

    code: str
    subject: str
    target: str
    details: Mapping[str, object] = field(default_factory=dict)
    hard: bool = False
    accepted: str = ""
    project: str = ""
    earlier: str = ""

    @property
    def takes_reason(self) -> bool:
        """Whether a reason settles it: any soft one, and a ceiling that is passed."""
        return not self.hard or self.code == OVER


def at_project(
    project: Project,
    code: str,
    field_name: str,
    told: Mapping[str, object] | None = None,
    subject: str = "",
    hard: bool = False,
) -> Remark:
    """A remark that leads to a field of a project; `told` are more numbers for its sentence."""
    return Remark(
        code,
        subject or project.uid,
        f"project:{project.uid}:{field_name}",
        {"name": project.name("km"), "number": project.number, **(told or {})},
        hard,
        project=project.uid,
    )


def at_line(
    project: Project,
    line: Line,
    code: str,
    field_name: str,
    told: Mapping[str, object] | None = None,
    hard: bool = False,
) -> Remark:
    """A remark that leads to a field of a line, which its sentence names by its place."""
    numbers = {"line": 1 + project.lines.index(line), **(told or {})}
    return at_project(project, code, f"line:{line.uid}:{field_name}", numbers, line.uid, hard)
