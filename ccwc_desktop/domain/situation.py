"""The situation: figures, what is derived from them, and what is missing.

Unknown is not zero: a formula with an unknown input gives unknown. So does one whose inputs do not
fit together: nobody counts fewer than none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

SEXES = ("f", "m", "t")
SENSITIVE = (
    "PRO-2",
    "PRO-5",
    "PRO-7",
    "PRO-8",
    "PRO-9",
    "HLT-5",
    "WOMEN_INJURED",
    "WOMEN_ABUSED",
    "WOMEN_TRAFFICKED",
    "DEATHS_VIOLENCE",
)
"""The bundled indicators that never leave the commune by village, known without their list."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a formula: plus or minus an indicator."""

    sign: int
    indicator: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A thing that is counted in every village.

    `split` is "fmt" (girls, boys, total) or "t" (total only). `fields` names the Commune Database
    short codes that are added up for a sex. A derived indicator has `formula` instead.
    `of` is the indicator that is its whole (for a rate and for the check part <= whole).
    `worse` is "up" when a rise is bad for children, "down" when a fall is, "" when neither.
    `level` is "village" (counted in every village) or "commune" (schools, clubs: one number).
    `core` marks those that a committee looks at first; the others can be added by hand or a file.
    `sector` is a key of "sectors", `crc` a cluster of the Convention on the Rights of the Child
    (`articles` its articles), `age` the years of age ("6-11", "" for no age).
    `sensitivity` is "open", "careful" (a village's 1-4 stays out of public papers) or "sensitive"
    (never leaves the commune by village; field.md 6.4).
    """

    code: str
    name_km: str
    name_en: str
    unit: str
    split: str
    section: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formula: tuple[Term, ...] = ()
    of: str = ""
    worse: str = ""
    sensitivity: str = "open"
    source: str = ""
    note_km: str = ""
    note_en: str = ""
    definition_km: str = ""
    definition_en: str = ""
    level: str = "village"
    sector: str = "social"
    crc: str = ""
    articles: tuple[int, ...] = ()
    age: str = ""
    core: bool = False

    @property
    def sensitive(self) -> bool:
        """Whether it never leaves the commune by village."""
        return self.sensitivity == "sensitive"

    @property
    def derived(self) -> bool:
        """Whether it is worked out and never typed."""
        return bool(self.formula)

    @property
    def counted_once(self) -> bool:
        """Whether it has one number in the whole commune and none in a village."""
        return self.level == "commune"

    @property
    def adds_up(self) -> bool:
        """Whether the commune's number is the sum of its villages': a distance has no sum."""
        return self.unit != "km" and not self.counted_once

    @property
    def sexes(self) -> tuple[str, ...]:
        """The sexes it is kept for."""
        return SEXES if self.split == "fmt" else ("t",)

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.name_km if language == "km" else self.name_en


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: an indicator at a place (village or commune code) in a year for a sex.

    `value` is None when unknown; `hidden` says that it is known to be 1-4 and was kept back.
    Where two sources tell the same number differently, both stay and `chosen` marks the one that
    counts; `reason` says why. `checked_by` is the official who compared it with the paper,
    `accepted` why a doubtful number is right all the same, `note` what a reader should know.
    """

    indicator: str
    place: str
    year: int
    sex: str
    value: Decimal | None
    source: str = ""
    note: str = ""
    hidden: bool = False
    checked_by: str = ""
    accepted: str = ""
    chosen: bool = True
    reason: str = ""

    @property
    def key(self) -> "Key":
        """What it is a number of: indicator, place, sex."""
        return self.indicator, self.place, self.sex

    @property
    def says_nothing(self) -> bool:
        """Whether nothing would be lost without it."""
        return self.value is None and not (self.hidden or self.note or self.accepted)


Key = tuple[str, str, str]  # indicator, place, sex


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one year, as entered, with the places and the catalogue they belong to.

    `entered` are the chosen ones, `beside` what other sources say of the
    same numbers. `found` keeps what `value` has worked out: every doubt and sum asks for the same
    numbers again.
    """

    year: int
    commune: str
    villages: tuple[str, ...]
    catalogue: Mapping[str, Indicator]
    entered: Mapping[Key, Figure]
    beside: Mapping[Key, tuple[Figure, ...]] = field(default_factory=dict)
    found: dict[Key, Decimal | None] = field(default_factory=dict, compare=False, repr=False)


def table(
    year: int,
    commune: str,
    villages: Iterable[str],
    catalogue: Mapping[str, Indicator],
    figures: Iterable[Figure],
) -> Table:
    """The figures of `year` among `figures`."""
    entered: dict[Key, Figure] = {}
    beside: dict[Key, tuple[Figure, ...]] = {}
    for figure in figures:
        if figure.year == year and figure.chosen:
            entered[figure.key] = figure
        elif figure.year == year:
            beside[figure.key] = (*beside.get(figure.key, ()), figure)
    return Table(year, commune, tuple(villages), catalogue, entered, beside)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def value(figures: Table, indicator: str, place: str, sex: str) -> Decimal | None:
    """What is known: entered, worked out by formula, added up over sexes or villages; or None.

    What is worked out is never below zero: see `overdrawn`.
    """
    key = (indicator, place, sex)
    if key not in figures.found:
        amount = _worked_out(figures, indicator, place, sex)
        own = figures.entered.get(key)
        below = amount is not None and amount < 0 and (own is None or own.value is None)
        figures.found[key] = None if below else amount
    return figures.found[key]


def overdrawn(figures: Table, indicator: str, place: str, sex: str) -> Decimal | None:
    """What a difference came to where it is below zero, and so unknown; None for any other."""
    if value(figures, indicator, place, sex) is not None:
        return None
    amount = _worked_out(figures, indicator, place, sex)
    return amount if amount is not None and amount < 0 else None


def _worked_out(figures: Table, indicator: str, place: str, sex: str) -> Decimal | None:
    known = figures.catalogue.get(indicator)
    if known is None:
        return None
    if known.formula:
        return _derived(figures, known, place, sex)
    own = figures.entered.get((indicator, place, sex))
    if own is not None and own.value is not None:
        return own.value
    if sex == "t" and known.split == "fmt":
        both = _sum(value(figures, indicator, place, each) for each in ("f", "m"))
        if both is not None:
            return both
    if sex != "t" and known.split == "fmt":
        return _rest(figures, indicator, place, sex)
    if place == figures.commune and known.adds_up:
        return _sum(
            value(figures, indicator, village, sex) for village in figures.villages or ("",)
        )
    return None


def _rest(figures: Table, indicator: str, place: str, sex: str) -> Decimal | None:
    """Boys, when a paper gives the total and the girls (as the Commune Database often does)."""
    total = figures.entered.get((indicator, place, "t"))
    others = figures.entered.get((indicator, place, "m" if sex == "f" else "f"))
    if total is None or others is None or total.value is None or others.value is None:
        return _over_villages(figures, figures.catalogue[indicator], place, sex)
    return total.value - others.value


def _over_villages(figures: Table, known: Indicator, place: str, sex: str) -> Decimal | None:
    """The commune's number as the sum of its villages; a distance has no sum."""
    if place != figures.commune or not figures.villages or not known.adds_up:
        return None
    return _sum(value(figures, known.code, village, sex) for village in figures.villages)


def _derived(figures: Table, known: Indicator, place: str, sex: str) -> Decimal | None:
    parts = (value(figures, term.indicator, place, sex) for term in known.formula)
    return _sum(
        None if part is None else term.sign * part
        for term, part in zip(known.formula, parts, strict=True)
    )


def state(figures: Table, indicator: str, place: str, sex: str) -> str:
    """ "entered", "derived" (worked out or added up) or "unknown"."""
    own = figures.entered.get((indicator, place, sex))
    if own is not None and own.value is not None:
        return "entered"
    return "unknown" if value(figures, indicator, place, sex) is None else "derived"


def rate(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """part / whole (0-1); None when either is unknown, or the whole is zero or under its part."""
    if part is None or not whole or part > whole:
        return None
    return part / whole


def completeness(figures: Table, codes: Iterable[str]) -> tuple[int, int]:
    """How many cells are known, and how many there are, over the entered indicators."""
    cells = village_cells(figures, codes)
    return sum(value(figures, *cell) is not None for cell in cells), len(cells)


def village_cells(figures: Table, codes: Iterable[str]) -> tuple[Key, ...]:
    """The cells that are counted: one number of one village, girls and boys apart.

    What is counted once in the commune has its cell there. A total of girls and boys is none (it
    follows from them, or the boys from it); nor is anything of a derived indicator.
    """
    return tuple(
        (code, place, sex)
        for code in codes
        if not (indicator := figures.catalogue[code]).derived
        for place in ((figures.commune,) if indicator.counted_once else figures.villages)
        for sex in (("f", "m") if indicator.split == "fmt" else ("t",))
    )


def wanted(figures: Table) -> tuple[str, ...]:
    """The entered indicators that this table should be full of, in the order of the catalogue.

    Those that the core ones are made of, those that are their wholes, and any other that the
    commune has begun to keep in this year.
    """
    catalogue = figures.catalogue
    core = inputs(catalogue, (code for code, each in catalogue.items() if each.core))
    begun = {figure.indicator for figure in figures.entered.values() if figure.value is not None}
    return tuple(
        code
        for code, each in catalogue.items()
        if not each.derived and (code in core or code in begun)
    )


def inputs(catalogue: Mapping[str, Indicator], codes: Iterable[str]) -> frozenset[str]:
    """The entered indicators behind `codes`: themselves, or what they and their wholes are of."""
    found: set[str] = set()
    ahead = list(codes)
    while ahead:
        code = ahead.pop()
        if code in found or code not in catalogue:
            continue
        found.add(code)
        ahead += [term.indicator for term in catalogue[code].formula]
        ahead += [catalogue[code].of] if catalogue[code].of else []
    return frozenset(code for code in found if not catalogue[code].derived)
