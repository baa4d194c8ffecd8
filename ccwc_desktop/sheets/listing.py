"""The sheets there are: key, number, audience, title. Keys and numbers are a promise to scripts."""

from dataclasses import dataclass

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import N_


@dataclass(frozen=True, slots=True)
class Sheet:
    """`audience`: "public", "official" (for the district and the file) or "internal".

    `many` sheets print one document a project or meeting. A `form` is for the pen: it is printed
    when it is asked for by its key. An `open` sheet is public and nothing else: it has no edition
    for offices.
    """

    key: str
    number: str
    audience: str
    title: str
    many: bool = False
    form: bool = False
    open: bool = False


SHEETS = (
    Sheet("ranked-priorities", "S01", "public", N_("Ranked child priorities")),
    Sheet("scoring-matrix", "S02", "internal", N_("Scoring of the child priorities")),
    Sheet("project-sheet", "S03", "official", N_("Project information sheets"), many=True),
    Sheet("budget-proposal", "S04", "official", N_("Budget proposal for women and children")),
    Sheet("cip-three-year", "S05", "official", N_("Three-year rolling investment programme")),
    Sheet("minutes", "S06", "internal", N_("Minutes of the meeting"), many=True),
    Sheet("village-figures", "S07", "public", N_("Figures by village")),
    Sheet("village-figures-full", "S07", "internal", N_("Figures by village, all numbers")),
    Sheet("children-feedback", "S09", "public", N_("Answer to the children"), open=True),
    Sheet("problem-tree", "S16", "official", N_("Problem trees")),
    Sheet("figures-form", "S15", "internal", N_("Form for the figures of the villages"), form=True),
)


def sheet(key: str) -> Sheet:
    """The sheet of a key; raises Refused("sheet.no_such")."""
    for each in SHEETS:
        if each.key == key:
            return each
    raise Refused("sheet.no_such", key=key, known=[each.key for each in SHEETS])
