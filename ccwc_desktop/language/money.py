"""Riel, always whole: in figures for tables and sentences, in words for the foot of a sheet."""

from typing import Literal

from .catalogue import Language
from .digits import NO_BREAK_SPACE, number, parse_count

Unit = Literal["word", "sign", "none"]

_ONES_KM = ("", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន")
_TENS_KM = ("", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប")
_STEPS_KM = ((100_000, "សែន"), (10_000, "ម៉ឺន"), (1_000, "ពាន់"), (100, "រយ"))

_SMALL_EN = [
    *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    *["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"],
    *["seventeen", "eighteen", "nineteen"],
]
_TENS_EN = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_STEPS_EN = (
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
)


def riel(amount: int, language: Language, unit: Unit = "word") -> str:
    """An amount in figures: `word` (រៀល) for sentences, `sign` (៛) for tables, or `none`."""
    figures = number(amount, language)
    name = {"word": "រៀល" if language == "km" else "riel", "sign": "៛", "none": ""}[unit]
    return f"{figures}{NO_BREAK_SPACE}{name}" if name else figures


def parse_riel(text: str) -> int:
    """The riel a person typed, with or without ៛ or រៀល; raises as `digits.parse_count`."""
    return parse_count(text)


def spoken_km(value: int, *, by_thousands: bool = False) -> str:
    """A number in Khmer words.

    690,000 is ប្រាំមួយសែនប្រាំបួនម៉ឺន, or ប្រាំមួយរយកៅសិបពាន់ when counted `by_thousands`; clerks use both.
    """
    if value < 0:
        return "ដក" + spoken_km(-value, by_thousands=by_thousands)
    if value == 0:
        return "សូន្យ"
    millions, rest = divmod(value, 1_000_000)
    words = spoken_km(millions, by_thousands=by_thousands) + "លាន" if millions else ""
    if by_thousands:
        thousands, rest = divmod(rest, 1_000)
        words += _below_million_km(thousands) + "ពាន់" if thousands else ""
    return words + _below_million_km(rest)


def in_words_km(amount: int, *, by_thousands: bool = False) -> str:
    """The amount for សរុបជាអក្សរ, closed by រៀលគត់ so that nothing can be added after it."""
    return spoken_km(amount, by_thousands=by_thousands) + "រៀលគត់"


def in_words_en(amount: int) -> str:
    """The amount in English words: "one hundred twenty-eight million ... riel"."""
    return spoken_en(amount) + " riel"


def spoken_en(value: int) -> str:
    """A number in English words."""
    if value < 0:
        return "minus " + spoken_en(-value)
    words: list[str] = []
    rest = value
    for size, name in _STEPS_EN:
        count, rest = divmod(rest, size)
        if count:
            words += [_below_thousand_en(count), name]
    if rest or not words:
        words.append(_below_thousand_en(rest))
    return " ".join(words)


def _below_million_km(value: int) -> str:
    words = ""
    for size, name in _STEPS_KM:
        count, value = divmod(value, size)
        if count:
            words += _ONES_KM[count] + name
    return words + _TENS_KM[value // 10] + _ONES_KM[value % 10]


def _below_thousand_en(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    words = [f"{_SMALL_EN[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_TENS_EN[tens] + (f"-{_SMALL_EN[ones]}" if ones else ""))
    elif rest or not hundreds:
        words.append(_SMALL_EN[rest])
    return " ".join(words)
