"""Figures to look at again: what cannot be (hard) and what can hardly be (soft).

Nothing here blocks. A hard doubt stays until the number is corrected; a soft one may be accepted
with a reason, which stays with the figure and travels with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from . import figure_sources, situation
from .ratios import Ratio
from .situation import Figure, Indicator, Table
from .usual import FEWEST, usual

HARD = frozenset(
    {
        "figure.below_zero",
        "figure.part_over_whole",
        "figure.girls_over_total",
        "figure.torn",
        "figure.unknown_place",
    }
)
SMALLEST = 10
"""Below this a number may do anything from year to year, or stay the same by chance."""
SMALLEST_GAP = 5
"""A village that is fewer than so many people or families away from the others is not far away."""
OUTLIER = Decimal("3.5")
FAMILIES, CHILDREN = "FAMILIES", "POP-1"
EVERYBODY = (FAMILIES, "POPULATION")
"""How large a village is: any number is usual, and what other numbers are compared with."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure to look at again: `code` names the sentence, `details` the numbers in it.

    `accepted` is the reason why a soft one is right all the same ("" while nobody wrote any).
    """

    code: str
    indicator: str
    place: str
    sex: str
    details: Mapping[str, object] = field(default_factory=dict)
    accepted: str = ""

    @property
    def hard(self) -> bool:
        """Whether it cannot be: no reason helps, the number is wrong."""
        return self.code in HARD

    @property
    def said(self) -> Mapping[str, object]:
        """All that its sentence may name."""
        named = {"indicator": self.indicator, "place": self.place}
        sex = {} if self.code == "figure.girls_over_total" else {"sex": self.sex}
        return {**named, **sex, **self.details}


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at: the figures, those of the years before (newest first), usual ratios."""

    figures: Table
    past: tuple[Table, ...]
    ratios: tuple[Ratio, ...]

    def value(self, code: str, place: str, sex: str) -> Decimal | None:
        """A number of the year that is looked at."""
        return situation.value(self.figures, code, place, sex)


def doubts(
    figures: Table, past: Sequence[Table] = (), ratios: Iterable[Ratio] = (), only: str = ""
) -> tuple[Doubt, ...]:
    """What is still to be looked at: all of `warnings` but those that were accepted."""
    return tuple(each for each in warnings(figures, past, ratios, only) if not each.accepted)


def warnings(
    figures: Table, past: Sequence[Table] = (), ratios: Iterable[Ratio] = (), only: str = ""
) -> tuple[Doubt, ...]:
    """All doubts about the figures of a year, hard ones first, then in the order of the catalogue.

    `past` are the tables of the years before, newest first (two are enough); one that is missing
    is an empty table. A doubt that was accepted carries the reason. `only` is the code of the one
    indicator that is asked about: a key waits for its answer.
    """
    ours = tuple(each for each in ratios if only in ("", each.part.indicator))
    seen = Seen(figures, tuple(past), ours)
    found = [*_strangers(figures)]
    for indicator in [figures.catalogue[only]] if only else figures.catalogue.values():
        for sex in indicator.sexes:
            for place in (*figures.villages, figures.commune):
                found += _of_cell(seen, indicator, place, sex)
            found += _apart_from_villages(figures, indicator, sex)
            found += _far_from_villages(seen, indicator, sex)
        found += _same_everywhere(figures, indicator)
    found += _disagreements(figures)
    for ratio in seen.ratios:
        found += _unusual(seen, ratio)
    asked = (doubt for doubt in _once(found) if only in ("", doubt.indicator))
    told = [_with_reason(figures, doubt) for doubt in asked]
    order = {code: place for place, code in enumerate(figures.catalogue)}
    told.sort(key=lambda doubt: (not doubt.hard, order.get(doubt.indicator, len(order))))
    return tuple(told)


def _once(found: Iterable[Doubt]) -> Iterator[Doubt]:
    """A number that can hardly be is doubted once: by last year, the villages, then ratios."""
    doubted = set()
    for doubt in found:
        cell = (doubt.indicator, doubt.place, doubt.sex)
        if not doubt.code.startswith(("figure.far_", "figure.unusual_")):
            yield doubt
        elif cell not in doubted:
            doubted.add(cell)
            yield doubt


def _with_reason(figures: Table, doubt: Doubt) -> Doubt:
    own = figures.entered.get((doubt.indicator, doubt.place, doubt.sex))
    if own is None or doubt.hard:
        return doubt
    chosen = own.reason if doubt.code == "figure.sources_disagree" else ""
    return Doubt(
        doubt.code, doubt.indicator, doubt.place, doubt.sex, doubt.details, own.accepted or chosen
    )


def _strangers(figures: Table) -> Iterator[Doubt]:
    """Numbers of places that are none of the commune's (a village that went elsewhere)."""
    places = {*figures.villages, figures.commune}
    for (code, place, sex), figure in figures.entered.items():
        if place not in places and figure.value is not None:
            yield Doubt("figure.unknown_place", code, place, sex, {"value": figure.value})


def _of_cell(seen: Seen, indicator: Indicator, place: str, sex: str) -> Iterator[Doubt]:
    amount = seen.value(indicator.code, place, sex)
    if amount is None:
        below = situation.overdrawn(seen.figures, indicator.code, place, sex)
        if below is not None:
            yield Doubt("figure.below_zero", indicator.code, place, sex, {"value": below})
        return
    cannot = _cannot_be(seen, indicator, place, sex, amount)
    if cannot is not None:
        yield cannot
    if not indicator.derived:
        yield from _since_last_year(seen, indicator, place, sex, amount)
        yield from _stopped(seen, indicator, place, sex, amount)


def _cannot_be(
    seen: Seen, indicator: Indicator, place: str, sex: str, amount: Decimal
) -> Doubt | None:
    code = indicator.code
    whole = seen.value(indicator.of, place, sex) if indicator.of else None
    if amount < 0:
        return Doubt("figure.below_zero", code, place, sex, {"value": amount})
    if indicator.unit != "km" and amount != amount.to_integral_value():
        return Doubt("figure.torn", code, place, sex, {"value": amount})
    if whole is not None and amount > whole:
        details = {"value": amount, "whole": whole, "of": indicator.of}
        return Doubt("figure.part_over_whole", code, place, sex, details)
    total = _typed_total(seen.figures, code, place)
    if sex == "f" and total is not None and amount > total:
        return Doubt("figure.girls_over_total", code, place, sex, {"value": amount, "whole": total})
    return None


def _typed_total(figures: Table, code: str, place: str) -> Decimal | None:
    own = figures.entered.get((code, place, "t"))
    return None if own is None else own.value


def _since_last_year(
    seen: Seen, indicator: Indicator, place: str, sex: str, amount: Decimal
) -> Iterator[Doubt]:
    """More than twice or less than half of last year (field practice: a change over 50 %).

    Where the village itself grew or shrank, its families are doubted and not all that follows from
    them: a number that kept its share is believed. Nor is a total, beside girls or boys.
    """
    if not seen.past:
        return
    last, code = seen.past[0], indicator.code
    before = situation.value(last, code, place, sex)
    if before is None or before < SMALLEST or not _jumped(amount, before):
        return
    if sex == "t" and any(
        found for each in ("f", "m") for found in _since(seen, indicator, place, each)
    ):
        return
    base = "" if indicator.unit == "km" or code == FAMILIES else indicator.of or FAMILIES
    base_sex = sex if indicator.of else "t"
    now = seen.value(base, place, base_sex) if base else None
    then = situation.value(last, base, place, base_sex) if base else None
    if now and then and not _jumped(amount / now, before / then):
        return
    yield Doubt("figure.far_from_last_year", code, place, sex, {"value": amount, "before": before})


def _since(seen: Seen, indicator: Indicator, place: str, sex: str) -> Iterator[Doubt]:
    amount = seen.value(indicator.code, place, sex) if sex in indicator.sexes else None
    if amount is not None:
        yield from _since_last_year(seen, indicator, place, sex, amount)


def _jumped(now: Decimal, before: Decimal) -> bool:
    return not before <= now * 2 <= before * 4


def _stopped(
    seen: Seen, indicator: Indicator, place: str, sex: str, amount: Decimal
) -> Iterator[Doubt]:
    """The same count for three years: a number that should move was copied.

    Said of the total only, when girls and boys (where both are known) stand still as well: that one
    of them does so happens by chance.
    """
    if sex != "t" or len(seen.past) < 2 or indicator.unit == "km" or amount < SMALLEST:
        return
    for each in indicator.sexes:
        now = seen.value(indicator.code, place, each)
        if any(
            situation.value(table, indicator.code, place, each) != now for table in seen.past[:2]
        ):
            return
    details = {"value": amount, "first": seen.figures.year - 2, "year": seen.figures.year}
    yield Doubt("figure.same_three_years", indicator.code, place, sex, details)


def _same_everywhere(figures: Table, indicator: Indicator) -> Iterator[Doubt]:
    """One number for every village; told at the first of them."""
    if indicator.derived or indicator.unit == "km" or len(figures.villages) < FEWEST:
        return
    amounts = {situation.value(figures, indicator.code, v, "t") for v in figures.villages}
    amount = amounts.pop() if len(amounts) == 1 else None
    if amount is not None and amount >= SMALLEST:
        details = {"value": amount, "count": len(figures.villages)}
        yield Doubt("figure.same_everywhere", indicator.code, figures.villages[0], "t", details)


def _apart_from_villages(figures: Table, indicator: Indicator, sex: str) -> Iterator[Doubt]:
    """The commune's own number beside its villages': another sum, or less than those known have."""
    own = figures.entered.get((indicator.code, figures.commune, sex))
    if own is None or own.value is None or not indicator.adds_up or indicator.derived:
        return
    told = [situation.value(figures, indicator.code, each, sex) for each in figures.villages]
    known = [each for each in told if each is not None]
    villages = sum(known, Decimal(0))
    if villages > own.value or (known and len(known) == len(told) and villages != own.value):
        details = {"value": own.value, "villages": villages}
        yield Doubt("figure.apart_from_villages", indicator.code, figures.commune, sex, details)


@dataclass(frozen=True, slots=True)
class Share:
    """A number of a village for what it is compared by (`whole`: its whole, children, families)."""

    place: str
    value: Decimal
    whole: Decimal

    @property
    def rate(self) -> Decimal:
        """The number for each one of the whole."""
        return self.value / self.whole


def _far_from_villages(seen: Seen, indicator: Indicator, sex: str) -> Iterator[Doubt]:
    """Villages far from the others of their commune, on rates.

    Where there is no whole a count is taken for each family or child; how large a village is says
    nothing. A total of girls and boys is asked only where they are not known.
    """
    by = _compared_by(indicator)
    if indicator.derived or by is None:
        return
    shares = tuple(_shares(seen, indicator.code, by, sex))
    most = usual([share.rate for share in shares])
    if most is None:
        return
    for share in shares:
        gap = abs(share.value - most.middle * share.whole)
        if abs(most.modified_z(share.rate)) <= OUTLIER or (by and gap < SMALLEST_GAP):
            continue
        if sex != "t" or not _sexes_known(seen, indicator, share.place):
            yield _far(indicator, by, share, most.middle, sex)


def _far(indicator: Indicator, by: str, share: Share, most: Decimal, sex: str) -> Doubt:
    details: dict[str, object] = {"value": share.value, "whole": share.whole}
    if not by:
        code = "figure.far_from_villages_km"
        details |= {"usual": _tenths(most)}
    elif by == indicator.of:
        code = "figure.far_from_villages"
        details |= {"of": by, "share": share.rate, "usual_share": most}
    else:
        code = f"figure.far_from_villages_{'families' if by == FAMILIES else 'children'}"
        details |= {"each": _tenths(share.rate * 100), "usual": _tenths(most * 100)}
    return Doubt(code, indicator.code, share.place, sex, details)


def _sexes_known(seen: Seen, indicator: Indicator, place: str) -> bool:
    return indicator.split == "fmt" and seen.value(indicator.code, place, "f") is not None


def _compared_by(indicator: Indicator) -> str | None:
    """The indicator a count is compared by; "" for none (a distance), None for no statement."""
    if indicator.code in EVERYBODY or indicator.level != "village":
        return None
    if indicator.unit == "km":
        return ""
    return indicator.of or (FAMILIES if indicator.unit == "families" else CHILDREN)


def _shares(seen: Seen, code: str, by: str, sex: str) -> Iterator[Share]:
    indicator = seen.figures.catalogue[code]
    whole_sex = sex if indicator.of == by or by == CHILDREN else "t"
    for village in seen.figures.villages:
        amount = seen.value(code, village, sex)
        whole = seen.value(by, village, whole_sex) if by else Decimal(1)
        if amount is not None and whole:
            yield Share(village, amount, whole)


def _tenths(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.1"))


def _disagreements(figures: Table) -> Iterator[Doubt]:
    for key, others in figures.beside.items():
        own = figures.entered.get(key)
        other = _other(own, others)
        if own is not None and other is not None:
            details = {
                "value": own.value,
                "told_by": own.source,
                "other": other.value,
                "other_told_by": other.source,
            }
            yield Doubt("figure.sources_disagree", *key, details)


def _other(own: Figure | None, others: Sequence[Figure]) -> Figure | None:
    if own is None or not figure_sources.disagree(own, others):
        return None
    return next(each for each in others if each.value is not None and each.value != own.value)


def _unusual(seen: Seen, ratio: Ratio) -> Iterator[Doubt]:
    """Ratios that can hardly be (people in a family, girls among children)."""
    known = seen.figures.catalogue.get(ratio.part.indicator)
    if known is None:
        return
    for place in (*seen.figures.villages, seen.figures.commune):
        amount = seen.value(known.code, place, ratio.part.sex)
        whole = Decimal(1)
        if ratio.whole is not None:
            whole = seen.value(ratio.whole.indicator, place, ratio.whole.sex) or Decimal(0)
        if amount is None or amount < 0 or not whole or whole < ratio.smallest:
            continue
        low, high = ratio.limits(place == seen.figures.commune)
        if not low <= amount / whole <= high:
            details = _ratio_details(ratio, amount, whole, low, high)
            code = f"figure.unusual_{ratio.unit}"
            yield Doubt(code, known.code, place, ratio.part.sex, details)


def _ratio_details(
    ratio: Ratio, amount: Decimal, whole: Decimal, low: Decimal, high: Decimal
) -> Mapping[str, object]:
    details: dict[str, object] = {"ratio": ratio.key, "value": amount, "whole": whole}
    if ratio.unit == "share":
        return details | {"share": amount / whole, "low_share": low, "high_share": high}
    return details | {"each": _tenths(amount / whole), "low": low, "high": high}
