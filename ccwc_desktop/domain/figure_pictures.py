"""The figures of an indicator as charts: which numbers, in which order, what is said of each.

The words come from the caller (`Sayings`), so the window and the sheets draw the same pictures.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from . import chart_kinds, charts, intervals
from .chart_kinds import Bars, Line, Series, Tile, Value
from .charts import Chart, Measures
from .intervals import Interval
from .situation import Key, Table, rate, value
from .suppression import Range

HUES = {"f": "girls", "m": "boys", "t": ""}
_UNKNOWN = Decimal(-1)  # stands behind every number


@dataclass(frozen=True, slots=True)
class Sayings:
    """How numbers are written: `number` and `share` (0-1) in words, `year`, and fixed words.

    `border` tells a share on an axis, `between` an interval of two shares, `hidden` a cell that is
    kept back. `sexes` are the names of girls, boys, total; `village` the head of the names.
    """

    number: Callable[[Decimal], str]
    share: Callable[[Decimal], str]
    border: Callable[[Decimal], str]
    year: Callable[[int], str]
    between: Callable[[Interval], str]
    hidden: Callable[[Range], str]
    unknown: str
    village: str
    sexes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture is drawn with: words, names of places, size, and the cells kept back."""

    say: Sayings
    places: Mapping[str, str]
    measures: Measures
    width: float
    hidden: Mapping[Key, Range] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    """A number of a place and its share of the whole, with its interval where few are counted."""

    part: Decimal | None
    whole: Decimal | None
    rate: Decimal | None
    interval: Interval | None = None

    @property
    def rank(self) -> Decimal:
        """What it is ordered by: over few the lower end of its interval, else the share."""
        if self.interval is not None:
            return self.interval.low
        return _UNKNOWN if self.rate is None else self.rate


def share(figures: Table, code: str, place: str, sex: str) -> Share:
    """A number with its whole, its rate and, over fewer than 30, the Wilson interval."""
    of = figures.catalogue[code].of
    part = value(figures, code, place, sex)
    whole = value(figures, of, place, sex) if of else None
    found = Share(part, whole, rate(part, whole))
    if part is None or not whole or not 0 <= part <= whole or whole >= intervals.FEW:
        return found
    return replace(found, interval=intervals.wilson(part, whole))


def ordered(figures: Table, code: str, as_share: bool, by: str, most: int = 0) -> tuple[str, ...]:
    """The villages by "code", or by "value" from the highest; at most `most` of them (0: all).

    Equal ones stay in the order of their codes; those not known stand last.
    """
    places = tuple(sorted(figures.villages))
    if by == "value":
        places = tuple(sorted(places, key=lambda p: _rank(figures, code, p, as_share)))
    return places[:most] if most else places


def _rank(figures: Table, code: str, place: str, as_share: bool) -> Decimal:
    if as_share:
        return -share(figures, code, place, "t").rank
    amount = value(figures, code, place, "t")
    return -(_UNKNOWN if amount is None else amount)


def village_bars(
    figures: Table,
    things: Sequence[tuple[str, str]],
    names: Sequence[str],
    drawing: Drawing,
    *,
    as_share: bool = False,
    by: str = "code",
    most: int = 0,
) -> Chart:
    """A bar a village for each of `things` (indicator, sex), called `names`."""
    first = things[0][0]
    rows = [
        Bars(
            drawing.places.get(place, place),
            tuple(
                _bar(figures, code, place, sex, drawing, as_share, len(things) == 1)
                for code, sex in things
            ),
        )
        for place in ordered(figures, first, as_share, by, most)
    ]
    series = [
        Series(name, HUES[sex] if len({each for each, _sex in things}) == 1 else "")
        for name, (_code, sex) in zip(names, things, strict=True)
    ]
    highest = max((each.reach for row in rows for each in row.values), default=None)
    say = drawing.say
    measures = replace(drawing.measures, end=drawing.measures.end * (1.5 if as_share else 1.0))
    return chart_kinds.bars(
        rows,
        series,
        charts.scale(highest) if as_share else charts.whole_scale(highest),
        say.border if as_share else say.number,
        measures,
        drawing.width,
        say.village,
    )


def _bar(
    figures: Table,
    code: str,
    place: str,
    sex: str,
    drawing: Drawing,
    as_share: bool,
    alone: bool,
) -> Value:
    say = drawing.say
    veil = drawing.hidden.get((code, place, sex))
    if veil is not None:
        return Value(None, say.hidden(veil))
    found = share(figures, code, place, sex)
    if found.part is None:
        return Value(None, say.unknown)
    number = say.number(found.part)
    if found.rate is None:
        return Value(None if as_share else found.part, number)
    assert found.whole is not None
    more = say.between(found.interval) if found.interval else ""
    of = f"{number}/{say.number(found.whole)}"
    rated = say.share(found.rate)
    if as_share:
        said = f"{rated} ({of})" if alone else rated
        return Value(found.rate, said, found.interval, more if alone else f"({of}) {more}")
    return Value(found.part, number, more=f"({rated})")


def girls_and_boys(
    figures: Table, code: str, drawing: Drawing, *, as_share: bool = False, by: str = "code"
) -> Chart:
    """Two bars a village, for an indicator that is kept by sex."""
    names = [drawing.say.sexes["f"], drawing.say.sexes["m"]]
    things = [(code, "f"), (code, "m")]
    return village_bars(figures, things, names, drawing, as_share=as_share, by=by)


def over_years(
    tables: Sequence[Table],
    things: Sequence[tuple[str, str]],
    names: Sequence[str],
    drawing: Drawing,
    place: str = "",
) -> Chart:
    """Lines of `things` (indicator, sex) at a place (the commune), `tables` oldest first.

    It begins with the first year of which anything is known.
    """
    tables = _begun(tables, things, place)
    lines = []
    for name, (code, sex) in zip(names, things, strict=True):
        numbers = tuple(value(each, code, place or each.commune, sex) for each in tables)
        hue = HUES[sex] if len({each for each, _sex in things}) == 1 else ""
        lines.append(Line(name, numbers, hue))
    known = [number for each in lines for number in each.values if number is not None]
    say = drawing.say
    return chart_kinds.years(
        lines,
        [say.year(each.year) for each in tables],
        charts.whole_scale(max(known, default=None), 4),
        say.number,
        drawing.measures,
        drawing.width,
        "",
        say.unknown,
    )


def _begun(
    tables: Sequence[Table], things: Sequence[tuple[str, str]], place: str
) -> Sequence[Table]:
    for number, each in enumerate(tables):
        at = place or each.commune
        if any(value(each, code, at, sex) is not None for code, sex in things):
            return tables[number:]
    return tables[-1:]


def village_tiles(figures: Table, code: str, drawing: Drawing, name: str) -> Chart:
    """A tile a village by its code, its pattern the level of the share (or of the number)."""
    say = drawing.say
    as_share = bool(figures.catalogue[code].of)
    places = ordered(figures, code, as_share, "code")
    shown = {
        place: amount
        for place in places
        if (code, place, "t") not in drawing.hidden
        and (amount := _amount(figures, code, place, as_share)) is not None
    }
    borders = _borders(shown.values(), as_share)
    cells = [_tile(figures, code, place, drawing, as_share, borders, shown) for place in places]
    tell = say.border if as_share else say.number
    pairs = pairwise(borders)
    legend = [f"{tell(low)} – {tell(high)}" for low, high in pairs] if shown else []
    return chart_kinds.tiles(cells, legend, drawing.measures, drawing.width, (say.village, name))


def _amount(figures: Table, code: str, place: str, as_share: bool) -> Decimal | None:
    if as_share:
        return share(figures, code, place, "t").rate
    return value(figures, code, place, "t")


def _borders(amounts: Iterable[Decimal], as_share: bool) -> tuple[Decimal, ...]:
    """The ends of four or five levels, round numbers from zero."""
    highest = max(amounts, default=None)
    return charts.scale(highest, 4) if as_share else charts.whole_scale(highest, 4)


def _tile(
    figures: Table,
    code: str,
    place: str,
    drawing: Drawing,
    as_share: bool,
    borders: Sequence[Decimal],
    shown: Mapping[str, Decimal],
) -> Tile:
    say = drawing.say
    name = drawing.places.get(place, place)
    veil = drawing.hidden.get((code, place, "t"))
    if place not in shown:
        return Tile(name, say.unknown if veil is None else say.hidden(veil), None)
    found = share(figures, code, place, "t")
    assert found.part is not None
    number = say.number(found.part)
    if not as_share or found.rate is None:
        return Tile(name, number, charts.level(shown[place], borders))
    assert found.whole is not None
    said = f"{say.share(found.rate)} ({number}/{say.number(found.whole)})"
    more = say.between(found.interval) if found.interval else ""
    return Tile(name, said, charts.level(found.rate, borders), more)
