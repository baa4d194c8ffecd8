"""Figures: the table of a year, and entering numbers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from ccwc_desktop.domain import additions, cycle, figure_sources, situation
from ccwc_desktop.domain import places as place_codes
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Figure, Indicator, Table
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import FigureRow, VillageRow, WorkbookRow

from . import catalogues, keeping, places, plans, workbooks
from .done import Call, Done


def catalogue() -> Mapping[str, Indicator]:
    """The bundled indicators by code (no session needed); with a district's: `catalogues`."""
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
    told = catalogues.additions(session)
    return tuple(
        situation.table(
            year, commune, villages, additions.catalogue_at(catalogue(), told, year), figures
        )
        for year in wanted
    )


def enter(session: Session, figures: tuple[Figure, ...]) -> Done:
    """What sources say; a value of None takes back what that source said. Gives how many.

    Another source's number stays beside it: see `figure_sources.placed`.
    Raises Refused("figure.below_zero" | "figure.not_whole" | "figure.derived" | "place.unknown" |
    "figure.no_such_indicator" | "figure.no_such_sex" | "figure.counted_once" |
    "plan.year_out_of_range").
    """
    own = union_all(select(VillageRow.code), select(WorkbookRow.code))
    known_places = set(session.scalars(own))
    known = {year: catalogues.at(session, year) for year in {each.year for each in figures}}
    for figure in figures:
        _check(figure, known_places, known[figure.year].get(figure.indicator))
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


def _check(figure: Figure, known_places: set[str], indicator: Indicator | None) -> None:
    cycle.checked_year(figure.year, cycle.FIRST_FIGURES)
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
    if torn(indicator, figure.value):
        raise Refused("figure.not_whole", value=figure.value)


def torn(indicator: Indicator, amount: Decimal) -> bool:
    """Half a child cannot be; half a kilometre can."""
    return indicator.unit != "km" and amount != amount.to_integral_value()
