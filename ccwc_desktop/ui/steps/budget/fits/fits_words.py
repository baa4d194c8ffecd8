"""What fits under the ceilings, in sentences: each project with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from ccwc_desktop.domain import budget, selection_moves
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.selection import Purse
from ccwc_desktop.domain.selection_moves import taking_over
from ccwc_desktop.domain.selection_projects import SCALE, Piece, part_of, project_of, worths
from ccwc_desktop.domain.selection_reasons import Reason
from ccwc_desktop.domain.selection_years import Fits, Room, whole_years
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.ui import place_names
from ccwc_desktop.ui.steps.budget import wording

_NAMED = 3  # projects named in one sentence


@dataclass(frozen=True)
class Row:
    """A project of a list: what is said of it, a word for its standing, the year to place it in.

    `colour` is that of the word; `place_in` is None where it need not be placed, or where its
    parts are in several years.
    """

    uid: str
    name: str
    amount: int
    standing: str
    colour: str
    said: tuple[str, ...]
    place_in: int | None = None
    in_part: bool = False


def points(value: int) -> str:
    """A value as points with one decimal."""
    return digits.number(Fraction(value, SCALE), current(), 1)


def riel(amount: int) -> str:
    """Riel in a sentence."""
    return wording.riel_in_sentence(amount)


class Told:
    """The words for what fits in a year of a plan."""

    def __init__(self, plan: Plan, fits: Fits, several: Iterable[Fits] = ()) -> None:
        self.fits = fits
        self.several = tuple(several) or (fits,)
        self.whole = whole_years(self.several)
        self.moves = taking_over(plan, self.several)
        self.projects = {each.uid: each for each in plan.projects}
        self.ranks = {uid: worth.rank for uid, worth in worths(plan).items()}
        self.own = set(fits.own)
        self.ceilings = {(each.source, each.year): each.amount for each in plan.ceilings}

    def proposed(self) -> tuple[Row, ...]:
        """What the proposal takes, in order."""
        return tuple(self._proposed(self.projects[uid]) for uid in self.fits.proposed)

    def committee(self) -> tuple[Row, ...]:
        """What the committee placed in the year."""
        return tuple(self._own(self.projects[uid]) for uid in self.fits.own)

    def in_its_year(self) -> tuple[Row, ...]:
        """What the proposal takes in this year of three, beside where the committee placed it."""
        return tuple(
            replace(row, standing=self._placed(row.uid), colour=self._colour(row.uid))
            for row in self.proposed()
        )

    def left_out(self, others: Iterable[str] | None = None) -> tuple[Row, ...]:
        """What neither takes, or what is not among `others` (uids)."""
        beside = set(others) if others is not None else {*self.fits.proposed, *self.own}
        listed = (*self.fits.projects, *self.fits.unready)
        return tuple(
            Row(uid, *self._head(self.projects[uid]), "", "plain", self._why_out(uid))
            for uid in listed
            if uid not in beside
        )

    def _placed(self, uid: str) -> str:
        if uid in self.own:
            return _("as you placed it")
        year = self.projects[uid].year
        return _("not placed") if year is None else _("you: {year}").format(year=wording.year(year))

    def _colour(self, uid: str) -> str:
        return "plain" if uid in self.own else "teal"

    def _head(self, project: Project) -> tuple[str, int]:
        return wording.name_of(project), budget.project_total(project)

    def _proposed(self, project: Project) -> Row:
        chosen, out = self.fits.chosen(project.uid), self.fits.left_out(project.uid)
        name, _amount = self._head(project)
        said = [self._why_in(project.uid, chosen)]
        parts = [self.part(each.part) for each in chosen if each.part]
        in_part = bool(parts) and self._wholly(project.uid) is None
        if in_part:
            said.insert(0, _("In part: {parts}.").format(parts=", ".join(parts)))
        said += [self._of_part(each) for each in out]
        own = project.uid in self.own
        return Row(
            project.uid,
            name,
            sum(each.amount for each in chosen),
            _("in both") if own else _("only here"),
            "plain" if own else "teal",
            tuple(said),
            self._place_in(project.uid),
            in_part,
        )

    def _own(self, project: Project) -> Row:
        both = bool(self.fits.chosen(project.uid))
        said = () if both else self._why_out(project.uid)
        standing, colour = (_("in both"), "plain") if both else (_("only here"), "amber")
        name, amount = self._head(project)
        mine = [each for each in self.fits.of(project.uid) if each.uid in self.fits.placed]
        parts = [self.part(each.part) for each in mine if each.part]
        if parts and len(mine) < len(self.fits.of(project.uid)):
            said = (_("In part: {parts}.").format(parts=", ".join(parts)), *said)
            amount = sum(each.amount for each in mine)
        return Row(project.uid, name, amount, standing, colour, said)

    def _place_in(self, uid: str) -> int | None:
        """The year of the proposal, where that is the only one in which it has the project."""
        here = [each.year for each in self.several if each.chosen(uid)] == [self.fits.year]
        return self.fits.year if here and uid in self.moves else None

    def _wholly(self, uid: str) -> int | None:
        """The year of the proposal, where it takes all of the project there."""
        return self.fits.year if self.whole.get(uid) == self.fits.year else None

    def _why_in(self, uid: str, chosen: tuple[Piece, ...]) -> str:
        code = self.fits.reasons[chosen[0].uid].code
        rank, worth = self.ranks[uid], points(sum(each.value for each in chosen))
        if code == "promised":
            return _("It is promised or under way, so it is in.")
        if code == "no_ceiling":
            return _("None of its sources has a ceiling.")
        if rank is None:
            return _("It answers no ranked priority, but money is left for it.")
        said = _("Priority {rank}, {points} points.")
        return said.format(rank=wording.number(rank), points=worth)

    def _why_out(self, uid: str) -> tuple[str, ...]:
        if uid in self.fits.unready:
            return (unready(self.fits.unready[uid]),)
        out = self.fits.left_out(uid)
        parts = [each for each in out if each.part]
        if not parts:
            return tuple(self.reason(self.fits.reasons[each.uid]) for each in out)
        return tuple(self._of_part(each) for each in parts)

    def _of_part(self, piece: Piece) -> str:
        said = self.reason(self.fits.reasons[piece.uid])
        return _("{part}: {reason}").format(part=self.part(piece.part), reason=said)

    def reason(self, reason: Reason) -> str:
        """Why something is left out."""
        others = self.names(reason.others)
        lacks = {"riel": riel(reason.riel), "others": others}
        if reason.purse is not None:
            lacks |= {"source": wording.source_short(reason.purse[0])}
            lacks |= {"year": wording.year(reason.purse[1])}
        brings = {"others": others, "value": points(reason.value), "own": points(reason.own)}
        match reason.code:
            case "over":
                return self._too_little(reason).format(**lacks)
            case "over_together":
                said = _(
                    "With {others}, which it needs, it is {riel} more than {source} has for {year}."
                )
                if self._taken(reason):
                    said = _(
                        "With {others}, which it needs, it is {riel} more than is left of {source} "
                        "for {year}."
                    )
                return said.format(**lacks)
            case "needs":
                return _("It needs {others}, which is not in.").format(others=others)
            case "worthless":
                return _("It would bring no points.")
            case "unsure":
                said = _("The search ended before it was sure. {others} would have to go for it.")
                return said.format(**brings)
        if reason.value == reason.own:
            said = _("{others} would have to go for it, and bring as many points for no more riel.")
        else:
            said = _("{others} would have to go for it: {value} points lost, {own} gained.")
        return said.format(**brings)

    def _too_little(self, reason: Reason) -> str:
        """For the project alone the whole ceiling is too low, or only what others leave of it."""
        taken = self._taken(reason)
        if not taken:
            return _("Alone it is {riel} more than {source} has for {year}.")
        if taken <= reason.promised:
            return _(
                "After what is promised or under way, {source} of {year} has {riel} too little "
                "for it."
            )
        return _(
            "After what is promised, under way or in another year, {source} of {year} has {riel} "
            "too little for it."
        )

    def _taken(self, reason: Reason) -> int:
        """Riel of its source that are gone before the project is looked at."""
        whole = self.ceilings.get(reason.purse, 0) if reason.purse is not None else 0
        return whole - reason.have

    def names(self, pieces: Iterable[str]) -> str:
        """The projects of pieces (uids), each once; three are named, the others counted."""
        parts: dict[str, list[str]] = {}
        for uid in pieces:
            parts.setdefault(project_of(uid), []).extend(filter(None, [part_of(uid)]))
        named = []
        for uid, inner in list(parts.items())[:_NAMED]:
            project = self.projects.get(uid)
            name = wording.name_of(project) if project is not None else uid
            said = ", ".join(self.part(each) for each in inner)
            quoted = _("“{name}”").format(name=name)
            named.append(f"{quoted} ({said})" if said else quoted)
        rest = len(parts) - len(named)
        if rest:
            more = ngettext("{count} more", "{count} more", rest)
            named.append(more.format(count=wording.number(rest)))
        return ", ".join(named)

    @staticmethod
    def part(part: str) -> str:
        """A village by its name, a phase by its number."""
        if part.isdecimal() and len(part) > 4:
            return place_names.of_code(part)
        return _("phase {number}").format(number=digits.localise(part, current()))


def unready(code: str) -> str:
    """Why nobody can say whether a project fits."""
    if code == "no_amount":
        return _("It has no amount yet, so nobody can say whether it fits.")
    return _("Part of its cost has no source yet, so nobody can say whether it fits.")


def no_project() -> str:
    """What to do where there is nothing to choose from."""
    return _(
        "No project is written yet. Please write projects with their costs first; then the best "
        "set under the ceilings can be worked out."
    )


def compared(fits: Fits) -> str:
    """What both are worth, and how sure that is."""
    over = -sum(min(each.left_by_committee, 0) for each in fits.rooms)
    if over:
        said = _(
            "The proposal brings {proposal} points, your choice {own}, but {over} over a ceiling."
        )
    else:
        said = _("The proposal brings {proposal} points, your choice {own}.")
    told = said.format(
        proposal=points(fits.selection.value), own=points(fits.own_value), over=riel(over)
    )
    return _with_doubt(told, (fits,))


def why(several: Iterable[Fits]) -> str:
    """What holds for all that is in."""
    several = tuple(several)
    if len(several) > 1:
        return _("Each year takes the best set of what the years before it left.")
    if any(each.code == "all_fit" for each in several[0].reasons.values()):
        if several[0].unready:
            return _("There is room for all whose cost and sources are known.")
        return _("There is room for all that can be in.")
    return _("Nothing that was left out would bring more points in the place of what is in.")


def over_years(several: Iterable[Fits]) -> str:
    """What three years bring together, and how sure that is."""
    several = tuple(several)
    said = _("Over three years the proposal brings {proposal} points, your choice {own}.").format(
        proposal=points(sum(each.selection.value for each in several)),
        own=points(sum(each.own_value for each in several)),
    )
    return _with_doubt(said, several)


def _with_doubt(said: str, several: Iterable[Fits]) -> str:
    """How far a proposal may be from the best, where the search ended early."""
    more = sum(each.selection.most - each.selection.value for each in several)
    if not more:
        return said
    doubt = _("The search ended early: the best may bring up to {more} points more.")
    return f"{said} {doubt.format(more=points(more))}"


def in_no_year(told: Iterable[Told]) -> tuple[Row, ...]:
    """What no year of three takes; why not even the last one."""
    told = tuple(told)
    last = told[-1]
    return last.left_out({uid for each in told for uid in each.fits.proposed})


def place(row: Row) -> str:
    """What the button of a project does; its other parts are then not placed."""
    said = _("Put this part into {year}") if row.in_part else _("Put into {year}")
    return said.format(year=wording.year(row.place_in or 0))


def take_over(count: int) -> str:
    """What the button does."""
    said = ngettext("Take over: {count} project moves", "Take over: {count} projects move", count)
    return said.format(count=wording.number(count))


def taken_over(count: int) -> str:
    """How many projects were moved."""
    said = ngettext("{count} project was moved.", "{count} projects were moved.", count)
    return said.format(count=wording.number(count))


def still_over(plan: Plan, several: Iterable[Fits]) -> str:
    """What stays over a ceiling after the proposal was taken over, and why ("" for nothing)."""
    names = {each.uid: wording.name_of(each) for each in plan.projects}
    told = []
    for each in selection_moves.still_over(plan, several):
        said = _("Even with the proposal {year} is {over} over a ceiling.")
        told.append(said.format(year=wording.year(each.year), over=riel(each.riel)))
        if each.promised:
            said = _("Promised or under way, so they stay: {names}.")
            told.append(said.format(names=_quoted(each.promised, names)))
        if each.dated:
            said = _("They stay because their lines have a year of their own: {names}.")
            told.append(said.format(names=_quoted(each.dated, names)))
    return " ".join(told)


def _quoted(uids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(_("“{name}”").format(name=names[uid]) for uid in uids)


def purse(key: Purse, year: int) -> str:
    """A source, with its year where that is another one."""
    name = wording.source_short(key[0])
    return name if key[1] == year else f"{name} {wording.year(key[1])}"


def left(rooms: Iterable[Room], year: int, *, by_committee: bool) -> tuple[str, str]:
    """What is left of each ceiling of the year, and by how much any is passed ("" for nothing)."""
    have = {each.purse: each.left_by_committee if by_committee else each.left for each in rooms}
    under = [
        f"{purse(key, year)} {wording.riel(riel)}"
        for key, riel in have.items()
        if riel >= 0 and key[1] == year
    ]
    over = [f"{purse(key, year)} {wording.riel(-riel)}" for key, riel in have.items() if riel < 0]
    return (
        _("Left: {amounts}").format(amounts=" · ".join(under)) if under else "",
        _("Over the ceiling: {amounts}").format(amounts=" · ".join(over)) if over else "",
    )
