"""Numbers as people write and read them: Khmer or Latin digits, spaces between thousands.

Written the way of the ministry of finance: `១២៨ ៦៩០ ០០០` and `៨៥,០` in Khmer, `128 690 000` and
`85.0` in English, always with no-break spaces. Babel is not used here: it never writes Khmer
digits and reads `១២៣៤៥៦៧,៥` as 12345675.
"""

import re
from decimal import Decimal
from fractions import Fraction

from ..domain.errors import Refused
from .catalogue import Language

Number = int | Decimal | Fraction

NO_BREAK_SPACE = "\u00a0"
_KHMER = "០១២៣៤៥៦៧៨៩"
_TO_KHMER = str.maketrans("0123456789", _KHMER)
_TO_LATIN = str.maketrans(_KHMER, "0123456789")

_RIEL = re.compile(r"៛|រៀល|riels?\b|KHR\b", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_FOREIGN = re.compile(r"[^0-9., -]")
_GROUPED = re.compile(
    r"-?[1-9]\d{0,2}(?P<sep>[ .,])\d{3}(?:(?P=sep)\d{3})*(?:(?!(?P=sep))[.,]\d+)?", re.ASCII
)
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
_ONE_GROUP = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


def to_khmer(text: str) -> str:
    """Every Latin digit as a Khmer one."""
    return text.translate(_TO_KHMER)


def to_latin(text: str) -> str:
    """Every Khmer digit as a Latin one."""
    return text.translate(_TO_LATIN)


def localise(text: str, language: Language) -> str:
    """The digits of `text` in the digits of `language`."""
    return to_khmer(text) if language == "km" else to_latin(text)


def number(value: Number, language: Language, places: int = 0) -> str:
    """`value` with `places` decimals, rounded half up (away from zero), thousands apart."""
    scaled = abs(Fraction(value)) * 10**places
    units = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    whole, part = divmod(units, 10**places)
    text = f"{whole:,}".replace(",", NO_BREAK_SPACE)
    if places:
        text += f"{',' if language == 'km' else '.'}{part:0{places}d}"
    sign = "-" if value < 0 and units else ""
    return localise(sign + text, language)


def quantity(value: Decimal, language: Language) -> str:
    """A number with the decimals it has: 2.50 is `2.5`, 1200 is `1 200`."""
    exponent = value.normalize().as_tuple().exponent
    return number(value, language, max(0, -exponent) if isinstance(exponent, int) else 0)


def percent(ratio: Number, language: Language, places: int = 1) -> str:
    """A share of one as percent: 263/500 is `៥២,៦%`."""
    return number(Fraction(ratio) * 100, language, places) + "%"


def part_percent(ratio: Number, language: Language, places: int = 0) -> str:
    """A share of one (0-1) as percent that is 100 only of all and 0 only of nothing.

    What would round to either gets one decimal more: 995/1000 is `99,5%`; where that rounds too,
    it says so: 99999/100000 is `>99,9%`.
    """
    exact = Fraction(ratio)
    for more in range(places, places + 2):
        if exact in (0, 1) or 0 < round(exact * 100, more) < 100:
            return percent(exact, language, more)
    least = Fraction(1, 1000 * 10**places)
    if exact < Fraction(1, 2):
        return "<" + percent(least, language, places + 1)
    return ">" + percent(1 - least, language, places + 1)


def parse_number(text: str) -> Decimal:
    """The number a person typed: Khmer or Latin digits, `1 234`, `1,234.5`, `1.234,5`, `500 ៛`.

    One separator followed by exactly three digits groups thousands (`12.500` is 12500), except
    after a zero (`0.125`). Raises Refused("number.empty"), Refused("number.letter_o", text, meant)
    when only letters O stand for zeros, Refused("number.unreadable", text, wrong) otherwise;
    `wrong` holds the offending characters, each once ("" when only their order is wrong).
    """
    plain = _plain(text)
    if not plain:
        raise Refused("number.empty", text=text)
    if re.search(r"[oO]", plain) and _reads(re.sub(r"[oO]", "0", plain)):
        zero = "០" if re.search(f"[{_KHMER}]", text) else "0"
        raise Refused("number.letter_o", text=text, meant=re.sub(r"[oO]", zero, text.strip()))
    if not _reads(plain):
        wrong = "".join(dict.fromkeys(_FOREIGN.findall(plain)))
        raise Refused("number.unreadable", text=text, wrong=wrong)
    return Decimal(_with_point(plain))


def parse_count(text: str) -> int:
    """A whole number of zero or more: people, households, riel.

    Raises what `parse_number` raises, Refused("number.negative", text) and
    Refused("number.not_whole", text).
    """
    value = parse_number(text)
    if value < 0:
        raise Refused("number.negative", text=text)
    if value != value.to_integral_value():
        raise Refused("number.not_whole", text=text)
    return int(value)


def _plain(text: str) -> str:
    """Latin digits and single spaces; no currency, nothing invisible."""
    plain = to_latin(_RIEL.sub("", _INVISIBLE.sub("", text))).replace("\u2212", "-")
    return _SPACES.sub(" ", plain).strip()


def _reads(plain: str) -> bool:
    return bool(_PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain))


def _with_point(plain: str) -> str:
    """A readable number with a decimal point and no grouping."""
    if _PLAIN.fullmatch(plain) and not _ONE_GROUP.fullmatch(plain):
        return plain.replace(",", ".")
    grouped = _GROUPED.fullmatch(plain)
    separator = grouped["sep"] if grouped else " "
    return plain.replace(separator, "").replace(",", ".")
