"""The district's list of projects as a table for a spreadsheet. No Qt in here: the command line
writes the same."""

from collections.abc import Sequence

from ccwc_desktop.domain import places
from ccwc_desktop.domain.budget import SOURCES
from ccwc_desktop.domain.consolidation import Proposed
from ccwc_desktop.domain.list_tables import Cell, ListTable
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current

from . import place_names, project_names


def table(listed: Sequence[Proposed], office: str, cip_year: int) -> ListTable:
    """`listed` as it is shown, for the office with the place code `office`; riel in numbers.

    `cip_year` is the first year of the plans, 0 while there are none. A year or a source of funds
    has a column where a project asks for something of it.
    """
    years = sorted({year for each in listed for year in each.by_year})
    sources = [source for source in SOURCES if any(source in each.by_source for each in listed)]
    words_of = [
        *(_("Commune code"), _("Commune"), _("Project code"), _("Project"), _("Problem")),
        *(_("Sector"), _("Children"), _("Requested (៛)")),
    ]
    money = [digits.localise(str(year), current()) for year in years]
    money += [project_names.source(source) for source in sources]
    headings = (*words_of, *(f"{each} (៛)" for each in money))
    about = [_("PRACTICE")] if places.is_practice(office) else []
    about.append(place_names.of_code(office))
    if cip_year:
        about.append(digits.localise(f"{cip_year}–{cip_year + 2}", current()))
    return ListTable(
        title=_plain(_("All projects")),
        about=_plain(" · ".join(about)),
        headings=tuple(_plain(each) for each in headings),
        rows=tuple(_row(each, years, sources) for each in listed),
        total=_plain(_("Total")),
        sums=tuple(range(len(words_of) - 2, len(headings))),
    )


def _row(project: Proposed, years: Sequence[int], sources: Sequence[str]) -> tuple[Cell, ...]:
    said = (
        project.commune,
        place_names.bare(project.commune),
        project.code,
        project_names.label(project.name(current()), project.number),
        project.priority_km if current() == "km" else project.priority_en,
        project_names.sector(project.sector),
    )
    return (
        *(_plain(each) for each in said),
        project.children,
        project.amount,
        *(project.by_year.get(year) for year in years),
        *(project.by_source.get(source) for source in sources),
    )


def _plain(text: str) -> str:
    return words.strip_breaks(text)
