"""How sure an order is, in sentences."""

from fractions import Fraction

from ccwc_desktop.domain.priorities import Criterion
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.sureness import Finding, Whole
from ccwc_desktop.domain.weight_intervals import Range
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, _, current

from . import wording

_WHOLE = {
    "nothing": N_("With fewer than two problems in the order there is nothing to be sure of."),
    "sure": N_(
        "The first {places} are sure: whatever weights one takes, nearly always they stay "
        "among the first {places}."
    ),
    "partly": N_(
        "The first {places} are partly sure: {kept} of {first} stay there under nearly all "
        "weights. Please talk about the others."
    ),
    "unsure": N_(
        "The first {places} are not sure: only {kept} of {first} stay there under nearly all "
        "weights. Please talk about the order before you decide."
    ),
}
_CHANGES = {  # whether it falls, whether the weight rises
    (True, True): N_(
        "If the weight of “{criterion}” rises from {now} above {then}, “{other}” comes before it."
    ),
    (True, False): N_(
        "If the weight of “{criterion}” falls from {now} below {then}, “{other}” comes before it."
    ),
    (False, True): N_(
        "If the weight of “{criterion}” rises from {now} above {then}, it comes before “{other}”."
    ),
    (False, False): N_(
        "If the weight of “{criterion}” falls from {now} below {then}, it comes before “{other}”."
    ),
}


def whole(found: Whole) -> str:
    """How sure the first places are."""
    return _(_WHOLE[found.code]).format(
        places=wording.shown(found.places),
        kept=wording.shown(found.kept),
        first=wording.shown(found.first),
    )


def finding(found: Finding, order: Order) -> str:
    """What would change the place of a problem."""
    criteria = {each.code: each for each in order.criteria}
    match found.code:
        case "not_ranked":
            if not found.missing:
                return _("It has no place yet.")
            names = [criteria[code].name(current()) for code in found.missing]
            return _("Scores are missing: {criteria}.").format(criteria=_(", ").join(names))
        case "only_one":
            return _("There is no other problem to compare it with.")
        case "shares_place":
            other = wording.title(order, found.other)
            return _("Shares its place with “{other}”: nearly any other weight parts them.").format(
                other=other
            )
        case "holds_always":
            return _("No single weight changes its place.")
    first = _("A close matter.") if found.code == "close_to" else _("Stands firmly.")
    return f"{first} {_change(found, criteria[found.criterion], order)}"


def _change(found: Finding, criterion: Criterion, order: Order) -> str:
    now, then = found.now or Fraction(0), found.then or Fraction(0)
    return _(_CHANGES[found.falls, then > now]).format(
        criterion=criterion.short(current()),
        now=part(now),
        then=part(then),
        other=wording.title(order, found.other),
    )


def part(share: Fraction) -> str:
    """A share of all weights in parts of a hundred: whole where it is whole."""
    hundred = share * 100
    return digits.number(hundred, current(), 0 if hundred.denominator == 1 else 1)


def between(found: Range) -> str:
    """Where a weight may lie."""
    if found.low <= 0 and found.high >= 1:
        return _("any")
    return f"{part(found.low)}–{part(found.high)}"


def share(found: Finding) -> str:
    """The share of weightings with its standard error."""
    if found.share is None:
        return "–"
    kept = digits.percent(Fraction(found.share), current(), 0)
    error = digits.number(Fraction(found.error or 0) * 100, current(), 1)
    return f"{kept} ± {error}"
