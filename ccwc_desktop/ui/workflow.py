"""The pages of the window in their order: key, words, icon and where the page class lives."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ccwc_desktop.language.catalogue import N_

if TYPE_CHECKING:
    from .page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page the frame can show; `title`, `name` and `why` are msgids, asked for at run time.

    `name` stands in the path, `title` over the page.
    """

    key: str
    kind: str  # "commune" or "district"
    name: str
    title: str
    why: str
    icon: str
    module: str
    page: str

    def load(self) -> "type[Page]":
        """The page class; its module is imported on the first visit."""
        found: type[Page] = getattr(import_module(self.module), self.page)
        return found


def _step(key: str, name: str, title: str, why: str, icon: str, folder: str = "") -> PageSpec:
    folder = folder or key
    module = f"ccwc_desktop.ui.steps.{folder}.page"
    return PageSpec(key, "commune", name, title, why, icon, module, f"{folder.title()}Page")


def _district(key: str, name: str, title: str, why: str, icon: str) -> PageSpec:
    module = f"ccwc_desktop.ui.district.{key}"
    return PageSpec(key, "district", name, title, why, icon, module, f"{key.title()}Page")


COMMUNE_STEPS = (
    _step(
        "commune",
        N_("Commune, CCWC"),
        N_("Commune and committee"),
        N_("Please check the commune, villages and members: these names appear on every sheet."),
        "committee",
    ),
    _step(
        "situation",
        N_("Situation"),
        N_("Situation of children"),
        N_("Please enter the figures you know. They show where children need us most."),
        "situation",
    ),
    _step(
        "consultations",
        N_("Children’s voices"),
        N_("Children’s voices"),
        N_("Please write what children of every village said. No child’s name is needed."),
        "voices",
    ),
    _step(
        "problems",
        N_("Problems"),
        N_("Problems of children"),
        N_("Please make each problem clear: where, how many children, and what shows it."),
        "problem",
    ),
    _step(
        "priorities",
        N_("Priorities"),
        N_("Children’s priorities"),
        N_("Please give 0 to 5 points together, to see which problem comes first."),
        "priority",
    ),
    _step(
        "budget",
        N_("Budget"),
        N_("Projects and budget"),
        N_("Please give each priority a project, its cost and a year."),
        "budget",
    ),
    _step(
        "sheets",
        N_("Sheets"),
        N_("Sheets"),
        N_("Please choose the sheets to print, sign and put up for the people."),
        "sheets",
    ),
    _step(
        "send",
        N_("Send to district"),
        N_("Send to the district"),
        N_("Please follow the lines until all are green, then take the stick to the district."),
        "send",
        folder="submission",
    ),
)

DISTRICT_PAGES = (
    _district(
        "inbox",
        N_("Inbox"),
        N_("Inbox"),
        N_("Please put in a commune’s stick and look at its packages before receiving them."),
        "inbox",
    ),
    _district(
        "board",
        N_("Board"),
        N_("Board of the communes"),
        N_("See which communes have sent their plan, and which version is here."),
        "board",
    ),
    _district(
        "totals",
        N_("Totals"),
        N_("Totals of the district"),
        N_("See the projects of all communes on one list, with their totals."),
        "totals",
    ),
)


def pages_of(kind: str) -> tuple[PageSpec, ...]:
    """The pages of a workbook of this kind; all that are not a commune receive."""
    return COMMUNE_STEPS if kind == "commune" else DISTRICT_PAGES
