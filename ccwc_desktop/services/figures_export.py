"""Figures as a file for people: a table (.csv), or a form to fill in (.xlsx); blank or filled.

Both are read back by `figures_import`. Sections, indicators and villages stand in the order of the
window and of the printed form.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle, situation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import is_practice, level
from ccwc_desktop.domain.situation import Figure, Indicator, Table
from ccwc_desktop.exchange import figures_table
from ccwc_desktop.exchange.fill_in_form import Form, FormIndicator, FormLine
from ccwc_desktop.language import digits
from ccwc_desktop.store import gazetteer, reference
from ccwc_desktop.store.reference import Name

from . import catalogues, committee, places, plans, workbooks
from . import situation as figures


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, read once: the figures of `years`, none of them when `blank`.

    `villages` are names by code, `tables` the year of the form and the one before it.
    """

    commune: str
    years: tuple[int, ...]
    blank: bool
    language: str
    catalogue: Mapping[str, Indicator]
    villages: Mapping[str, Name]
    figures: tuple[Figure, ...]
    tables: tuple[Table, Table]
    checkers: tuple[str, ...]

    @property
    def year(self) -> int:
        """The year of a form, which has only one."""
        return self.years[-1]


def wanted(
    session: Session, year: int | None, blank: bool, language: str, handed_out: bool = False
) -> Wanted:
    """What a file of a year holds.

    One that is `handed_out` has no sensitive number of a village; their cells can be filled in.
    Without a year: all years that have figures; for a blank one the year in which the newest plan
    is prepared. Raises Refused("plan.year_out_of_range").
    """
    if year is not None:
        cycle.checked_year(year, cycle.FIRST_FIGURES)
    have = tuple(sorted(figures.years(session)))
    preparing = cycle.preparing_year(plans.newest(session).cip_year)
    years = (year,) if year is not None else (have or (preparing,))
    years = (preparing,) if blank and year is None else years
    told = () if blank else plans.figures(session)
    catalogue = catalogues.at(session, years[-1])
    before, now = figures.tables(session, (years[-1] - 1, years[-1]))
    return Wanted(
        commune=workbooks.identity(session).code,
        years=years,
        blank=blank,
        language=language,
        catalogue=catalogue,
        villages={v.code: Name(v.name_km, v.name_en) for v in places.villages(session)},
        figures=tuple(
            each
            for each in told
            if each.year in years
            and not each.says_nothing
            and not (handed_out and _keeps_in(catalogue, each.indicator, each.place))
        ),
        tables=(before, now),
        checkers=tuple(each.name for each in committee.listing(session) if each.name),
    )


def _keeps_in(catalogue: Mapping[str, Indicator], indicator: str, place: str) -> bool:
    """Whether a number never leaves the office."""
    known = catalogue.get(indicator)
    return known is not None and known.sensitive and level(place) == "village"


def written(wanted: Wanted, kind: str) -> bytes:
    """The file, "csv" or "xlsx"; a form has the newest of the years."""
    if kind == "csv":
        return _table(wanted)
    from ccwc_desktop.exchange.spreadsheets import form

    return form.written(_form(wanted))


def save(data: bytes, path: Path) -> None:
    """Write a file whole or not at all; raises Refused("file.cannot_write")."""
    half = path.with_name(f".{path.name}.half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            half.unlink()
        raise Refused("file.cannot_write", path=path) from fault


def _places(wanted: Wanted, known: Indicator) -> tuple[str, ...]:
    """The places that a number of an indicator is asked of, as in the grid."""
    villages = tuple(wanted.villages) if known.level == "village" else ()
    return (*villages, wanted.commune)


def _asked(wanted: Wanted) -> Iterator[tuple[Indicator, str]]:
    """Every indicator at every place, in order; worked-out ones are only there for their notes."""
    for section in reference.sections():
        for known in wanted.catalogue.values():
            if known.section == section:
                for place in _places(wanted, known):
                    yield known, place


def _table(wanted: Wanted) -> bytes:
    rows: list[dict[str, object]] = []
    told: dict[tuple[str, str, int], list[Figure]] = {}
    for figure in wanted.figures:
        told.setdefault((figure.indicator, figure.place, figure.year), []).append(figure)
    for year in wanted.years:
        for known, place in _asked(wanted):
            have = told.get((known.code, place, year), [])
            if wanted.blank and not known.derived:
                have = [
                    Figure(known.code, place, year, sex, None, known.source) for sex in known.sexes
                ]
            name = known.name(wanted.language)
            have.sort(key=lambda each: (known.sexes.index(each.sex), each.source))
            rows += (
                figures_table.row_of(each, name, _name(wanted, place, wanted.language))
                for each in have
            )
    return figures_table.written(rows)


def _name(wanted: Wanted, place: str, language: str) -> str:
    """What a place is called on a file."""
    if place in wanted.villages:
        return wanted.villages[place].text(language)
    return reference.names("fill_in_form")["commune"].text(language)


def _form(wanted: Wanted) -> Form:
    words = {key: _both(name) for key, name in reference.names("fill_in_form").items()}
    commune = gazetteer.get(wanted.commune)
    title = f"{commune.name_km} · {commune.name_en}" if commune else wanted.commune
    return Form(
        title=words["title"],
        place=f"{title} ({wanted.commune})",
        about=_about(wanted.year),
        year=wanted.year,
        practice=is_practice(wanted.commune),
        words=words,
        steps=tuple(
            f"{name.km}\n{name.en}"
            for key, name in reference.names("fill_in_form").items()
            if key.startswith("step_")
        ),
        sections=tuple(_sections(wanted)),
        sources={k: _both(name) for k, name in reference.names("figure_sources").items()},
        checkers=wanted.checkers,
    )


def _about(year: int) -> str:
    name = reference.names("fill_in_form")["year"]
    return f"{name.km}{digits.localise(str(year), 'km')} · {name.en} {year}"


def _both(name: Name) -> str:
    return f"{name.km} · {name.en}"


def _sections(wanted: Wanted) -> Iterator[tuple[str, tuple[FormIndicator, ...]]]:
    told: dict[tuple[str, str], list[Figure]] = {}
    for figure in wanted.figures:
        if figure.year == wanted.year:
            told.setdefault((figure.indicator, figure.place), []).append(figure)
    lines: dict[str, list[FormLine]] = {}
    for known, place in _asked(wanted):
        if known.derived:
            continue
        have = told.get((known.code, place), [])
        lines.setdefault(known.code, []).extend(_lines(wanted, known, place, have))
    for section, title in reference.sections().items():
        asked = tuple(
            FormIndicator(code, _titled(wanted.catalogue[code]), known.sexes, tuple(each))
            for code, each in lines.items()
            if (known := wanted.catalogue[code]).section == section
        )
        if asked:
            yield _both(title), asked


def _titled(known: Indicator) -> str:
    unit = reference.names("figure_units").get(known.unit)
    said = f" ({_both(unit)})" if unit else ""
    return f"{known.name_km} · {known.name_en}{said}"


def _lines(wanted: Wanted, known: Indicator, place: str, have: Iterable[Figure]) -> list[FormLine]:
    """The lines of a place: one for each source that tells something, one to fill in otherwise."""
    last = {
        sex: situation.value(wanted.tables[0], known.code, place, sex)
        for sex in known.sexes
        if not _keeps_in(wanted.catalogue, known.code, place)
    }
    name = f"{_name(wanted, place, 'km')} · {_name(wanted, place, 'en')}"
    shared: dict[tuple[str, str, str, str, bool, str], dict[str, Figure]] = {}
    for each in have:
        about = (
            each.source,
            each.checked_by,
            each.note,
            each.accepted,
            each.chosen,
            each.reason,
        )
        shared.setdefault(about, {})[each.sex] = each
    if not shared:
        return [FormLine(place, name, {}, last, known.source)]
    return [FormLine(place, name, by_sex, last, *about) for about, by_sex in shared.items()]
