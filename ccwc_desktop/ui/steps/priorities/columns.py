"""What stands between a problem's title and the children's place, for each way of ranking."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass

from ccwc_desktop.domain import ballots, contests, member_scores
from ccwc_desktop.domain.member_scores import Shared
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import HIGHEST, Criterion, Ranked, Value
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.ranking_ways import LEVELS
from ccwc_desktop.language.catalogue import _, current

from . import wording


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: `text` over a bar (`share` 0-1) or over the words `below`.

    `kind` is "" or "gap" (something is missing), "none" (nothing is asked), "chosen" or "free" (a
    mark that is set or not), "apart" (people differ). `said()` is for hover and screen readers:
    painting never asks for it.
    """

    text: str = ""
    share: float | None = None
    below: str = ""
    kind: str = ""
    said: Callable[[], str] = str


NOTHING = Cell()


class Columns:
    """The middle columns of one way, and its result. A way without either keeps these."""

    codes: tuple[str, ...] = ()
    result = ""  # the head over the results, "" for none
    result_below = ""
    keyed = False  # whether 0 to 5 can be typed

    def head(self, code: str) -> str:
        """The short name over a column."""
        return code

    def below(self, code: str) -> str:
        """What stands under the name."""
        return ""

    def name(self, code: str) -> str:
        """The whole name, on hover."""
        return self.head(code)

    def cell(self, row: Ranked, code: str) -> Cell:
        """What a problem has in a column."""
        return NOTHING

    def outcome(self, row: Ranked) -> Cell:
        """What a problem reached in all; "gap" while it has no place."""
        return NOTHING

    def given(self, problem: str, code: str) -> int | None:
        """The score of a problem (uid) that can be typed over, None for none."""
        return None

    def criterion(self, code: str) -> Criterion | None:
        """The criterion of a column, None where it is none."""
        return None


class Weighted(Columns):
    """A column a criterion: the scores agreed on, those of one member, or all members' means.

    `member` is whose scores stand in the cells; with "" they are those that count.
    """

    keyed = True

    def __init__(self, plan: Plan, order: Order, member: str = "") -> None:
        self._criteria = {each.code: each for each in order.criteria}
        self._member = member
        self._means = plan.ways.scored_by == "members" and not member
        self._names = {each.uid: each.name for each in plan.committee}
        people = tuple(self._names)
        self.shared: Mapping[tuple[str, str], Shared] = {
            (each.problem, each.criterion): each
            for each in (member_scores.together(plan.scores, people) if self._means else ())
        }
        self.values: dict[tuple[str, str], Value] = (
            {key: each.value for key, each in self.shared.items()}
            if self._means
            else {
                (each.problem, each.criterion): each.value
                for each in plan.scores
                if each.member == member
            }
        )
        self.codes = tuple(self._criteria)
        self.result, self.result_below = _("Total score"), _("of 100")
        self.keyed = not self._means

    def reweighed(self, order: Order) -> "Weighted":
        """The same scores under other weights."""
        new = copy(self)
        new._criteria = {each.code: each for each in order.criteria}
        return new

    def criterion(self, code: str) -> Criterion | None:
        """The criterion of a column."""
        return self._criteria.get(code)

    def head(self, code: str) -> str:
        """The short name of a criterion."""
        return self._criteria[code].short(current())

    def below(self, code: str) -> str:
        """Its weight."""
        return wording.shown(self._criteria[code].weight)

    def name(self, code: str) -> str:
        """Its name and weight."""
        each = self._criteria[code]
        return _("{criterion}, weight {weight}").format(
            criterion=each.name(current()), weight=wording.shown(each.weight)
        )

    def cell(self, row: Ranked, code: str) -> Cell:
        """A score, or that it is missing; of means how far members are apart."""
        criterion = self._criteria[code]
        value = self.values.get((row.problem, code))
        if value is None:
            kind = "gap" if criterion.weight else "none"
            text = "?" if criterion.weight else "–"
            return Cell(text, kind=kind, said=lambda: self._said(criterion, None))
        if not self._means:
            whole = int(value)
            share = whole / HIGHEST
            return Cell(wording.shown(whole), share, said=lambda: self._said(criterion, whole))
        each = self.shared[row.problem, code]
        below = wording.spread(each)
        kind = "apart" if each.far_apart else ""
        return Cell(
            wording.mean(value),
            float(value) / HIGHEST,
            below,
            kind,
            lambda: wording.about(
                criterion.name(current()), wording.spread_said(each, self._names)
            ),
        )

    def outcome(self, row: Ranked) -> Cell:
        """The total of 100, or how many scores are missing."""
        said = wording.total(row)
        if row.total is None:
            return Cell(
                said, kind="gap", said=lambda: _("No place yet: {missing}").format(missing=said)
            )
        return Cell(said, float(row.total) / 100, said=lambda: wording.about(self.result, said))

    def given(self, problem: str, code: str) -> int | None:
        """A whole score; a mean cannot be typed over."""
        value = None if self._means else self.values.get((problem, code))
        return None if value is None else int(value)

    def _said(self, criterion: Criterion, value: int | None) -> str:
        said = wording.score(criterion, value)
        name = self._names.get(self._member)
        return f"{name}: {said}" if name else said


class Dotted(Columns):
    """Dots of women, men, girls and boys: the mean of the shares of the groups."""

    def __init__(self, plan: Plan, order: Order) -> None:
        given = ballots.tallies((row.problem for row in order.rows), plan.ways.ballots)
        self._tallies = {each.problem: each for each in given}
        self.result, self.result_below = _("Share of the dots"), _("mean of the groups")

    def outcome(self, row: Ranked) -> Cell:
        """The share of the dots."""
        score = self._tallies[row.problem].score
        if score is None:
            return Cell(_("no dots yet"), kind="gap", said=lambda: _("No dots were counted yet."))
        said = wording.percent(score)
        return Cell(said, float(score), said=lambda: f"{self.result}: {said}")


class Paired(Columns):
    """Pairs: how often a problem was put first."""

    def __init__(self, plan: Plan, order: Order, compared: Iterable[str]) -> None:
        asked = tuple(compared)
        self._wins = contests.compare(asked, plan.ways.contests).wins if asked else {}
        self.result, self.result_below = _("Put first"), ""

    def outcome(self, row: Ranked) -> Cell:
        """How many of the others it was put before."""
        if row.problem not in self._wins:
            return Cell(
                _("not compared"), kind="gap", said=lambda: _("It is not among those compared.")
            )
        wins, most = self._wins[row.problem], max(1, len(self._wins) - 1)
        said = _("{count} of {all}").format(count=wording.shown(wins), all=wording.shown(most))
        return Cell(said, wins / most, said=lambda: f"{self.result}: {said}")


class Levelled(Columns):
    """High, medium, low: one mark a problem."""

    codes = LEVELS

    def __init__(self, plan: Plan) -> None:
        self._levels = {each.problem: each.level for each in plan.ways.levels}
        self._heads = wording.level_names()

    def head(self, code: str) -> str:
        """High, medium, low."""
        return self._heads[code]

    def cell(self, row: Ranked, code: str) -> Cell:
        """A mark that is set or can be set."""
        chosen = self._levels.get(row.problem) == code
        said = _("{level}: chosen") if chosen else _("{level}: not chosen")
        kind = "chosen" if chosen else "free"
        return Cell(kind=kind, said=lambda: said.format(level=self._heads[code]))


def of(plan: Plan, order: Order, member: str, compared: Iterable[str]) -> Columns:
    """The columns of the way in use."""
    match plan.ways.way:
        case "dots":
            return Dotted(plan, order)
        case "pairs":
            return Paired(plan, order, compared)
        case "levels":
            return Levelled(plan)
        case _:
            return Weighted(plan, order, member)
