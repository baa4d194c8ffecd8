"""How a proposed project stands in a table."""

from ccwc_desktop.domain.consolidation import Proposed
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import project_names
from ccwc_desktop.ui.records import Column

from . import wording


def project_columns() -> list[Column[Proposed]]:
    """Name, sector, children, amount."""
    return [
        Column(
            _("Project"),
            lambda each: words.add_breaks(name(each)),
            tooltip=_more,
            sort=name,
        ),
        Column(_("Sector"), lambda each: project_names.sector(each.sector)),
        Column(
            _("Children"),
            lambda each: "—" if each.children is None else wording.number(each.children),
            "end",
            sort=lambda each: each.children or 0,
        ),
        Column(
            _("Requested (៛)"),
            lambda each: wording.plain_riel(each.amount),
            "end",
            sort=lambda each: each.amount,
        ),
    ]


def name(project: Proposed) -> str:
    """The name, or the number while it has none."""
    return project_names.label(project.name(current()), project.number)


def _more(project: Proposed) -> str:
    """What a row has no room for: the project's code and the problem it answers."""
    code = digits.localise(project.code, current())
    title = project.priority_km if current() == "km" else project.priority_en
    if not title:
        return code
    answers = _("Answers: {problem}").format(problem=title)
    return f"{code}\n{answers}"
