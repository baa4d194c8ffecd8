"""The words of a sheet: Khmer with small English lines, or a whole English edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccwc_desktop.language.catalogue import words_of
from ccwc_desktop.language.digits import NO_BREAK_SPACE
from ccwc_desktop.language.words import no_breaks

from .numbers import Numbers
from .subject import Subject
from .typesetting import (
    Cell,
    Column,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    bold,
    both,
    english,
    styles,
)
from .typesetting.spans import Content

_SANGKAT = {"ឃុំ": "សង្កាត់", "commune": "sangkat", "Commune": "Sangkat"}
_KHAN = {"ស្រុក": "ខណ្ឌ", "District": "Khan"}
_MUNICIPALITY = {"ស្រុក": "ក្រុង", "District": "Municipality"}
_TOWN = {"khan": _KHAN, "municipality": _MUNICIPALITY}


@dataclass(frozen=True, slots=True)
class Wording(Numbers):
    """How words are written in one edition; numbers, money and dates as in `Numbers`."""

    @property
    def row(self) -> float:
        """The least height of a row in mm: a pen needs room."""
        return 9.0 if self.blank else 0.0

    def style(self, style: Style) -> Style:
        """A style in the face of the edition."""
        return styles.dressed(style, latin=not self.khmer)

    def paragraph(self, content: Content, style: Style) -> Paragraph:
        """A paragraph in the face of the edition."""
        return Paragraph(content, self.style(style))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        size: float = 9.5,
        pad_x: float = 1.3,
        pad_y: float = 0.7,
        whole: bool = False,
        before: float = 2.0,
    ) -> Table:
        """A table in the face of the edition; lengths in mm."""
        return Table(
            columns,
            rows,
            size=size,
            pad_x=pad_x,
            pad_y=pad_y if self.khmer else pad_y + 0.25,
            whole=whole,
            continued=" " + self.told("(continued)"),
            before=before,
            latin=not self.khmer,
        )

    def told(self, text: str, **details: object) -> str:
        """A text in the language of the edition."""
        return words_of(self.language).gettext(text).format(**details)

    def here(self, text: str, subject: Subject) -> str:
        """A fixed word as it is said in this place: a sangkat is no commune, a khan no district."""
        words = dict(_SANGKAT) if subject.commune.kind == "sangkat" else {}
        words |= _TOWN.get(subject.district.kind, {})
        for said, said_here in words.items():
            text = text.replace(said, said_here)
        return text

    def head(self, text: str) -> Content:
        """The head of a column: Khmer with the English below, or English alone."""
        return both(self.told(text), text) if self.khmer else text

    def beside(self, text: str) -> tuple[str | Span, ...]:
        """A text with the English small behind it, or English alone."""
        return (self.told(text) + " ", english(text, 6.8)) if self.khmer else (text,)

    @property
    def colon(self) -> str:
        """Behind the name of what is explained."""
        return "៖" if self.khmer else ":"

    @property
    def between(self) -> str:
        """Between names one after another: Khmer has no comma."""
        return " " if self.khmer else ", "

    def label(self, text: str) -> Content:
        """A bold label with the English below."""
        said = bold(self.told(text))
        return (said, english("\n" + text)) if self.khmer else said

    def section(self, number: int, text: str) -> Content:
        """A numbered section heading with the English beside it."""
        said = f"{self.digits(number)}. {self.told(text)} " if number else f"{self.told(text)} "
        return (said, english(text, 8)) if self.khmer else said

    def named(self, names: tuple[str, str]) -> Content:
        """A (Khmer, English) name, the English small beside it, in one piece."""
        if not self.khmer:
            return names[1]
        return (f"{names[0]} ", english(names[1].replace(" ", NO_BREAK_SPACE)))

    def name(self, names: tuple[str, str]) -> str:
        """A (Khmer, English) name in the language of the edition."""
        return names[0] if self.khmer else names[1]

    def villages(self, subject: Subject, codes: tuple[str, ...]) -> str:
        """Villages by name; all of them in one word."""
        if not codes:
            return self.dash
        everywhere = {village.code for village in subject.plan.villages}
        if len(codes) > 1 and set(codes) == everywhere:
            return self.told("All {n} villages", n=self.digits(len(codes)))
        names = (subject.village(code, self.language) for code in codes)
        return self.between.join(whole(name) for name in names)


def whole(name: str) -> str:
    """The name of a place or a person, which no line may break."""
    return no_breaks(name)


def printed_at(moment: datetime) -> str:
    """A time for machines and archives: always Latin digits."""
    return moment.strftime("%Y-%m-%d %H:%M")


def fill(content: Content) -> Cell:
    """A grey cell with a label."""
    return Cell(content, fill=0.06)
