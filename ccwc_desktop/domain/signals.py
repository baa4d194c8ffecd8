"""What the figures say: signals, found by rule, each with the numbers that show it.

A signal is worth a talk, not a proof. Small numbers name no village where they could point to a
child (field practice: nothing sensitive by village, 1-4 of what needs care never).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .situation import Indicator, Table

HANDFUL = 2
"""So many are shown first; the rest is asked for."""
RULES = ("above", "below", "gap", "rose", "fell", "unknown", "together", "never")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of evidence: `part` of `whole` (None for a mere count) at a place in a year.

    `place` "" stands for the other villages together.
    """

    place: str
    sex: str
    year: int
    part: Decimal
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing the figures say; `code` names the sentence, `details` the numbers in it.

    `rule` is one of RULES. `indicator` is "" where it is about no single one. `sex` is "f" or "m"
    where girls or boys are worse off, else "t". `weight` is how many people or families more are
    concerned, at the least, than if nothing were wrong.
    """

    rule: str
    code: str
    indicator: str
    place: str
    sex: str
    year: int
    details: Mapping[str, object] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    weight: Decimal = Decimal(0)

    @property
    def key(self) -> str:
        """What it is known by, the same on every machine: "above:OOS_12_14:04020203:f:2025"."""
        return f"{self.rule}:{self.indicator or '-'}:{self.place}:{self.sex}:{self.year}"

    @property
    def said(self) -> Mapping[str, object]:
        """All that its sentence may name."""
        named: dict[str, object] = {"place": self.place, "year": self.year}
        if self.indicator:
            named["indicator"] = self.indicator
        if self.rule != "gap":
            named["sex"] = self.sex
        return {**named, **self.details}


def in_order(found: Iterable[Signal], catalogue: Sequence[str]) -> tuple[Signal, ...]:
    """The weightiest of each indicator first, then the second of each, and so on.

    The order follows from what is found alone: equal weights stand as the catalogue, the rules and
    the codes of places do.
    """
    at = {code: place for place, code in enumerate(catalogue)}

    def alike(signal: Signal) -> tuple[object, ...]:
        order = at.get(signal.indicator, len(at))
        return (-signal.weight, order, RULES.index(signal.rule), signal.place, signal.sex)

    nth: dict[str, int] = {}
    placed = []
    for signal in sorted(found, key=alike):
        place = nth.get(signal.indicator, 0)
        nth[signal.indicator] = place + 1
        placed.append((place, *alike(signal), signal))
    return tuple(each[-1] for each in sorted(placed, key=lambda each: each[:-1]))  # type: ignore[misc]


def narrowest(found: Iterable[Signal], catalogue: Mapping[str, Indicator]) -> tuple[Signal, ...]:
    """Without what a narrower age says already at the same place by the same rule."""
    told = tuple(found)
    spots: dict[tuple[str, str], set[str]] = {}
    for signal in told:
        spots.setdefault((signal.rule, signal.place), set()).add(signal.indicator)
    return tuple(
        signal
        for signal in told
        if not _parts(catalogue, signal.indicator) & spots[signal.rule, signal.place]
    )


def _parts(catalogue: Mapping[str, Indicator], code: str) -> set[str]:
    """What an indicator is added up from, through all steps."""
    known = catalogue.get(code)
    found: set[str] = set()
    for term in known.formula if known is not None else ():
        if term.sign > 0:
            found |= {term.indicator} | _parts(catalogue, term.indicator)
    return found


def one_sex(found: Iterable[Signal]) -> tuple[Signal, ...]:
    """Of girls, boys and total, what tells most: the one sex that is worse off, or the total."""
    spots: dict[tuple[str, str, str], dict[str, Signal]] = {}
    for signal in found:
        spot = spots.setdefault((signal.rule, signal.indicator, signal.place), {})
        spot[signal.sex] = signal
    kept: list[Signal] = []
    for by_sex in spots.values():
        sexes = [sex for sex in ("f", "m") if sex in by_sex]
        if len(sexes) == 1:
            kept.append(by_sex[sexes[0]])
        elif "t" in by_sex:
            kept.append(by_sex["t"])
        else:
            kept += [by_sex[sex] for sex in sexes]
    return tuple(kept)


def seen(figures: Table, found: Iterable[Signal]) -> tuple[Signal, ...]:
    """The signals of a year as they are shown: no repetition, in order."""
    told = narrowest(one_sex(found), figures.catalogue)
    return in_order(told, tuple(figures.catalogue))
