"""Numbers, money and dates of a sheet, in the language of its edition."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ccwc_desktop.language import dates, digits, money
from ccwc_desktop.language.catalogue import Language
from ccwc_desktop.language.digits import NO_BREAK_SPACE


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers, money and dates are written in one edition of a sheet.

    On a `blank` sheet what is not known stays empty, for the pen.
    """

    language: Language
    blank: bool = False

    @property
    def khmer(self) -> bool:
        """Whether this is the Khmer edition, with small English lines."""
        return self.language == "km"

    @property
    def dash(self) -> str:
        """In the place of what is not known."""
        return "" if self.blank else "–"

    def digits(self, value: object) -> str:
        """A running number or a year, without grouping."""
        return digits.localise(str(value), self.language)

    def number(self, value: int | Decimal | None, places: int = 0) -> str:
        """A number; unknown is a dash, never zero."""
        return self.dash if value is None else digits.number(value, self.language, places)

    def quantity(self, value: Decimal) -> str:
        """A quantity with the decimals it has, at most three."""
        return digits.quantity(value, self.language)

    def riel(self, amount: int | None) -> str:
        """Riel in a money column: nothing is a dash."""
        return money.riel(amount, self.language, "none") if amount else self.dash

    def riel_said(self, amount: int) -> str:
        """Riel in a sentence or a box."""
        return money.riel(amount, self.language, "word")

    def riel_in_words(self, amount: int) -> str:
        """Riel in words."""
        return money.in_words_km(amount) if self.khmer else money.in_words_en(amount)

    def percent(self, part: int, whole: int) -> str:
        """A share with one decimal."""
        return digits.percent(Fraction(part, whole), self.language) if whole else self.dash

    def score(self, text: str | None) -> str:
        """A total with one decimal, from decimal text."""
        return self.dash if text is None else digits.number(Decimal(text), self.language, 1)

    def date(self, day: date) -> str:
        """A date in a sentence."""
        return dates.long_date(day, self.language)

    def months(
        self, first: int | None, last: int | None, year: int | None, end_year: int | None = None
    ) -> str:
        """From a month of a year to a month of the same or a later one.

        No line may break between a month and its year.
        """
        if year is None:
            return self.dash
        names = dates.MONTHS_KM if self.khmer else dates.MONTHS_EN
        if end_year is not None and end_year != year:
            ends = ((first, year), (last, end_year))
            return " – ".join(
                NO_BREAK_SPACE.join((*([names[month - 1]] if month else []), self.digits(of_year)))
                for month, of_year in ends
            )
        told = dict.fromkeys(names[month - 1] for month in (first, last) if month)
        return (
            f"{' – '.join(told)}{NO_BREAK_SPACE}{self.digits(year)}" if told else self.digits(year)
        )

    def years(self, first: int, last: int | None = None) -> str:
        """A year, or one to another, as in a running head."""
        said = self.digits(f"{first}–{last}" if last else first)
        return f"ឆ្នាំ{said}" if self.khmer else said
