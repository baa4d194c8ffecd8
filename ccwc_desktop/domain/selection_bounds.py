"""How much a choice can bring at the most: multipliers from a linear programme, bounds in integers.

The programme is solved by the dual simplex method for bounded variables (C. E. Lemke 1954; A.
Koberstein, "The dual simplex method, techniques for a fast and stable implementation", 2005). It
works in floats and only guides: every multiplier that is not negative gives a valid bound (A. M.
Geoffrion, "Lagrangean relaxation for integer programming", 1974), and the bound itself is worked
out in whole numbers. So a float that is a little wrong can cost time, never the best choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_FINE = 1 << 40  # steps of a multiplier
_ALMOST = 1e-9
_FAR = 1e6  # how far along a ray when no choice at all keeps the rows


@dataclass(frozen=True, slots=True)
class Row:
    """A limit: what is in takes of `take`, what is out takes of `skip`, `room` is there (>= 0)."""

    take: Sequence[int]
    skip: Sequence[int]
    room: int


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that can be reached, times `scale`.

    `losses` says by how much (times `scale`) that falls when a variable is out (positive: it
    should be in) or in (negative: it should be out). `shares` is the programme's answer (0-1).
    """

    most: int
    losses: tuple[int, ...]
    scale: int
    shares: tuple[float, ...]
    work: int


def bound(
    gains: Sequence[int], rows: Sequence[Row], needs: Sequence[tuple[int, int]], work: int
) -> Bound:
    """The bound of: most gains, rows kept, and for each (one, other) of `needs`: one only with
    other. No number of a row is above its room. `work` is how much may be spent, in cells.
    """
    kept = [row for row in rows if row.room and (any(row.take) or any(row.skip))]
    largest = max((abs(each) for each in gains), default=0) or 1
    if (len(kept) + len(needs)) * len(gains) * 4 > work:
        needs = ()
    table = _Table([each / largest for each in gains], kept, needs)
    spent = table.solve(work)
    prices = table.prices()
    widest = max((row.room for row in kept), default=1)
    scale = _FINE * widest
    whole = [int(price * _FINE) * largest for price in prices]
    multipliers = [
        each * widest // row.room for each, row in zip(whole[: len(kept)], kept, strict=True)
    ]
    inside = [each * scale for each in gains]
    outside = [0] * len(gains)
    for each, row in zip(multipliers, kept, strict=True):
        if each:
            inside = [was - each * cost for was, cost in zip(inside, row.take, strict=True)]
            outside = [was - each * cost for was, cost in zip(outside, row.skip, strict=True)]
    for each, (one, other) in zip(whole[len(kept) :], needs, strict=True):
        inside[one] -= each * widest
        inside[other] += each * widest
    most = sum(each * row.room for each, row in zip(multipliers, kept, strict=True))
    most += sum(map(max, inside, outside))
    losses = tuple(a - b for a, b in zip(inside, outside, strict=True))
    return Bound(most, losses, scale, table.shares(), spent)


class _Table:
    """The tableau: `cells` of the basic rows over the columns that stand at a bound.

    Variables are numbered: those to choose first, then one slack for each row.
    """

    def __init__(
        self, costs: list[float], rows: Sequence[Row], needs: Sequence[tuple[int, int]]
    ) -> None:
        self.count = len(costs)
        self.cells: list[list[float]] = []
        rest: list[float] = []
        for row in rows:
            pairs = zip(row.take, row.skip, strict=True)
            self.cells.append([(take - skip) / row.room for take, skip in pairs])
            rest.append((row.room - sum(row.skip)) / row.room)
        for one, other in needs:
            cells = [0.0] * self.count
            cells[one] += 1.0
            cells[other] -= 1.0
            self.cells.append(cells)
            rest.append(0.0)
        self.reduced = costs
        self.columns = list(range(self.count))
        self.upper = [cost > 0 for cost in costs]
        self.basic = [self.count + number for number in range(len(rest))]
        self.values = [
            have - sum(cell for cell, up in zip(cells, self.upper, strict=True) if up)
            for have, cells in zip(rest, self.cells, strict=True)
        ]
        self.ray: tuple[int, bool] | None = None

    def solve(self, work: int) -> int:
        """Pivot until all rows are kept, or `work` is spent; what was spent."""
        size = (len(self.cells) + 1) * self.count + 50
        spent = size
        while spent < work:
            row, past = self._worst()
            if row is None:
                break
            column = self._entering(row, past > 0)
            if column is None:
                self.ray = (row, past > 0)
                break
            self._pivot(row, column, past)
            spent += size
        return spent

    def _worst(self) -> tuple[int | None, float]:
        """The basic variable that is furthest out of its bounds, and by how much."""
        worst, most, count = None, _ALMOST, self.count
        past = 0.0
        for row, value in enumerate(self.values):
            if value < -most:
                worst, most, past = row, -value, value
            elif value > 1 + most and self.basic[row] < count:
                worst, most, past = row, value - 1, value - 1
        return worst, past

    def _entering(self, row: int, above: bool) -> int | None:
        """The column whose reduced cost is the first to turn."""
        chosen, least, steepest = None, float("inf"), 0.0
        for column, cell in enumerate(self.cells[row]):
            if above:
                cell = -cell
            if (cell > _ALMOST) if self.upper[column] else (cell < -_ALMOST):
                ratio = abs(self.reduced[column] / cell)
                if ratio < least or (ratio == least and abs(cell) > steepest):
                    chosen, least, steepest = column, ratio, abs(cell)
        return chosen

    def _pivot(self, row: int, column: int, past: float) -> None:
        cells = self.cells[row]
        pivot = cells[column]
        step = past / pivot
        entering = (1.0 if self.upper[column] else 0.0) + step
        turned = [cell / pivot for cell in cells]
        turned[column] = 1 / pivot
        for number, other in enumerate(self.cells):
            factor = other[column]
            if number != row and factor:
                self.values[number] -= factor * step
                other[column] = 0.0
                self.cells[number] = [a - factor * b for a, b in zip(other, turned, strict=True)]
        factor = self.reduced[column]
        self.reduced[column] = 0.0
        self.reduced = [a - factor * b for a, b in zip(self.reduced, turned, strict=True)]
        self.cells[row] = turned
        self.values[row] = entering
        self.upper[column] = past > 0
        self.basic[row], self.columns[column] = self.columns[column], self.basic[row]

    def prices(self) -> list[float]:
        """The multiplier of each row, none below zero."""
        prices = [0.0] * len(self.basic)
        row, above = self.ray or (0, False)
        for column, variable in enumerate(self.columns):
            if variable >= self.count:
                price = -self.reduced[column]
                if self.ray is not None:
                    cell = self.cells[row][column]
                    price += _FAR * max(0.0, -cell if above else cell)
                prices[variable - self.count] = max(0.0, price)
        if self.ray is not None and self.basic[row] >= self.count:
            prices[self.basic[row] - self.count] += _FAR
        return prices

    def shares(self) -> tuple[float, ...]:
        """How much of each variable the programme takes (0-1)."""
        shares = [0.0] * self.count
        for column, variable in enumerate(self.columns):
            if variable < self.count:
                shares[variable] = 1.0 if self.upper[column] else 0.0
        for row, variable in enumerate(self.basic):
            if variable < self.count:
                shares[variable] = min(1.0, max(0.0, self.values[row]))
        return tuple(shares)
