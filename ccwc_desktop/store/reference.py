"""Bundled lists: what is counted, criteria, names of keys, who signs, examples.

They lie in `resources/reference/`, each entry with both languages, its source and how sure it
is. Read once and kept; the keys are those of the rules (`domain`).
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

from ccwc_desktop import paths
from ccwc_desktop.domain.priorities import Criterion
from ccwc_desktop.domain.ratios import Part, Ratio
from ccwc_desktop.domain.seasons import Season as WorkingSeason
from ccwc_desktop.domain.situation import Indicator, Term

FOLDER = "reference"


@dataclass(frozen=True, slots=True)
class Name:
    """What a key is called; `short` forms are for tags and narrow heads."""

    km: str
    en: str
    short_km: str = ""
    short_en: str = ""

    def text(self, language: str) -> str:
        """The full name in `language` ("km" or "en")."""
        return self.km if language == "km" else self.en

    def short(self, language: str) -> str:
        """The short name in `language`, or the full one."""
        return (self.short_km if language == "km" else self.short_en) or self.text(language)


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature under a sheet. `seat` is the committee's seat ("" = nobody we know)."""

    line: Name
    role: Name
    role_in_sangkat: Name
    hint: Name
    seat: str
    seal: bool


@dataclass(frozen=True, slots=True)
class Season:
    """A usual time of the planning year; months 1-12, `last` may lie in the next year."""

    key: str
    name: Name
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A typical problem of children.

    `name` is a title in the committee's words, `card` what children read under its picture (a file
    of `resources/pictures`, without ending), `words` what people say when they mean it, both
    languages together. Sector, `cluster` (of the Convention) and `mandate` are suggestions;
    `indicators` are codes of figures that speak of it.
    """

    key: str
    name: Name
    card: Name
    picture: str
    sector: str
    cluster: str
    mandate: str
    sensitive: bool
    indicators: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _read(listname: str) -> Mapping[str, Any]:
    with (paths.resources() / FOLDER / f"{listname}.toml").open("rb") as file:
        return tomllib.load(file)


def _name(entry: Mapping[str, Any], prefix: str = "name") -> Name:
    return Name(
        entry[f"{prefix}_km"],
        entry[f"{prefix}_en"],
        entry.get("short_km", ""),
        entry.get("short_en", ""),
    )


@cache
def indicators() -> Mapping[str, Indicator]:
    """Code -> indicator, in the order of the grid; `source` is a key of "figure_sources"."""
    return MappingProxyType({entry["code"]: _indicator(entry) for entry in _entries()})


@cache
def _entries() -> tuple[Mapping[str, str], ...]:
    """The rows of the catalogue, a file a section: CSV, since TOML of that length takes 80 ms."""
    found: list[Mapping[str, str]] = []
    for section in sections():
        path = paths.resources() / FOLDER / "indicators" / f"{section}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            found += [{**row, "section": section} for row in csv.DictReader(file)]
    return tuple(found)


def _indicator(entry: Mapping[str, str]) -> Indicator:
    fields = (each.split("=") for each in entry["fields"].split("; ") if each)
    return Indicator(
        code=entry["code"],
        name_km=entry["name_km"],
        name_en=entry["name_en"],
        unit=entry["unit"],
        split=entry["split"],
        section=entry["section"],
        fields=MappingProxyType({sex: tuple(codes.split("+")) for sex, codes in fields}),
        formula=tuple(_term(each) for each in entry["formula"].split()),
        of=entry["of"],
        worse=entry["worse"],
        sensitivity=entry["sensitivity"],
        source=entry["usual_source"],
        note_km=entry["note_km"],
        note_en=entry["note_en"],
        definition_km=entry["definition_km"],
        definition_en=entry["definition_en"],
        level=entry["level"],
        sector=entry["sector"],
        crc=entry["crc"],
        articles=tuple(int(each) for each in entry["articles"].split()),
        age=entry["age"],
        core=bool(entry["core"]),
    )


def _term(text: str) -> Term:
    return Term(-1 if text.startswith("-") else 1, text[1:])


def sections() -> Mapping[str, Name]:
    """Section key -> name, in the order of the grid."""
    return names("sections")


@cache
def tiles() -> tuple[str, ...]:
    """The codes of the six tiles, first to last."""
    marked = [entry for entry in _entries() if entry["tile"]]
    return tuple(entry["code"] for entry in sorted(marked, key=lambda entry: int(entry["tile"])))


@cache
def core() -> tuple[str, ...]:
    """Codes of the indicators that a committee looks at first, in the order of the grid."""
    return tuple(code for code, indicator in indicators().items() if indicator.core)


@cache
def plausible_ratios() -> tuple[Ratio, ...]:
    """What figures usually are to each other; outside it a number is worth a second look."""
    return tuple(_ratio(entry) for entry in _read("plausible_ratios")["entries"])


def _ratio(entry: Mapping[str, Any]) -> Ratio:
    low, high = (Decimal(each) for each in entry["village"])
    commune_low, commune_high = (Decimal(each) for each in entry["commune"])
    whole = entry.get("whole")
    return Ratio(
        key=entry["key"],
        name_km=entry["name_km"],
        name_en=entry["name_en"],
        part=Part(*entry["part"].split(":")),
        whole=None if whole is None else Part(*whole.split(":")),
        unit=entry["unit"],
        low=low,
        high=high,
        commune_low=commune_low,
        commune_high=commune_high,
        smallest=entry.get("smallest", 0),
    )


@cache
def criteria() -> tuple[Criterion, ...]:
    """The criteria of ranking with their usual weights (sum 100)."""
    told = ("source", "confidence")
    return tuple(
        Criterion(**{key: value for key, value in entry.items() if key not in told})
        for entry in _read("criteria")["criteria"]
    )


@cache
def names(listname: str) -> Mapping[str, Name]:
    """Key -> name, in the fixed order of a list.

    Lists: sectors, mandates, sources, chapters, seats, methods, age_groups, safeguards, evidence,
    sections, figure_sources, figure_units, crc_clusters, units, calendar, examples, fill_in_form,
    social_services, themes, seasons, project_kinds, procurement.
    """
    return MappingProxyType({entry["key"]: _name(entry) for entry in _read(listname)["entries"]})


@cache
def themes() -> Mapping[str, Theme]:
    """Key -> typical theme, in the order of the catalogue: safety, school, health, protection."""
    return MappingProxyType({entry["key"]: _theme(entry) for entry in _read("themes")["entries"]})


def _theme(entry: Mapping[str, Any]) -> Theme:
    return Theme(
        key=entry["key"],
        name=_name(entry),
        card=_name(entry, "card"),
        picture=entry["picture"],
        sector=entry["sector"],
        cluster=entry["cluster"],
        mandate=entry["mandate"],
        sensitive=entry["sensitive"],
        indicators=tuple(entry["indicators"].split()),
        words=tuple(f"{entry['words_km']}; {entry['words_en']}".split("; ")),
    )


@cache
def social_services() -> Mapping[str, str]:
    """Service of the social service map -> its topic (names: list "social_services")."""
    entries = _read("social_services")["entries"]
    return MappingProxyType({entry["key"]: entry["topic"] for entry in entries})


@cache
def service_topics() -> Mapping[str, Name]:
    """Topic of the social service map -> its name, in order."""
    topics = _read("social_services")["topics"]
    return MappingProxyType({entry["key"]: _name(entry) for entry in topics})


@cache
def letters() -> Mapping[str, str]:
    """Source of funds -> the Khmer letter that stands for it on sheets."""
    entries = _read("sources")["entries"]
    return MappingProxyType({entry["key"]: entry["letter"] for entry in entries})


@cache
def usual_bases() -> Mapping[str, Name]:
    """Source of funds -> what usually sets the most that it gives, where something is usual."""
    entries = _read("sources")["entries"]
    return MappingProxyType(
        {
            entry["key"]: Name(entry["basis_km"], entry["basis_en"])
            for entry in entries
            if "basis_km" in entry
        }
    )


@cache
def usual_roles() -> Mapping[str, Name]:
    """Seat of the committee -> what the person in it usually is."""
    entries = _read("seats")["entries"]
    return MappingProxyType({entry["key"]: _name(entry, "role") for entry in entries})


@cache
def seasons() -> tuple[Season, ...]:
    """The usual planning year, in order."""
    return tuple(
        Season(entry["key"], _name(entry), entry["first_month"], entry["last_month"])
        for entry in _read("calendar")["entries"]
    )


@cache
def working_seasons() -> tuple[WorkingSeason, ...]:
    """Times of the year in which work of some kinds goes badly (names: list "seasons")."""
    return tuple(
        WorkingSeason(
            entry["key"],
            tuple(entry["months"]),
            tuple(entry["kinds"]),
            tuple(entry.get("words", ())),
        )
        for entry in _read("seasons")["entries"]
    )


@cache
def signers(sheet: str) -> tuple[Signer, ...]:
    """Who signs a sheet ("ranked-priorities", ...), left to right; nobody for an unsigned one."""
    told = _read("signers")
    for entry in told["sheets"]:
        if entry["key"] == sheet:
            return tuple(_signer(told, each) for each in entry["signers"])
    return ()


def _signer(told: Mapping[str, Any], each: Mapping[str, str]) -> Signer:
    role = told["roles"][each["role"]]
    plain = _name(role)
    return Signer(
        line=_name(told["lines"][each["line"]]),
        role=plain,
        role_in_sangkat=_name(role, "sangkat") if "sangkat_km" in role else plain,
        hint=_name(told["hints"][each["hint"]]),
        seat=role.get("seat", ""),
        seal=each["hint"] == "seal",
    )


@cache
def agenda() -> tuple[Name, ...]:
    """The usual agenda of the meeting that decides (its sentences: list "meeting")."""
    return tuple(_name(entry) for entry in _read("meeting")["agenda"])


def quorum_more_than() -> Fraction:
    """A quorum is more than this share of the members."""
    return Fraction(_read("meeting")["quorum_more_than"])


def first_places() -> int:
    """How many of the first places count as chosen."""
    return int(_read("meeting")["first_places"])


def example(step: str) -> Name:
    """The worked example of a step ("commune" ... "send"), to be read aloud."""
    return names("examples")[step]


@cache
def database_fields(level: str = "village") -> Mapping[str, str]:
    """Short code of the Commune Database 2023 -> its English label; `level` "village" | "commune".

    The same code may mean something else at the other level.
    """
    path = paths.resources() / FOLDER / "cdb_fields.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == level]
    return MappingProxyType({row["code"]: row["label"] for row in rows})
