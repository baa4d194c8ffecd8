"""What is said of a line: for whom it is, what it is in dollars, what its sources lack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ccwc_desktop.domain import budget, child_share
from ccwc_desktop.domain.accounts import Account
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import dates, digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.ui.steps.budget import wording


@dataclass(frozen=True, slots=True)
class Around:
    """What the lines of a project are read with.

    `years` are the programme years, `rate` riel for a dollar, `villages` names by code, `accounts`
    the chart of accounts in use.
    """

    project: Project
    years: tuple[int, ...] = ()
    rate: int = 0
    villages: Mapping[str, str] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()

    def village(self, code: str) -> str:
        """The name of a village, or its code when it is not one of ours."""
        return self.villages.get(code, code)


def dollars(amount: int, rate: int) -> str:
    """An amount in dollars at the rate of the plan, for reading beside it; never kept."""
    value = digits.number(Decimal(amount) / rate, current()) if rate else "–"
    return _("about {dollars} US dollars").format(dollars=value)


def marks(project: Project) -> list[tuple[object, str]]:
    """How far a line is for children and women, to choose from."""
    as_project = (
        _("As the project: all of it") if project.priority else _("As the project: nothing")
    )
    return [
        ("", as_project),
        ("direct", _("All of it")),
        ("shared", _("A share of it")),
        ("none", _("Nothing")),
    ]


def for_whom(project: Project, line: Line) -> str:
    """ "40% for children and women"."""
    match child_share.mark_of(project, line):
        case "direct":
            return _("for children and women")
        case "shared":
            share = digits.percent(Decimal(line.children_percent or 0) / 100, current(), 0)
            return _("{share} for children and women").format(share=share)
        case _:
            return _("not for children and women")


def accounts(around: Around, line: Line) -> list[tuple[object, str]]:
    """Chapters and accounts to choose from; what the line has is always among them."""
    listed: list[tuple[object, str]] = [
        (each.code, _account(each.code, each.name(current()))) for each in around.accounts
    ]
    kept = line.account or line.chapter
    if kept and kept not in {code for code, _words in listed}:
        listed.append((kept, _account(kept, _("not in the list"))))
    return [("", "–"), *listed]


def _account(code: str, name: str) -> str:
    inside = "    " if len(code) > 2 else ""
    return f"{inside}{digits.localise(code, current())} {name}"


def parts(around: Around, line: Line) -> list[tuple[object, str]]:
    """The parts of a project that can be done in part, to choose from."""
    project = around.project
    listed: list[tuple[object, str]] = []
    if project.divided == "village":
        listed = [(code, around.village(code)) for code in project.villages]
    elif project.divided == "phase":
        phases = {each.part for each in project.lines if each.part.isdecimal()} | {"1", "2"}
        more = str(max(map(int, phases)) + 1)
        listed = [(each, _phase(each)) for each in sorted({*phases, more}, key=int)]
    if line.part and line.part not in {code for code, _words in listed}:
        listed.append((line.part, around.village(line.part)))
    return [("", _("every part needs it")), *listed]


def _phase(number: str) -> str:
    return _("Phase {number}").format(number=digits.localise(number, current()))


def gap(line: Line) -> str:
    """What the sources of a line lack or give too much, "" when they pay it exactly."""
    left = budget.unfunded(line)
    if not line.funding or not left:
        return ""
    if left > 0:
        said = _("Nobody pays {amount} of this line yet.")
    else:
        said = _("The sources give {amount} more than the line costs.")
    return said.format(amount=wording.riel_in_sentence(abs(left)))


def summary(around: Around, line: Line) -> str:
    """What stands in the part that is closed, in one small line."""
    project = around.project
    said = []
    if line.amount and around.rate:
        said.append(dollars(line.amount, around.rate))
    if line.year and line.year != project.year:
        said.append(wording.year(line.year))
    if line.quarter:
        said.append(_("quarter {number}").format(number=wording.number(line.quarter)))
    if code := line.account or line.chapter:
        named = _("account {code}") if line.account else _("chapter {code}")
        said.append(named.format(code=digits.localise(code, current())))
    if line.part:
        by_phase = project.divided == "phase"
        said.append(_phase(line.part) if by_phase else around.village(line.part))
    if line.children:
        said.append(for_whom(project, line))
    if line.price_source:
        day = dates.short_date(line.price_date, current()) if line.price_date else ""
        said.append(" ".join(filter(None, (line.price_source, day))))
    return " · ".join(said)


def counted(project: Project, line: Line) -> str:
    """How much of a line counts for children and women, and what is still to be said."""
    if line.children == "shared" and not line.children_percent:
        return _("Please type which percent of it is for children and women, and why.")
    amount = wording.riel_in_sentence(child_share.riel_of(project, line))
    return _("{amount} of this line count for children and women.").format(amount=amount)


def pasted(count: int) -> str:
    """What a paste did."""
    said = ngettext("{count} line was added.", "{count} lines were added.", count)
    return said.format(count=wording.number(count))
