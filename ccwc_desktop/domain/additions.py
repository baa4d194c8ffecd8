"""Indicators that a district adds to the bundled catalogue, and from which year each holds.

A list says what it adds once and for all; a newer list may say it differently, from its own year
on. Figures of earlier years keep the definition they were counted by.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from .cycle import checked_year
from .errors import Refused
from .problems import SECTORS
from .situation import Indicator, Term

FIRST_YEAR = 2010
MOST = 100
LONGEST_NAME, LONGEST_TEXT = 120, 1000
_WORD = "[A-Z0-9][A-Z0-9_-]{0,23}"
_TERM = re.compile(r"([+-])(\S+)")
_WRITTEN = re.compile("[\u200b-\u200d]")  # what Khmer writing needs between its letters
_AGE = re.compile(r"(\d{1,2}(-(\d{1,2})?)?)?")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "unit": (
        "people",
        "families",
        "cases",
        "km",
        "villages",
        "schools",
        "classes",
        "rooms",
        "groups",
    ),
    "split": ("fmt", "t"),
    "level": ("village", "commune"),
    "section": (
        "population",
        "education",
        "registration",
        "health",
        "water",
        "protection",
        "disability",
        "safety",
        "equity",
        "participation",
    ),
    "worse": ("", "up", "down"),
    "sensitivity": ("open", "careful", "sensitive"),
    "sector": SECTORS,
}
"""What each of these may say; the same keys as in the bundled lists (tested)."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An indicator of a district, counted in this way from `from_year` on.

    The fields are those of `situation.Indicator`; `formula` is written as "+CODE -CODE".
    """

    code: str
    from_year: int
    name_km: str
    name_en: str
    definition_km: str
    definition_en: str
    unit: str
    split: str
    section: str
    level: str = "village"
    of: str = ""
    formula: str = ""
    worse: str = ""
    sensitivity: str = "open"
    sector: str = "social"
    age: str = ""
    note_km: str = ""
    note_en: str = ""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The formula as terms."""
        return tuple(
            Term(-1 if sign == "-" else 1, code) for sign, code in _TERM.findall(self.formula)
        )

    @property
    def indicator(self) -> Indicator:
        """As a member of the catalogue; a district's own are looked at first."""
        return Indicator(
            code=self.code,
            name_km=self.name_km,
            name_en=self.name_en,
            unit=self.unit,
            split=self.split,
            section=self.section,
            formula=self.terms,
            of=self.of,
            worse=self.worse,
            sensitivity=self.sensitivity,
            source="committee",
            note_km=self.note_km,
            note_en=self.note_en,
            definition_km=self.definition_km,
            definition_en=self.definition_en,
            level=self.level,
            sector=self.sector,
            age=self.age,
            core=True,
        )


@dataclass(frozen=True, slots=True)
class AdditionList:
    """What a district (or province) adds: `place` its code, `issued` the date on the list."""

    place: str
    name_km: str
    name_en: str
    issued: date
    from_year: int
    additions: tuple[Addition, ...]


def prefix(place: str) -> str:
    """How every code of a place's own indicators begins."""
    return f"D{place}-"


def check(told: AdditionList, bundled: Mapping[str, Indicator]) -> None:
    """Whether a list can be used with the bundled catalogue.

    Refused "list.…": bad_year (year), empty, too_many (count, most), no_name (code), bad_code
    (code, prefix), doubled (code), bad_value (code, field, text), unknown_part (code, part),
    other_unit (code, part), circle (code).
    """
    try:
        checked_year(told.from_year, FIRST_YEAR)
    except Refused as error:
        raise Refused("list.bad_year", year=told.from_year) from error
    if not (told.name_km and told.name_en):
        raise Refused("list.no_name", code=told.place)
    if not told.additions:
        raise Refused("list.empty")
    if len(told.additions) > MOST:
        raise Refused("list.too_many", count=len(told.additions), most=MOST)
    catalogue = dict(bundled)
    for each in told.additions:
        _check_one(each, told)
        if each.code in catalogue:
            raise Refused("list.doubled", code=each.code)
        catalogue[each.code] = each.indicator
    for each in told.additions:
        _check_links(each, catalogue)


def _check_one(each: Addition, told: AdditionList) -> None:
    if not re.fullmatch(prefix(told.place) + _WORD, each.code):
        raise Refused("list.bad_code", code=each.code[:80], prefix=prefix(told.place))
    check_values(each)
    if each.from_year != told.from_year:
        raise Refused("list.bad_value", code=each.code, field="from_year", text=each.from_year)


def check_values(each: Addition) -> None:
    """Names, lengths and keys of one addition.

    Raises Refused("list.no_name" | "list.bad_value").
    """
    texts = ("name_km", "name_en", "definition_km", "definition_en")
    if not all(getattr(each, field).strip() for field in texts):
        raise Refused("list.no_name", code=each.code)
    for field in (*texts, "note_km", "note_en"):
        text = getattr(each, field)
        longest = LONGEST_NAME if field.startswith("name") else LONGEST_TEXT
        if len(text) > longest or not _WRITTEN.sub("", text).isprintable():
            raise Refused("list.bad_value", code=each.code, field=field, text=text[:80])
    for field, keys in CHOICES.items():
        if getattr(each, field) not in keys:
            text = getattr(each, field)[:80]
            raise Refused("list.bad_value", code=each.code, field=field, text=text)
    if bool(each.note_km) != bool(each.note_en):
        raise Refused("list.bad_value", code=each.code, field="note", text="")
    written = " ".join(f"{'-' if term.sign < 0 else '+'}{term.indicator}" for term in each.terms)
    if each.formula != written:
        raise Refused("list.bad_value", code=each.code, field="formula", text=each.formula[:80])
    if not _AGE.fullmatch(each.age):
        raise Refused("list.bad_value", code=each.code, field="age", text=each.age[:80])


def _check_links(each: Addition, catalogue: Mapping[str, Indicator]) -> None:
    """A whole and parts that are known, counted alike, and not made of the thing itself."""
    parts = [term.indicator for term in each.terms]
    for part in (*parts, *((each.of,) if each.of else ())):
        if part not in catalogue:
            raise Refused("list.unknown_part", code=each.code, part=part[:80])
        other = catalogue[part]
        fits = other.unit == each.unit and set(each.indicator.sexes) <= set(other.sexes)
        if not fits or (part in parts and other.counted_once and each.level == "village"):
            raise Refused("list.other_unit", code=each.code, part=part)
    above: set[str] = set()
    ahead = parts
    while ahead:
        code = ahead.pop()
        if code == each.code:
            raise Refused("list.circle", code=each.code)
        if code not in above and code in catalogue:
            above.add(code)
            ahead += [term.indicator for term in catalogue[code].formula]


def catalogue_at(
    bundled: Mapping[str, Indicator], additions: Iterable[Addition], year: int
) -> Mapping[str, Indicator]:
    """The catalogue by which figures of `year` are read: bundled, then what holds by then.

    `additions` stand oldest first: of two that begin in the same year the later one counts.
    """
    holding = sorted((a for a in additions if a.from_year <= year), key=lambda a: a.from_year)
    if not holding:
        return bundled
    return {**bundled, **{each.code: each.indicator for each in holding}}


def catalogue_of_all(
    bundled: Mapping[str, Indicator], additions: Iterable[Addition]
) -> Mapping[str, Indicator]:
    """Every code with its newest definition; sensitive for good once any definition said so."""
    known: dict[str, Indicator] = dict(bundled)
    for each in sorted(additions, key=lambda a: a.from_year):
        new, old = each.indicator, known.get(each.code)
        keep = old is not None and old.sensitive
        known[each.code] = replace(new, sensitivity="sensitive") if keep else new
    return known


def used(additions: Iterable[Addition], codes: Iterable[str]) -> tuple[Addition, ...]:
    """Of `additions` those that `codes` name, with what they are made of and shares of."""
    additions = tuple(additions)
    ahead, found = set(codes), set[str]()
    while ahead:
        code = ahead.pop()
        found.add(code)
        for each in additions:
            if each.code == code:
                more = {term.indicator for term in each.terms} | ({each.of} if each.of else set())
                ahead |= more - found
    return tuple(each for each in additions if each.code in found)
