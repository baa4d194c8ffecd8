"""S07, the figures of children by village: a table, what explains it, and pictures of it."""

from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import cycle, situation, village_figures
from ccwc_desktop.domain.charts import PAPER, Chart
from ccwc_desktop.domain.figure_pictures import (
    Drawing,
    over_years,
    share,
    village_bars,
    village_tiles,
)
from ccwc_desktop.domain.situation import Indicator, Table
from ccwc_desktop.domain.village_figures import Thing, VillageFigures
from ccwc_desktop.language.catalogue import N_

from . import figure_sayings, frame
from .listing import SHEETS, Sheet
from .subject import Subject
from .typesetting import (
    Cell,
    ChartPicture,
    Column,
    PageFrame,
    Row,
    Stack,
    bold,
    english,
    head,
    line,
    styles,
    total,
)
from .typesetting.spans import Content
from .wording import Wording, whole

WIDTH = 165.0
YEARS = 4
MOST = 15  # bars in one chart
ROWS = 10  # of an empty form


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the table: what it counts, its width in mm, its name; a name over several."""

    thing: Thing
    width: float
    title: str
    over: str = ""


_CHILDREN = N_("Children 0–17")
HEADS = (
    Head(("FAMILIES", "t"), 12.5, N_("Families")),
    Head(("POPULATION", "t"), 14, N_("People")),
    Head(("POP-1", "m"), 12.5, N_("Boys"), _CHILDREN),
    Head(("POP-1", "f"), 12.5, N_("Girls"), _CHILDREN),
    Head(("POP-2", "t"), 11.5, N_("Under 5")),
    Head(("POP-3", "t"), 12.5, N_("Poor families")),
    Head(("WSH-1", "t"), 12, N_("No latrine")),
    Head(("EDU-1", "t"), 13.8, N_("3–5 no preschool")),
    Head(("OOS_6_14", "t"), 14.5, N_("6–14 no school")),
    Head(("REG-1", "t"), 14.2, N_("No birth cert.")),
    Head(("DIS-1", "t"), 13, N_("Disability")),
)
_VILLAGE = 22.0

_SMALL = N_(
    "“< 5” stands for a count of 1 to 4. A range such as “5–9” stands for one more count, so that "
    "the hidden one cannot be worked out."
)
_FULL = N_(
    "Full figures, also below 5. They are not to be posted, copied or sent outside the commune "
    "office."
)
_UNKNOWN = N_("“–” means that nobody knows the number; it is not zero.")
_FEW = N_(
    "Where a village counts fewer than 30, a thin line shows how far chance may reach, and the "
    "village stands by the lower end of the line."
)
_MOST = N_("Only the {n} villages with the highest numbers are shown.")
_NO_PLACES = N_("The place of a square says nothing of where the village lies.")


@dataclass(frozen=True)
class Seen:
    """The figures of a plan as an audience sees them: "public", "official" or "internal"."""

    subject: Subject
    words: Wording
    audience: str

    @cached_property
    def year(self) -> int:
        """The year of the figures; that of the plan's preparation where there are none."""
        found = village_figures.newest_year(self.subject.plan)
        return cycle.preparing_year(self.subject.plan.cip_year) if found is None else found

    @cached_property
    def tables(self) -> list[Table]:
        """The figures of the last years, oldest first."""
        subject = self.subject
        return village_figures.tables(subject.plan, subject.catalogue, self.year, YEARS)

    @cached_property
    def figures(self) -> VillageFigures:
        """The cells of the table."""
        things = (each.thing for each in HEADS)
        return village_figures.by_village(self.tables[-1], things, self.audience)

    @cached_property
    def empty(self) -> bool:
        """Whether nothing is known: the sheet is a form for the pen."""
        return all(value is None for value in self.figures.values.values())

    @property
    def heads(self) -> list[Head]:
        """The columns this audience sees."""
        return [each for each in HEADS if each.thing in self.figures.things]

    @property
    def drawing(self) -> Drawing:
        """What the pictures are drawn with."""
        language = self.words.language
        names = {v.code: v.name(language) for v in self.subject.plan.villages}
        say = figure_sayings.sayings(self.words)
        return Drawing(say, names, PAPER, WIDTH, self.figures.hidden)

    def known(self, code: str) -> Indicator | None:
        """An indicator that this audience may see, or None."""
        found = self.subject.catalogue.get(code)
        return None if found is None or found.sensitive else found


def page(seen: Seen, sheet: Sheet) -> PageFrame:
    """The frame of the sheet."""
    words, subject = seen.words, seen.subject
    said = words.told("commune data {year}", year=words.digits(seen.year))
    return frame.framed(
        subject,
        sheet,
        words,
        next(each.title for each in SHEETS if each.key == "village-figures"),
        frame.titled(words.here(said, subject), subject, words),
        about=words.years(seen.year),
        public=seen.audience == "public",
        numbered=False,
    )


def story(seen: Seen, sheet: Sheet) -> list[Flowable]:
    """The content of the sheet."""
    made: list[Flowable] = [_table(seen), _notes(seen)]
    if not seen.empty:
        made += [*_charts(seen), *_flaws(seen)]
    return [*made, frame.signatures(seen.subject, sheet, seen.words)]


def _table(seen: Seen) -> Flowable:
    words = replace(seen.words, blank=seen.empty)
    columns = [Column(_VILLAGE), *(Column(each.width, "right") for each in seen.heads)]
    wider = WIDTH / sum(column.width for column in columns)
    columns = [replace(column, width=column.width * wider) for column in columns]
    places = seen.figures.places
    rows = [*_heads(seen)]
    rows += [_row(seen, words, place) for place in places]
    if not places:
        rows += [line(*[""] * len(columns), height=9) for _number in range(ROWS)]
    commune = seen.subject.plan.commune
    rows.append(total(words.told("Total"), *_cells(seen, words, commune)))
    return words.table(columns, rows, size=9, pad_x=1.0, pad_y=0.4)


def _heads(seen: Seen) -> list[Row]:
    """Two storeys: a name over the girls and the boys."""
    words = seen.words
    first: list[Cell] = [Cell(words.head(N_("Village")), down=2)]
    second: list[Cell] = []
    for each in seen.heads:
        title = Cell(words.head(each.title), down=1 if each.over else 2)
        if not each.over:
            first.append(title)
            continue
        if not second:
            span = sum(1 for other in seen.heads if other.over == each.over)
            first.append(Cell(words.head(each.over), span=span))
        second.append(title)
    if not second:
        return [head(*(replace(cell, down=1) for cell in first))]
    return [head(*first), head(*second)]


def _row(seen: Seen, words: Wording, place: str) -> Row:
    name = whole(seen.subject.village(place, words.language))
    return line(Cell(bold(name), align="left"), *_cells(seen, words, place), height=words.row)


def _cells(seen: Seen, words: Wording, place: str) -> list[str]:
    said = []
    for code, sex in (each.thing for each in seen.heads):
        key = (code, place, sex)
        veil = seen.figures.hidden.get(key)
        number = seen.figures.values[key]
        said.append(figure_sayings.kept_back(words, veil) if veil else words.number(number))
    return said


def _notes(seen: Seen) -> Stack:
    """What explains the table, in one piece."""
    words = seen.words
    said: list[Content] = []
    label = bold(words.told("Note:") + " ")
    if seen.figures.hidden:
        said.append((label, *words.beside(_SMALL)))
    if seen.audience == "internal":
        said.append((label, *words.beside(_FULL)))
    if not seen.empty and any(value is None for value in seen.figures.values.values()):
        said.append(words.told(_UNKNOWN))
    if sources := _sources(seen):
        said.append((bold(words.told("Sources:") + " "), sources))
    return Stack([words.paragraph(each, styles.NOTE) for each in said])


def _sources(seen: Seen) -> str:
    names = seen.subject.lists.get("figure_sources", {})
    found = village_figures.sources(seen.tables[-1], seen.figures.things)
    told = [seen.words.name(names[key]) for key in found if key in names]
    return seen.words.here(" · ".join(told), seen.subject)


def _flaws(seen: Seen) -> list[Flowable]:
    """What is known to be wrong with numbers that are worked out, in one piece."""
    words = seen.words
    found: list[Content] = []
    for code, _sex in seen.figures.things:
        known = seen.subject.catalogue[code]
        note = known.note_km if words.khmer else known.note_en
        if known.derived and note and not seen.empty:
            found.append((bold(f"{known.name(words.language)}{words.colon} "), note))
    return [Stack([words.paragraph(each, styles.NOTE) for each in found])] if found else []


def _charts(seen: Seen) -> list[Flowable]:
    made: list[Flowable] = []
    made += _out_of_school(seen)
    made += _latrines(seen)
    made += _squares(seen)
    made += _years(seen)
    return made


def _headed(seen: Seen, title: str, chart: Chart, *notes: str) -> list[Flowable]:
    words = seen.words
    said: Content = words.told(title)
    if words.khmer:
        said = (words.told(title) + " ", english(title, 7.5))
    below = [words.paragraph(note, styles.NOTE) for note in notes]
    picture = ChartPicture(chart, latin=not words.khmer)
    return [words.paragraph(said, styles.SECTION), Stack([picture, *below])]


def _told(seen: Seen, codes: tuple[str, ...]) -> bool:
    """Whether every one of them may be seen, and something is known of the first."""
    table = seen.tables[-1]
    if any(seen.known(code) is None for code in codes):
        return False
    return any(
        situation.value(table, codes[0], village, "t") is not None for village in table.villages
    )


def _out_of_school(seen: Seen) -> list[Flowable]:
    codes = ("EDU-1", "OOS_6_14")
    if not _told(seen, codes):
        return []
    words = seen.words
    names = [
        words.told("Aged 3–5, not in preschool"),
        words.told("Aged 6–14, not in school"),
    ]
    things = [(code, "t") for code in codes]
    chart = village_bars(seen.tables[-1], things, names, seen.drawing, by="value", most=MOST)
    title = N_("Children not in preschool (3–5) and not in school (6–14), number by village")
    return _headed(seen, title, chart, *_cut(seen))


def _latrines(seen: Seen) -> list[Flowable]:
    code = "WSH-1"
    if not _told(seen, (code,)):
        return []
    words, table = seen.words, seen.tables[-1]
    chart = village_bars(
        table, [(code, "t")], [""], seen.drawing, as_share=True, by="value", most=MOST
    )
    notes = _cut(seen)
    average = share(table, code, table.commune, "t").rate
    if average is not None:
        said = words.told("Whole commune: {share}", share=seen.drawing.say.share(average))
        notes.insert(0, words.here(said, seen.subject))
    if any(share(table, code, village, "t").interval for village in table.villages):
        notes.append(words.told(_FEW))
    title = N_("Households without a latrine, % of households in the village")
    return _headed(seen, title, chart, *notes)


def _squares(seen: Seen) -> list[Flowable]:
    code = "OOS_6_14"
    if not _told(seen, (code,)):
        return []
    words = seen.words
    title = N_("Children aged 6–14 not in school, % by village")
    chart = village_tiles(seen.tables[-1], code, seen.drawing, words.told(title))
    return _headed(seen, title, chart, words.told(_NO_PLACES))


def _years(seen: Seen) -> list[Flowable]:
    """The commune over the years; small numbers of careful indicators are not among these."""
    words = seen.words
    codes = [
        code
        for code in ("EDU-1", "OOS_6_14", "BIRTHS_UNREGISTERED")
        if (known := seen.known(code)) is not None
        and (seen.audience != "public" or known.sensitivity == "open")
    ]
    told = {code: [_commune(table, code) for table in seen.tables] for code in codes}
    codes = [code for code in codes if told[code].count(None) < YEARS - 1]
    if not codes:
        return []
    names = [seen.subject.catalogue[code].name(words.language) for code in codes]
    things = [(code, "t") for code in codes]
    chart = over_years(seen.tables, things, names, seen.drawing)
    return _headed(seen, N_("The whole commune over the years, number"), chart)


def _commune(table: Table, code: str) -> object:
    return situation.value(table, code, table.commune, "t")


def _cut(seen: Seen) -> list[str]:
    if len(seen.figures.places) <= MOST:
        return []
    return [seen.words.told(_MOST, n=seen.words.digits(MOST))]
