"""What stands on the fill-in spreadsheet; `spreadsheets.form` writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ccwc_desktop.domain.situation import Figure


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line to fill in: figures of one place that share source, checker and notes, by sex."""

    place: str
    name: str
    figures: Mapping[str, Figure]
    last: Mapping[str, Decimal | None]
    source: str
    checked_by: str = ""
    note: str = ""
    accepted: str = ""
    chosen: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """An indicator with its lines; `sexes` are those that take a number."""

    code: str
    title: str
    sexes: tuple[str, ...]
    lines: tuple[FormLine, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What is written, every text already in its words.

    `about` names the year, `sections` are (title, indicators). `words` has the keys of the
    reference list "fill_in_form", `sources` gives names by key.
    """

    title: str
    place: str
    about: str
    year: int
    practice: bool
    words: Mapping[str, str]
    steps: tuple[str, ...]
    sections: tuple[tuple[str, tuple[FormIndicator, ...]], ...]
    sources: Mapping[str, str]
    checkers: tuple[str, ...]
