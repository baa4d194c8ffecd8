"""Words of the sheets' page."""

from collections.abc import Mapping

from ccwc_desktop.domain.workflow import Missing
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext
from ccwc_desktop.services.sheets import Edition

# audience -> icon, name of the group, how to keep the paper
GROUPS: Mapping[str, tuple[str, str, str]] = {
    "public": ("public", N_("Public"), N_("May be put up at the commune hall or handed out")),
    "official": ("send", N_("For the district"), N_("For the district and the commune’s own file")),
    "internal": (
        "lock",
        N_("For internal use"),
        N_("For the committee only; please keep it in a locked cupboard"),
    ),
}

# sheet -> the step that would give it something to print, and what is missing there
GAPS: Mapping[str, tuple[str, Missing]] = {
    "ranked-priorities": ("problems", Missing("no_problem", "add")),
    "scoring-matrix": ("problems", Missing("no_problem", "add")),
    "problem-tree": ("problems", Missing("no_tree", "tree")),
    "project-sheet": ("budget", Missing("no_project", "add")),
    "budget-proposal": ("budget", Missing("no_project", "add")),
    "cip-three-year": ("budget", Missing("no_project", "add")),
    "minutes": ("priorities", Missing("no_meeting", "meeting")),
    "children-feedback": ("consultations", Missing("nothing_asked")),
    "village-figures": ("situation", Missing("no_figures")),
    "village-figures-full": ("situation", Missing("no_figures")),
}


def title(edition: Edition) -> str:
    """What a sheet is called; the one for everybody says so where there are two."""
    name = _(edition.sheet.title)
    if edition.sheet.audience != "public" or edition.sheet.open:
        return name
    said = _("{sheet} (public)") if edition.public else _("{sheet} (official)")
    return said.format(sheet=name)


def counted(said: str, count: int, **more: str) -> str:
    """A sentence with its number in the digits of the language."""
    return said.format(count=digits.number(count, current()), **more)


def pages(count: int) -> str:
    """ "9 pages"."""
    return counted(ngettext("{count} page", "{count} pages", count), count)


def print_button(sheets: int, count: int) -> str:
    """ "Print 3 sheets (9 pages)"."""
    if not sheets:
        return _("Print")
    said = ngettext("Print {count} sheet", "Print {count} sheets", sheets)
    return f"{counted(said, sheets)} ({pages(count)})"


def standing(draft: bool, version: int, check_code: str) -> str:
    """What the papers say of their version."""
    number = digits.localise(str(version), current())
    if draft:
        said = _("These papers carry the mark of a draft of version {version}, and no check code.")
        return said.format(version=number)
    said = _("These papers are version {version} with check code {code}.")
    return said.format(version=number, code=check_code)
