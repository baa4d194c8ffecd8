"""Keeping figures: what several sources tell of a number, told again, taken away, put back."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import figure_sources
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.store.schema import FigureRow

from . import rows

Number = tuple[str, str, int, str]
_NAMES = tuple(field.name for field in fields(Figure))
_TOGETHER = 1000


class Kept:
    """What is stored of some numbers, read once; changed here, and stored in one go by `store`."""

    def __init__(self, session: Session, figures: Sequence[Figure]) -> None:
        self._session = session
        self._rows: dict[Number, dict[str, FigureRow]] = {}
        wanted = select(FigureRow)
        for part in ("year", "indicator", "place"):
            column, values = getattr(FigureRow, part), {getattr(each, part) for each in figures}
            # one typed number is the usual case, and "is one of" takes four times as long
            one = next(iter(values)) if len(values) == 1 else None
            wanted = wanted.where(column.in_(values) if one is None else column == one)
        for row in session.scalars(wanted.order_by(FigureRow.source)):
            number = (row.indicator, row.place, row.year, row.sex)
            self._rows.setdefault(number, {})[row.source] = row
        self._told: dict[Number, tuple[Figure, ...]] = {}

    def told(self, figure: Figure) -> tuple[Figure, ...]:
        """What all sources say of the number that `figure` is about."""
        number = _number(figure)
        if number not in self._told:
            found = self._rows.get(number, {}).values()
            self._told[number] = tuple(rows.value_of(Figure, row) for row in found)
        return self._told[number]

    def chosen(self, figure: Figure) -> Figure | None:
        """What counts for that number."""
        return next((each for each in self.told(figure) if each.chosen), None)

    def tell(self, figure: Figure) -> None:
        """A source says a number (or takes it back); see `figure_sources.placed`."""
        self.settle(figure, figure_sources.placed(self.told(figure), figure))

    def settle(self, about: Figure, told: Iterable[Figure]) -> None:
        """What has become of the number that `about` names."""
        self.told(about)
        self._told[_number(about)] = tuple(told)

    def put(self, figure: Figure) -> None:
        """One figure exactly as it is, nothing else touched."""
        others = (each for each in self.told(figure) if each.source != figure.source)
        self.settle(figure, (*others, *(() if figure.says_nothing else (figure,))))

    def store(self) -> tuple[Figure, ...]:
        """Store what changed; gives what it was: putting that is the way back."""
        before: list[Figure] = []
        new: list[Figure] = []
        for number, told in self._told.items():
            now = {figure.source: figure for figure in told}
            had = self._rows.get(number, {})
            for source, row in had.items():
                was = rows.value_of(Figure, row)
                if source not in now:
                    self._session.delete(row)
                elif now[source] != was:
                    rows.change(row, _columns(now[source]))
                if now.get(source) != was:
                    before.append(was)
            for source, figure in now.items():
                if source not in had:
                    new.append(figure)
                    before.append(_nothing(figure))
        self._add(new)
        return tuple(before)

    def _add(self, new: Sequence[Figure]) -> None:
        """Rows of figures that were not there."""
        # the first tells the session that content changes; a file brings tens of thousands more
        self._session.add_all(FigureRow(**_columns(figure)) for figure in new[:1])
        self._session.flush()
        for start in range(1, len(new), _TOGETHER):
            columns = [_columns(figure) for figure in new[start : start + _TOGETHER]]
            self._session.execute(insert(FigureRow), columns)


def _number(figure: Figure) -> Number:
    return figure.indicator, figure.place, figure.year, figure.sex


def _columns(figure: Figure) -> dict[str, object]:
    return {name: getattr(figure, name) for name in _NAMES}


def _nothing(about: Figure) -> Figure:
    return Figure(about.indicator, about.place, about.year, about.sex, None, about.source)
