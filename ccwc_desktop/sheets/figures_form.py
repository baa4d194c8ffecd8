"""S15, the form for the figures of the villages: paper for the clerk and the village chiefs.

Sections and columns stand in the order in which the window asks for them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import cycle, situation
from ccwc_desktop.domain.situation import Indicator, Table
from ccwc_desktop.language.catalogue import N_

from . import frame, listing
from .figure_sayings import SEXES
from .subject import Subject
from .typesetting import (
    LANDSCAPE,
    Boxed,
    Cell,
    Column,
    PageFrame,
    Row,
    Span,
    bold,
    dots,
    english,
    group,
    head,
    line,
    styles,
)
from .typesetting.spans import Content
from .wording import Wording, whole

SHEET = listing.sheet("figures-form")
WIDTH = 257.0
_VILLAGE, _BY_SEX, _ALONE = 30.2, 12.6, 18.9
_NAME, _COMMUNE = 140.0, 24.0
_ROW = 7.4
_BLANK_ROWS = 10
_LAST = 0.5  # ink of last year's number

_HOW = N_(
    "Write 0 when there are none. Leave the place empty when the number is not known. "
    "The small grey number is that of {year}."
)
_NO_NAMES = N_("Write numbers only. Do not write the name of a child or of a family.")


def page(subject: Subject, words: Wording) -> PageFrame:
    """The frame of the form."""
    year = _year(subject)
    return frame.framed(
        subject,
        SHEET,
        words,
        SHEET.title,
        frame.titled(words.told("Figures of {year}", year=words.digits(year)), subject, words),
        about=words.years(year),
        paper=LANDSCAPE,
        numbered=False,
    )


def story(subject: Subject, words: Wording) -> list[Flowable]:
    """The instruction, tables of villages, what the commune has one of, who filled it in."""
    last = _last_year(subject)
    asked = _asked(subject, last)
    made: list[Flowable] = [Boxed(_instruction(words, last.year), words.style(styles.REASON))]
    for number, part in enumerate(_parts([each for each in asked if not each.counted_once])):
        made.append(_by_village(subject, words, last, part, whole_table=number > 0))
        made.append(words.paragraph(_who(words), styles.NOTE))
    once = [each for each in asked if each.counted_once]
    if once:
        made.append(_of_commune(subject, words, last, once))
        made.append(words.paragraph(_who(words), styles.NOTE))
    return [*made, frame.signatures(subject, SHEET, words, by_hand=True)]


def _year(subject: Subject) -> int:
    return cycle.preparing_year(subject.plan.cip_year)


def _asked(subject: Subject, last: Table) -> list[Indicator]:
    """What the window asks for, section by section: the core and what the commune keeps besides."""
    now = situation.table(
        _year(subject), last.commune, last.villages, subject.catalogue, subject.plan.figures
    )
    wanted = {*situation.wanted(last), *situation.wanted(now)}
    return [
        each
        for section in subject.sections
        for each in subject.catalogue.values()
        if each.section == section and each.code in wanted
    ]


def _last_year(subject: Subject) -> Table:
    """The newest figures before the year of the form."""
    plan, year = subject.plan, _year(subject)
    villages = [village.code for village in plan.villages]
    newest = max((f.year for f in plan.figures if f.year < year), default=year - 1)
    return situation.table(newest, plan.commune, villages, subject.catalogue, plan.figures)


def _instruction(words: Wording, last: int) -> Content:
    """In both languages, whoever reads it."""
    other = Wording("en" if words.khmer else "km")
    said = f"{words.told(_HOW, year=words.digits(last))} {words.told(_NO_NAMES)}"
    again = f"{other.told(_HOW, year=other.digits(last))} {other.told(_NO_NAMES)}"
    if words.khmer:
        return (bold(said), english("\n" + again, 7))
    return (bold(said), Span("\n" + again, bold=False, face="Battambang", size=8))


def _parts(codes: Sequence[Indicator]) -> Iterator[list[Indicator]]:
    """Indicators in their order, as many as stand beside each other."""
    part: list[Indicator] = []
    for each in codes:
        if part and _width([*part, each]) > WIDTH - _VILLAGE + 0.01:
            yield part
            part = []
        part.append(each)
    if part:
        yield part


def _width(codes: Sequence[Indicator]) -> float:
    return sum(_BY_SEX * 3 if each.split == "fmt" else _ALONE for each in codes)


def _by_village(
    subject: Subject, words: Wording, last: Table, part: Sequence[Indicator], *, whole_table: bool
) -> Flowable:
    columns = [Column(_VILLAGE)]
    columns += [Column(_width([each]) / len(each.sexes)) for each in part for _sex in each.sexes]
    villages = sorted(last.villages)
    rows = _heads(subject, words, part)
    for place in villages:
        name = whole(subject.village(place, words.language))
        cells = [_last(words, last, each, place, sex) for each in part for sex in each.sexes]
        rows.append(line(Cell(bold(name), size=8.6), *cells, height=_ROW))
    if not villages:
        rows += [line(*[""] * len(columns), height=_ROW) for _number in range(_BLANK_ROWS)]
    return words.table(columns, rows, size=8, pad_x=0.8, pad_y=0.1, whole=whole_table)


def _heads(subject: Subject, words: Wording, part: Sequence[Indicator]) -> list[Row]:
    """Sections, below them the indicators, below these girls, boys and both."""
    split = any(each.split == "fmt" for each in part)
    storeys = 3 if split else 2
    sections: list[Cell] = [Cell(words.head(N_("Village")), down=storeys)]
    names: list[Cell] = []
    sexes: list[Cell] = []
    for key, found in groupby(part, lambda each: each.section):
        mine = list(found)
        span = sum(len(each.sexes) for each in mine)
        sections.append(Cell(_numbered(subject, words, key), span=span, size=8.4))
        for each in mine:
            if each.split == "fmt":
                names.append(Cell(_title(words, each), span=3, size=7.4))
                sexes += [Cell(words.told(SEXES[sex]), size=7.2) for sex in each.sexes]
            else:
                names.append(Cell(_title(words, each), down=storeys - 1, size=7.4))
    return (
        [head(*sections), head(*names), head(*sexes)] if split else [head(*sections), head(*names)]
    )


def _numbered(subject: Subject, words: Wording, key: str) -> str:
    number = list(subject.sections).index(key) + 1
    return f"{words.digits(number)}. {words.name(subject.sections[key])}"


def _title(words: Wording, each: Indicator) -> Content:
    if words.khmer:
        return (each.name_km, english("\n" + each.name_en, 5.8))
    return each.name_en


def _last(words: Wording, last: Table, each: Indicator, place: str, sex: str) -> Cell:
    """Last year's number, small and grey at the left; none of what must not go around."""
    number = None if each.sensitive else situation.value(last, each.code, place, sex)
    return Cell(_small(words, number), align="left")


def _small(words: Wording, number: Decimal | None) -> Content:
    said = "" if number is None else words.quantity(number)
    return Span(said, size=6.2, ink=_LAST)


def _of_commune(
    subject: Subject, words: Wording, last: Table, once: Sequence[Indicator]
) -> Flowable:
    """A row for each number the commune has one of, section by section."""
    columns = [Column(_NAME), *(Column(_COMMUNE) for _sex in SEXES)]
    title = words.here(words.told("Whole commune"), subject)
    rows = [head(title, *(words.told(name) for name in SEXES.values()))]
    commune = subject.plan.commune
    for key, mine in groupby(once, lambda each: each.section):
        rows.append(group(Cell(_numbered(subject, words, key), span=len(columns))))
        for each in mine:
            cells = [
                _last(words, last, each, commune, sex) if sex in each.sexes else Cell("", fill=0.09)
                for sex in SEXES
            ]
            rows.append(line(Cell(_title(words, each), size=8.6), *cells, height=_ROW))
    return words.table(columns, rows, size=8, pad_x=0.8, pad_y=0.1)


def _who(words: Wording) -> Content:
    """Where the numbers come from, who compared them with the paper, when."""
    return (
        words.told("Source:") + " ",
        dots(62),
        "  " + words.told("Checked by:") + " ",
        dots(48),
        "  " + words.told("Date:") + " ",
        dots(30),
    )
