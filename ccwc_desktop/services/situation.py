"""Figures: the table of a year, entering numbers, and a Commune Database export."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle, figure_sources, situation
from ccwc_desktop.domain import places as place_codes
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Figure, Indicator, Table
from ccwc_desktop.exchange import commune_database
from ccwc_desktop.exchange.commune_database import RowRefusal
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import FigureRow

from . import keeping, places, plans, workbooks
from .done import Call, Done

SOURCE = "cdb"


def catalogue() -> Mapping[str, Indicator]:
    """All indicators by code (no session needed)."""
    return reference.indicators()


def years(session: Session) -> tuple[int, ...]:
    """The years that have figures, newest first."""
    found = session.scalars(select(FigureRow.year).distinct())
    return tuple(sorted(found, reverse=True))


def table(session: Session, year: int) -> Table:
    """The figures of one year."""
    return tables(session, (year,))[0]


def tables(session: Session, wanted: Iterable[int]) -> tuple[Table, ...]:
    """The figures of some years, a table a year in the order asked for."""
    wanted = tuple(wanted)
    figures = plans.figures(session, FigureRow.year.in_(wanted))
    villages = [village.code for village in places.villages(session)]
    commune = workbooks.identity(session).code
    return tuple(situation.table(year, commune, villages, catalogue(), figures) for year in wanted)


def enter(session: Session, figures: tuple[Figure, ...]) -> Done:
    """What sources say; a value of None takes back what that source said. Gives how many.

    Another source's number stays beside it: see `figure_sources.placed`.
    Raises Refused("figure.below_zero" | "figure.not_whole" | "figure.derived" | "place.unknown" |
    "figure.no_such_indicator" | "figure.no_such_sex" | "figure.counted_once" |
    "plan.year_out_of_range").
    """
    known_places = {village.code for village in places.villages(session)}
    known_places.add(workbooks.identity(session).code)
    for figure in figures:
        _check(figure, known_places)
    kept = keeping.Kept(session, figures)
    for figure in figures:
        kept.tell(figure)
    return _done(len(figures), kept)


def choose(session: Session, figure: Figure, source: str, reason: str) -> Done:
    """Of what several sources say of the number that `figure` names, that of `source` counts.

    Raises Refused("figure.no_such_source").
    """
    kept = keeping.Kept(session, (figure,))
    kept.settle(figure, figure_sources.choose(kept.told(figure), source, reason))
    return _done(source, kept)


def put_back(session: Session, figures: tuple[Figure, ...]) -> Done:
    """Figures exactly as they were; one that says nothing is taken away."""
    kept = keeping.Kept(session, figures)
    for figure in figures:
        kept.put(figure)
    return _done(len(figures), kept)


def _done(result: object, kept: keeping.Kept) -> Done:
    return Done(result, Call("situation.put_back", {"figures": kept.store()}))


def _check(figure: Figure, known_places: set[str]) -> None:
    cycle.checked_year(figure.year, cycle.FIRST_FIGURES)
    indicator = catalogue().get(figure.indicator)
    if indicator is None:
        raise Refused("figure.no_such_indicator", indicator=figure.indicator)
    if indicator.derived and figure.value is not None:
        raise Refused("figure.derived", indicator=figure.indicator)
    if figure.sex not in indicator.sexes:
        raise Refused("figure.no_such_sex", indicator=figure.indicator, sex=figure.sex)
    if figure.place not in known_places:
        raise Refused("place.unknown", code=figure.place, level="village")
    if figure.value is None:
        return
    if indicator.counted_once and place_codes.level(figure.place) == "village":
        raise Refused("figure.counted_once", indicator=figure.indicator)
    if figure.value < 0:
        raise Refused("figure.below_zero", value=figure.value)
    if _torn(indicator, figure.value):
        raise Refused("figure.not_whole", value=figure.value)


def _torn(indicator: Indicator, amount: Decimal) -> bool:
    """Half a child cannot be; half a kilometre can."""
    return indicator.unit != "km" and amount != amount.to_integral_value()


Place = tuple[str, str, int, str]  # indicator, place, year, sex


def _place(figure: Figure) -> Place:
    return figure.indicator, figure.place, figure.year, figure.sex


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do, before anything is changed.

    `new`, `changed` and `same` are figures of ours; `before` holds the numbers of the same source
    that `changed` would replace. `beside` are new ones that stand beside a number of another
    source, which goes on to count. `refused` are rows with line and reason; `not_ours` counts other
    communes' rows.
    """

    years: tuple[int, ...]
    new: tuple[Figure, ...]
    changed: tuple[Figure, ...]
    same: int
    before: Mapping[Place, Decimal]
    refused: tuple[RowRefusal, ...]
    ignored_columns: tuple[str, ...]
    not_ours: int
    beside: tuple[Figure, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What there is to enter."""
        return (*self.new, *self.changed, *self.beside)


@dataclass(frozen=True, slots=True)
class Ours:
    """What a file is compared with: our commune, its villages, the numbers we have.

    `figures` are all numbers by what they are of, then by source.
    """

    commune: str
    villages: frozenset[str]
    figures: Mapping[Place, Mapping[str, Decimal]]


def ours(session: Session) -> Ours:
    """A snapshot, so that a long file can be read outside the transaction."""
    have: dict[Place, dict[str, Decimal]] = {}
    for figure in plans.figures(session):
        if figure.value is not None:
            have.setdefault(_place(figure), {})[figure.source] = figure.value
    villages = frozenset(village.code for village in places.villages(session))
    return Ours(workbooks.identity(session).code, villages, have)


def preview(data: bytes, ours: Ours) -> Preview:
    """Read a Commune Database export against what we have; changes nothing.

    Raises Refused for a file that is none at all (see `commune_database.read`).
    """
    export = commune_database.read(data, _fields(), only=ours.commune)
    known = catalogue()
    refused = list(export.problems)
    figures: list[Figure] = []
    for row in export.rows:
        if row.village not in ours.villages:
            refused.append(
                RowRefusal(
                    row.line, "VillGis", "figures_row.unknown_village", {"code": row.village}
                )
            )
            continue
        said = tuple(_figures(row.village, row.year, row.values))
        torn = [each for each in said if each.value and _torn(known[each.indicator], each.value)]
        if torn:
            refused += [
                RowRefusal(row.line, each.indicator, "figures_row.not_whole", {"text": each.value})
                for each in torn
            ]
            continue
        figures += said
    new, changed, beside, before, same = [], [], [], {}, 0
    for figure in figures:
        told = ours.figures.get(_place(figure), {})
        have = told.get(figure.source)
        if have == figure.value:
            same += 1
        elif have is not None:
            before[_place(figure)] = have
            changed.append(figure)
        elif told:
            beside.append(replace(figure, chosen=False))
        else:
            new.append(figure)
    return Preview(
        years=export.years,
        new=tuple(new),
        changed=tuple(changed),
        same=same,
        before=before,
        refused=tuple(sorted(refused, key=lambda each: each.line)),
        ignored_columns=tuple(export.ignored),
        not_ours=export.elsewhere,
        beside=tuple(beside),
    )


@dataclass(frozen=True, slots=True)
class Filling:
    """The table of `year` once a file was taken in, in cells (see `situation.village_cells`).

    `known` of `wanted` cells are known: `own` have a number of their own, the others are worked
    out. `totals` numbers of the file have no cell: why it may hold more numbers than it fills.
    """

    year: int
    known: int
    wanted: int
    own: int
    totals: int


def filling(session: Session, preview: Preview) -> Filling | None:
    """What the numbers of a file make of the newest of its years; None when it has none for us."""
    if not preview.figures:
        return None
    year = max(figure.year for figure in preview.figures)
    now = table(session, year)
    figures = (*now.entered.values(), *preview.figures)
    then = situation.table(year, now.commune, now.villages, now.catalogue, figures)
    cells = set(situation.village_cells(then, situation.wanted(then)))
    known, wanted = situation.completeness(then, situation.wanted(then))
    own = {key for key, figure in then.entered.items() if figure.value is not None}
    in_cells = sum((each.indicator, each.place, each.sex) in cells for each in preview.figures)
    return Filling(year, known, wanted, len(own & cells), len(preview.figures) - in_cells)


def _fields() -> frozenset[str]:
    """The short codes that some indicator is made of."""
    return frozenset(
        name
        for indicator in catalogue().values()
        for fields in indicator.fields.values()
        for name in fields
    )


def _figures(village: str, year: int, values: Mapping[str, Decimal | None]) -> Iterable[Figure]:
    for code, indicator in catalogue().items():
        if indicator.counted_once:
            continue
        for sex, fields in indicator.fields.items():
            parts = [values.get(name) for name in fields]
            if fields and all(part is not None for part in parts):
                amount = sum((part for part in parts if part is not None), Decimal(0))
                yield Figure(code, village, year, sex, amount, SOURCE)


def checked(preview: Preview, good_rows: bool) -> tuple[Figure, ...]:
    """The figures to enter; raises Refused("import.rows_refused") unless good rows suffice."""
    if preview.refused and not good_rows:
        raise Refused("import.rows_refused", count=len(preview.refused), rows=preview.refused)
    return preview.figures
