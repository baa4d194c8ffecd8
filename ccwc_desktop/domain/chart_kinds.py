"""The kinds of charts: bars by village, lines over the years, villages as tiles.

Numbers and their words in, a `charts.Chart` out. Nothing is measured: words carry their room.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import charts
from .charts import Behind, Chart, Dash, Mark, Measures
from .intervals import Interval
from .patterns import IN_ORDER, LEVELS, Pattern

Told = Callable[[Decimal], str]
DASHES: tuple[Dash, ...] = ((), (4.0, 1.5), (1.0, 1.5), (6.0, 1.5, 1.0, 1.5))


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a chart and how it is said; `amount` is None where it may or can not be drawn.

    `interval` is where chance leaves it, `more` what the table says of it besides.
    """

    amount: Decimal | None
    said: str
    interval: Interval | None = None
    more: str = ""

    @property
    def reach(self) -> Decimal:
        """How far its mark goes."""
        return max(self.amount or Decimal(0), self.interval.high if self.interval else Decimal(0))

    @property
    def told(self) -> str:
        """What the table says."""
        return f"{self.said} {self.more}".strip()


@dataclass(frozen=True, slots=True)
class Series:
    """One of the things that are compared; `hue` names its colour on a screen."""

    name: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of a chart: a village, and a number for each series."""

    name: str
    values: tuple[Value, ...]


def bars(
    rows: Sequence[Bars],
    series: Sequence[Series],
    ticks: Sequence[Decimal],
    tell: Told,
    measures: Measures,
    width: float,
    corner: str = "",
) -> Chart:
    """Horizontal bars, a row a village, the number at the end of the bar.

    `ticks` are the numbers of the axis (from `charts.scale`), `tell` says them, `corner` is the
    head of the names in the table behind.
    """
    m = measures
    plot = width - m.label - m.end
    top = _legend_height(series, m) + m.row * 0.15
    bottom = top + m.row * len(rows)
    unit = plot / float(ticks[-1])
    marks: list[Mark] = list(_legend(series, m, width))
    marks += _axis(ticks, tell, m, unit, top, bottom)
    for number, row in enumerate(rows):
        middle = top + m.row * (number + 0.5)
        name_y = m.baseline(middle, m.size)
        name_x = m.label - m.size * m.em * 0.7
        marks.append(charts.Words(name_x, name_y, row.name, m.size, align="right", room=name_x))
        marks += _row(row, series, m, unit, middle, width)
    height = bottom + m.line(m.small) * 1.15
    head = (corner, *(each.name for each in series))
    table = tuple((row.name, *(value.told for value in row.values)) for row in rows)
    return Chart(width, height, tuple(marks), Behind(head, table))


def _row(
    row: Bars, series: Sequence[Series], m: Measures, unit: float, middle: float, width: float
) -> Iterator[Mark]:
    thick = m.single if len(series) == 1 else m.bar
    top = middle - thick * len(series) / 2
    size = m.size if len(series) == 1 else min(m.size, m.bar / m.em * 1.12)
    for number, value in enumerate(row.values):
        y = top + thick * number
        end = m.label
        if value.amount is not None and value.amount > 0:
            length = float(value.amount) * unit
            hue = series[number].hue
            yield charts.Box(m.label, y, length, thick, _pattern(series, number), hue)
            end += length
        if value.interval is not None:
            yield from _whisker(value.interval, m, unit, y + thick / 2, thick)
            end = max(end, m.label + float(value.interval.high) * unit)
        x = end + m.size * m.em * 0.35
        baseline = m.baseline(y + thick / 2, size)
        bold = number == 0 and len(series) > 1
        yield charts.Words(x, baseline, value.said, size, bold, room=max(width - x, m.end * 0.5))


def _pattern(series: Sequence[Series], number: int) -> Pattern:
    """In the fixed order; a lone one is hatched, which saves ink and shows its interval."""
    return IN_ORDER[number % len(IN_ORDER)] if len(series) > 1 else "hatch"


def _whisker(
    interval: Interval, m: Measures, unit: float, y: float, thick: float
) -> Iterator[Mark]:
    """The interval with its ends, on a white line so that it is seen on a dark bar."""
    left, right = (m.label + float(end) * unit for end in (interval.low, interval.high))
    half = thick * 0.28
    parts = (
        ((left, y), (right, y)),
        ((left, y - half), (left, y + half)),
        ((right, y - half), (right, y + half)),
    )
    for weight, ink in ((2.4, 0.0), (0.9, 1.0)):
        for points in parts:
            yield charts.Stroke(points, weight, ink)


def _axis(
    ticks: Sequence[Decimal], tell: Told, m: Measures, unit: float, top: float, bottom: float
) -> Iterator[Mark]:
    for tick in ticks:
        x = m.label + float(tick) * unit
        first = not tick
        ink, weight = (0.7, charts.OUTLINE) if first else (charts.GRID_INK, charts.HAIRLINE)
        yield charts.Stroke(((x, top), (x, bottom)), weight, ink)
        y = m.baseline(bottom + m.line(m.small) * 0.6, m.small)
        yield charts.Words(x, y, tell(tick), m.small, align="centre")


def _legend_height(series: Sequence[Series], m: Measures) -> float:
    return m.line(m.size) * 1.25 if len(series) > 1 else 0.0


def _legend(series: Sequence[Series], m: Measures, width: float) -> Iterator[Mark]:
    if len(series) < 2:
        return
    share = width / len(series)
    side = m.size * m.em * 0.95
    middle = m.line(m.size) * 0.5
    for number, each in enumerate(series):
        x = share * number
        yield charts.Box(x, middle - side / 2, side * 2, side, _pattern(series, number), each.hue)
        text_x = x + side * 2.5
        y = m.baseline(middle, m.size)
        yield charts.Words(text_x, y, each.name, m.size, room=share - side * 3)


@dataclass(frozen=True, slots=True)
class Line:
    """A number over the years; None for a year that is not known: a gap, never zero."""

    name: str
    values: tuple[Decimal | None, ...]
    hue: str = ""


def years(
    lines: Sequence[Line],
    names: Sequence[str],
    ticks: Sequence[Decimal],
    tell: Told,
    measures: Measures,
    width: float,
    corner: str = "",
    unknown: str = "–",
) -> Chart:
    """Lines over the years, `names` oldest first; the last known number stands beside its name."""
    m = measures
    left, right = m.label * 0.55, width - m.end * 2.6
    top = m.line(m.small) * 0.6
    bottom = top + m.plot
    unit = m.plot / float(ticks[-1])
    marks: list[Mark] = []
    for tick in ticks:
        y = bottom - float(tick) * unit
        ink, weight = (charts.GRID_INK, charts.HAIRLINE) if tick else (0.7, charts.OUTLINE)
        marks.append(charts.Stroke(((left, y), (right, y)), weight, ink))
        x = left - m.small * m.em * 0.6
        at = m.baseline(y, m.small)
        marks.append(charts.Words(x, at, tell(tick), m.small, align="right", room=x))
    inset = (right - left) / max(2, 2 * len(names))
    places = [left + inset * (2 * number + 1) for number in range(len(names))]
    for x, name in zip(places, names, strict=True):
        y = m.baseline(bottom + m.line(m.small) * 0.6, m.small)
        marks.append(charts.Words(x, y, name, m.small, align="centre"))
    for number, each in enumerate(lines):
        marks += _path(each, number, places, bottom, unit, m)
    marks += _names(lines, tell, m, right, bottom, unit, width)
    height = bottom + m.line(m.small) * 1.15
    rows = tuple(
        (each.name, *(unknown if v is None else tell(v) for v in each.values)) for each in lines
    )
    return Chart(width, height, tuple(marks), Behind((corner, *names), rows))


def _path(
    line: Line, number: int, places: Sequence[float], bottom: float, unit: float, m: Measures
) -> Iterator[Mark]:
    """The runs of known years, each a line, and a spot on every known year."""
    dash = DASHES[number % len(DASHES)]
    run: list[tuple[float, float]] = []
    spots: list[tuple[float, float]] = []
    for x, value in zip(places, line.values, strict=True):
        if value is None:
            yield from _run(run, dash, line.hue)
            run = []
            continue
        run.append((x, bottom - float(value) * unit))
        spots.append(run[-1])
    yield from _run(run, dash, line.hue)
    for x, y in spots:
        radius = 2.1 * m.em
        yield charts.Spot(x, y, radius, number % 4 >= 2, number % 2 == 0, line.hue)


def _run(run: Sequence[tuple[float, float]], dash: Dash, hue: str) -> Iterator[Mark]:
    if len(run) > 1:
        yield charts.Stroke(tuple(run), 1.1, 0.85, dash, hue)


def _names(
    lines: Sequence[Line],
    tell: Told,
    m: Measures,
    right: float,
    bottom: float,
    unit: float,
    width: float,
) -> Iterator[Mark]:
    """Names at the right, beside the last known number, pushed apart where they would meet."""
    asked = []
    for number, each in enumerate(lines):
        last = next((value for value in reversed(each.values) if value is not None), None)
        if last is not None:
            asked.append((bottom - float(last) * unit, number, f"{each.name} {tell(last)}"))
    step = m.line(m.size) * 0.78
    at = _apart(sorted(asked), step, bottom)
    for y, number, text in at:
        hue = lines[number].hue
        x = right + m.size * m.em
        middle = y - m.size * m.em * 0.05
        start = x + 3.2 * m.size * m.em
        dash = DASHES[number % len(DASHES)]
        yield charts.Stroke(((x, middle), (start - m.size * m.em, middle)), 1.1, 0.85, dash, hue)
        centre = (x + start - m.size * m.em) / 2
        radius = 2.1 * m.em
        yield charts.Spot(centre, middle, radius, number % 4 >= 2, number % 2 == 0, hue)
        baseline = m.baseline(y, m.size)
        yield charts.Words(start - 0.4 * m.size * m.em, baseline, text, m.size, room=width - start)


def _apart(
    asked: Sequence[tuple[float, int, str]], step: float, bottom: float
) -> list[tuple[float, int, str]]:
    """Heights from the top down, at least `step` apart, none below `bottom`."""
    placed: list[tuple[float, int, str]] = []
    lowest = bottom
    for y, number, text in reversed(asked):
        y = min(y, lowest)
        placed.append((y, number, text))
        lowest = y - step
    return placed


@dataclass(frozen=True, slots=True)
class Tile:
    """A village: its name, what is said of it, its level (None where it can not be shown)."""

    name: str
    said: str
    level: int | None
    more: str = ""


def tiles(
    cells: Sequence[Tile],
    legend: Sequence[str],
    measures: Measures,
    width: float,
    head: tuple[str, str] = ("", ""),
) -> Chart:
    """A tile a village, in the order given; `legend` names the levels in use, low to high.

    The place of a tile says nothing of the place of the village.
    """
    m = measures
    gap = m.tile[1] * 0.12
    lines = 3 if any(each.more for each in cells) else 2
    high = m.tile[1] + m.line(m.small) * (lines - 2)
    across = max(1, int((width + gap) / (m.tile[0] + gap)))
    tile = (width - gap * (across - 1)) / across
    marks: list[Mark] = []
    for number, each in enumerate(cells):
        x = (tile + gap) * (number % across)
        y = (high + gap) * (number // across)
        marks += _tile(each, (x, y, tile, high), m, lines)
    rows = -(-len(cells) // across)
    top = (high + gap) * rows + gap
    marks += _levels(legend, m, top, width)
    height = top + m.line(m.small) * 1.2
    behind = tuple((each.name, f"{each.said} {each.more}".strip()) for each in cells)
    return Chart(width, height, tuple(marks), Behind(head, behind))


def _tile(
    each: Tile, area: tuple[float, float, float, float], m: Measures, lines: int
) -> Iterator[Mark]:
    """The pattern above; name and number below on clear paper, in as many lines for every tile."""
    x, y, width, height = area
    step = m.line(m.small) * 0.92
    words = step * lines
    if each.level is None:
        yield charts.Box(x, y, width, height, "white", dashed=True)
    else:
        yield charts.Box(x, y, width, height, "white")
        yield charts.Box(x, y, width, height - words, LEVELS[each.level], "level")
    middle, room = x + width / 2, width * 0.94
    texts = [(each.name, True), (each.said, False), (each.more, False)]
    told = texts if each.more else texts[:2]
    for number, (text, bold) in enumerate(told):
        centre = y + height - words + step * (number + 0.5)
        baseline = m.baseline(centre, m.small)
        yield charts.Words(middle, baseline, text, m.small, bold, "centre", room)


def _levels(legend: Sequence[str], m: Measures, top: float, width: float) -> Iterator[Mark]:
    share = width / max(1, len(legend))
    side = m.small * m.em
    middle = top + m.line(m.small) * 0.5
    for number, name in enumerate(legend):
        x = share * number
        yield charts.Box(x, middle - side / 2, side * 2, side, LEVELS[number], "level")
        y = m.baseline(middle, m.small)
        yield charts.Words(x + side * 2.5, y, name, m.small, room=share - side * 3)
