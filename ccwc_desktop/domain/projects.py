"""Projects: what is proposed for a priority, where, when, for whom, at what cost."""

from dataclasses import dataclass

from .budget import Line


@dataclass(frozen=True, slots=True)
class Project:
    """A proposed project. `priority` is the uid of its problem ("" = committee costs).

    `year` is the programme year it is placed in, None while it is not placed. Beneficiaries are
    people, None when unknown; `poor` counts households. The two studies are the questions of the
    commune fund's first form: None until answered.
    """

    uid: str
    number: int
    name_km: str = ""
    name_en: str = ""
    priority: str = ""
    sector: str = "social"
    villages: tuple[str, ...] = ()
    objective: str = ""
    outputs: str = ""
    year: int | None = None
    start_month: int | None = None
    end_month: int | None = None
    girls: int | None = None
    boys: int | None = None
    women: int | None = None
    men: int | None = None
    with_disability: int | None = None
    poor: int | None = None
    minority: int | None = None
    responsible: str = ""
    maintenance: str = ""
    environment_study: bool | None = None
    land_study: bool | None = None
    study_reason: str = ""
    lines: tuple[Line, ...] = ()

    def name(self, language: str) -> str:
        """The name in `language`, or in the other one when that is all there is."""
        wanted, other = self.name_km, self.name_en
        return (wanted or other) if language == "km" else (other or wanted)


def code(commune: str, cip_year: int, number: int) -> str:
    """The project's code on paper, such as 040202-2027-03."""
    return f"{commune}-{cip_year}-{number:02d}"


def missing(project: Project) -> tuple[str, ...]:
    """What a project still lacks before it can be proposed, as codes."""
    gaps = []
    if not project.name("km").strip():
        gaps.append("name")
    if not project.villages:
        gaps.append("villages")
    if not project.lines:
        gaps.append("lines")
    elif any(not line.description("km").strip() or not line.amount for line in project.lines):
        gaps.append("line_amount")
    elif any(not line.funding for line in project.lines):
        gaps.append("source")
    if project.year is None and not (project.lines and all(each.year for each in project.lines)):
        gaps.append("year")
    if project.priority and project.girls is None and project.boys is None:
        gaps.append("beneficiaries")
    return tuple(gaps)
