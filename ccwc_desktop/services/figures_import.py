"""Taking in a file of figures: what it would do, then doing it.

A file is an export of the Commune Database or our own table, as .csv or .xlsx; it is told by what
is in it, never by its name. Looking at it changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.additions import Addition, catalogue_at
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Figure, Indicator
from ccwc_desktop.exchange import commune_database, csv_text, figures_table, sheet_lines
from ccwc_desktop.exchange.commune_database import Export
from ccwc_desktop.exchange.figures_table import Filled
from ccwc_desktop.exchange.sheet_lines import Progress, RowRefusal, Sheet, Told, refusal
from ccwc_desktop.store import reference

from . import catalogues, places, plans, situation, workbooks

SOURCE = "cdb"
Place = tuple[str, str, int, str]
"""What a number is of: indicator, place, year, sex."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What a file is compared with: our commune, its villages, the figures we have.

    `catalogue` has every code, `additions` what the district added and from which year on.
    `figures` are all figures by what they are of, then by source.
    """

    commune: str
    villages: frozenset[str]
    catalogue: Mapping[str, Indicator]
    figures: Mapping[Place, Mapping[str, Figure]]
    additions: tuple[Addition, ...] = ()
    met: dict[int, Mapping[str, Indicator]] = field(default_factory=dict, compare=False)

    def at(self, year: int) -> Mapping[str, Indicator]:
        """By what the figures of a year are counted."""
        if year not in self.met:
            self.met[year] = catalogue_at(situation.catalogue(), self.additions, year)
        return self.met[year]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the file and the one that is here."""

    figure: Figure
    here: Figure


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do, before anything is changed.

    `changed` would replace what the same source said. `beside` are new ones that stand beside a
    number of another source, which goes on to count. `refused` are cells and lines with reasons,
    `refused_lines` how many lines they are. `not_ours` counts the lines of each other commune.
    `ignored_columns` and `ignored_sheets` were not read at all.
    """

    years: tuple[int, ...]
    new: tuple[Figure, ...]
    changed: tuple[Pair, ...]
    beside: tuple[Pair, ...]
    same: tuple[Figure, ...]
    refused: tuple[RowRefusal, ...]
    refused_lines: int
    not_ours: Mapping[str, int]
    ignored_columns: tuple[str, ...]
    ignored_sheets: tuple[str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What there is to enter."""
        return (*self.new, *(each.figure for each in (*self.changed, *self.beside)))


@dataclass(slots=True)
class _Found:
    """What was read so far; `unlisted` counts refused lines past those that are kept."""

    told: list[Told] = field(default_factory=list)
    refused: list[RowRefusal] = field(default_factory=list)
    unlisted: int = 0
    not_ours: dict[str, int] = field(default_factory=dict)
    ignored: dict[str, None] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def add(self, sheet: Sheet, read: Export | Filled) -> None:
        """Beside its figures, what reading a sheet gave."""
        self.sheets.append(sheet.name)
        self.refused += read.problems
        self.unlisted += read.refused - len({each.line for each in read.problems})
        self.ignored.update(dict.fromkeys(read.ignored))
        for commune, count in read.elsewhere.items():
            self.not_ours[commune] = self.not_ours.get(commune, 0) + count


def content(path: Path, stdin: BinaryIO | None = None) -> bytes:
    """A file to be taken in; "-" is `stdin`.

    Raises Refused("file.missing" | "file.unreadable" | "figures_file.too_large").
    """
    try:
        if stdin is not None and str(path) == "-":
            data = stdin.read(csv_text.LARGEST + 1)
            size = len(data)
        else:
            size = path.stat().st_size
            with path.open("rb") as file:
                data = file.read(csv_text.LARGEST + 1) if size <= csv_text.LARGEST else b""
    except FileNotFoundError as fault:
        raise Refused("file.missing", path=path) from fault
    except OSError as fault:
        raise Refused("file.unreadable", path=path) from fault
    if max(size, len(data)) > csv_text.LARGEST:
        raise Refused("figures_file.too_large", size=size, largest=csv_text.LARGEST)
    return data


def ours(session: Session) -> Ours:
    """A snapshot, so that a long file can be read outside the transaction."""
    have: dict[Place, dict[str, Figure]] = {}
    for figure in plans.figures(session):
        have.setdefault(_place(figure), {})[figure.source] = figure
    villages = frozenset(village.code for village in places.villages(session))
    return Ours(
        commune=workbooks.identity(session).code,
        villages=villages,
        catalogue=catalogues.of_workbook(session),
        figures=have,
        additions=catalogues.additions(session),
    )


def _place(figure: Figure) -> Place:
    return figure.indicator, figure.place, figure.year, figure.sex


def preview(data: bytes, ours: Ours, progress: Progress = sheet_lines.silent) -> Preview:
    """Read a file against what we have; changes nothing.

    Raises Refused for a file that cannot be read at all: "figures_file.…" as `csv_text.sheet`,
    `spreadsheets.reading.sheets` and `commune_database.read` tell.
    """
    found = _Found()
    seen: dict[tuple[object, ...], str] = {}
    lines: dict[tuple[int, str], str] = {}
    for sheet in _sheets(data):
        if figures_table.is_ours(sheet):
            _take_table(found, sheet, ours, seen, progress)
        elif commune_database.is_export(sheet) or not sheet.name:
            _take_export(found, sheet, ours, lines, progress)
        elif not figures_table.only_explains(sheet):
            for _line in sheet.watched(progress):
                pass  # a sheet with old letters is noticed even when nothing is read from it
            found.strays.append(sheet.name)
    if not found.sheets and found.strays:
        raise Refused("figures_file.no_column", column=commune_database.YEAR)
    if not found.sheets:
        raise Refused("figures_file.empty")
    return _compared(found, _good(found, ours), ours)


def _sheets(data: bytes) -> Iterator[Sheet]:
    if data.startswith(b"PK\x03\x04"):
        from ccwc_desktop.exchange.spreadsheets import reading

        yield from reading.sheets(data)
    else:
        yield csv_text.sheet(data)


def _take_export(
    found: _Found,
    sheet: Sheet,
    ours: Ours,
    lines: dict[tuple[int, str], str],
    progress: Progress,
) -> None:
    """Read a sheet of the Commune Database."""
    known = {level: _fields(ours, level) for level in ("village", "commune")}
    export = commune_database.read(sheet, known, ours.commune, lines, progress)
    found.add(sheet, export)
    for row in export.rows:
        for field_name, figure in _figures(ours, export.level, row):
            column = export.columns[field_name]
            found.told.append(Told(figure, sheet, row.line, column, export.place_column))


def _fields(ours: Ours, level: str) -> frozenset[str]:
    """The short codes that some indicator of a level is made of."""
    return frozenset(
        name
        for indicator in ours.catalogue.values()
        if indicator.level == level
        for fields in indicator.fields.values()
        for name in fields
    )


def _figures(ours: Ours, level: str, row: commune_database.Row) -> Iterator[tuple[str, Figure]]:
    """The figures of a row, each with the first of the fields it is made of."""
    for code, indicator in ours.at(row.year).items():
        if indicator.level != level:
            continue
        for sex, fields in indicator.fields.items():
            parts = [row.values.get(name) for name in fields]
            if fields and all(part is not None for part in parts):
                amount = sum((part for part in parts if part is not None), Decimal(0))
                yield fields[0], Figure(code, row.place, row.year, sex, amount, SOURCE)


def _take_table(
    found: _Found,
    sheet: Sheet,
    ours: Ours,
    seen: dict[tuple[object, ...], str],
    progress: Progress,
) -> None:
    """Read a sheet of our own kind."""
    table = figures_table.read(
        sheet, ours.catalogue, sources_by_name(), ours.commune, seen, progress
    )
    found.add(sheet, table)
    found.told += table.told


def sources_by_name() -> Mapping[str, str]:
    """Every way of writing who a number comes from (small letters) -> its key."""
    written: dict[str, str] = {}
    for key, name in reference.names("figure_sources").items():
        for text in (key, name.km, name.en, f"{name.km} · {name.en}"):
            written[text.lower()] = key
    return written


def _good(found: _Found, ours: Ours) -> list[Figure]:
    """The figures of lines in which everything is right; the other lines are refused."""
    known_places = {*ours.villages, ours.commune}
    faults: dict[tuple[str, int], dict[tuple[str, str], RowRefusal]] = {}
    for told in found.told:
        if fault := _fault(told, ours, known_places):
            # the village of a line is wrong once, however many numbers the line has
            faults.setdefault(told.where, {}).setdefault((fault.code, fault.column), fault)
    for each in faults.values():
        found.refused += each.values()
    return [told.figure for told in found.told if told.where not in faults]


def _fault(told: Told, ours: Ours, known_places: set[str]) -> RowRefusal | None:
    figure, known = told.figure, ours.at(told.figure.year).get(told.figure.indicator)
    sheet, line = told.sheet, told.line
    text = "" if figure.value is None else str(figure.value)
    if known is None:  # the district counts it from a later year on
        return refusal(sheet, line, told.column, "no_such_indicator", text=figure.indicator)
    if figure.sex not in known.sexes:
        return refusal(sheet, line, told.column, "not_split", text=text)
    if known.derived and figure.value is not None:
        return refusal(sheet, line, told.column, "derived", text=text)
    if figure.place not in known_places:
        return refusal(sheet, line, told.place_column, "unknown_village", code=figure.place)
    if known.counted_once and figure.place in ours.villages:
        return refusal(sheet, line, told.place_column, "counted_once")
    if figure.value is not None and situation.torn(known, figure.value):
        return refusal(sheet, line, told.column, "not_whole", text=text)
    return None


def _compared(found: _Found, good: Iterable[Figure], ours: Ours) -> Preview:
    """What the figures of a file would do to those we have."""
    new: dict[Place, list[Figure]] = {}
    changed: list[Pair] = []
    beside: list[Pair] = []
    same: list[Figure] = []
    for figure in good:
        told = ours.figures.get(_place(figure), {})
        have = told.get(figure.source)
        counts = _counting(told)
        if have is not None and (figure.value is None or _agrees(figure, have)):
            same.append(have)
        elif have is not None and have.value is not None:
            kept = replace(figure, chosen=have.chosen, reason=have.reason)
            changed.append(Pair(kept, have))
        elif counts is not None:
            beside.append(Pair(replace(figure, chosen=False, reason=""), counts))
        else:
            new.setdefault(_place(figure), []).append(figure)
    order = {name: at for at, name in enumerate(found.sheets)}
    return Preview(
        years=tuple(sorted({figure.year for figure in good})),
        new=tuple(figure for group in new.values() for figure in _one_chosen(group)),
        changed=tuple(changed),
        beside=tuple(beside),
        same=tuple(same),
        refused=tuple(sorted(found.refused, key=lambda each: (order[each.sheet], each.line))),
        refused_lines=found.unlisted + len({(each.sheet, each.line) for each in found.refused}),
        not_ours=found.not_ours,
        ignored_columns=tuple(found.ignored),
        ignored_sheets=tuple(found.strays),
    )


def _counting(told: Mapping[str, Figure]) -> Figure | None:
    """The number that counts among what several sources tell, if there is a number."""
    numbers = [each for each in told.values() if each.value is not None or each.hidden]
    return next((each for each in numbers if each.chosen), next(iter(numbers), None))


def _agrees(figure: Figure, have: Figure) -> bool:
    """Whether a file says what we have. An export of the Commune Database tells no more than the
    number; in our own table an empty cell beside it says nothing either."""
    if figure.value != have.value:
        return False
    texts = ("checked_by", "note", "accepted")
    return all(getattr(figure, name) in ("", getattr(have, name)) for name in texts)


def _one_chosen(group: list[Figure]) -> list[Figure]:
    """Of several sources of a number that is new here, the first that is chosen counts."""
    first = next((each for each in group if each.chosen), group[0])
    return [first if each is first else replace(each, chosen=False) for each in group]


def checked(preview: Preview, good_rows: bool) -> tuple[Figure, ...]:
    """The figures to enter; raises Refused("import.rows_refused") unless good rows suffice."""
    if preview.refused and not good_rows:
        raise Refused("import.rows_refused", count=preview.refused_lines, rows=preview.refused)
    return preview.figures


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
    now = situation.table(session, year)
    figures = (*now.entered.values(), *(each for each in preview.figures if each.chosen))
    then = rules.table(year, now.commune, now.villages, now.catalogue, figures)
    cells = set(rules.village_cells(then, rules.wanted(then)))
    known, wanted = rules.completeness(then, rules.wanted(then))
    own = {key for key, figure in then.entered.items() if figure.value is not None}
    in_cells = sum(each.key in cells for each in preview.figures)
    return Filling(year, known, wanted, len(own & cells), len(preview.figures) - in_cells)
