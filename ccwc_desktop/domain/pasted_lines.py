"""A block of cells copied from a spreadsheet, read as the lines of a project.

Spreadsheets copy tab-separated rows; a cell with a line break, a tab or a quote inside stands in
quotes. Of merged cells only the first holds the text, the others come empty. What cannot be taken
is told with its row and never guessed: a line whose number cannot be read is made without it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from . import typed_amounts
from .budget import Line
from .errors import Refused

MOST_LINES = 300
COLUMNS = ("description", "unit", "quantity", "unit_price", "amount")

# Words of heads, folded; the first column they are found in counts.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "number": ("no", "n", "#", "ល.រ", "លរ", "លេខរៀង", "លេខ"),
    "description": (
        *("description", "item", "items", "activity", "activities", "name", "details"),
        *("បរិយាយ", "ការបរិយាយ", "មុខសម្ភារៈ", "សកម្មភាព", "ឈ្មោះ", "មុខចំណាយ", "មុខទំនិញ"),
    ),
    "unit": ("unit", "units", "ឯកតា", "ខ្នាត"),
    "quantity": ("quantity", "qty", "number of units", "បរិមាណ", "ចំនួន"),
    "unit_price": (
        *("unit price", "unit cost", "price", "rate", "cost per unit"),
        *("តម្លៃឯកតា", "តម្លៃរាយ", "តម្លៃរាយឯកតា", "តម្លៃ", "ថ្លៃឯកតា"),
    ),
    "amount": (
        *("amount", "total", "total cost", "total price", "cost"),
        *("ចំនួនទឹកប្រាក់", "ទឹកប្រាក់", "តម្លៃសរុប", "សរុប", "ទឹកប្រាក់សរុប"),
    ),
}
_TOTALS = ("total", "grand total", "subtotal", "sub total", "sum", "សរុប", "សរុបរួម", "សរុបទាំងអស់")
_IN_BRACKETS = re.compile(r"[(\[（].*?[)\]）]")
_KHMER = re.compile("[\u1780-\u17d3]")
_OTHER_THAN_KHMER = re.compile("[^\u1780-\u17d3. ]")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\x00]")


@dataclass(frozen=True, slots=True)
class Told:
    """What must be said of a row of the block (from 1), and of which column ("" the whole row).

    `details` are those of the code; "text" holds the words it is about.
    Codes: those of `typed_amounts`; "other_amount" (`meant` riel by quantity and price, `said`
    riel in the block), "words_only", "number_only", "no_description", "heading_taken", "total_row",
    "price_found", "no_price", "too_many".
    """

    row: int
    column: str
    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The lines a block makes (without uid), what is to be told, and whether it had heads.

    `rows` are those of the block (from 1) that the lines stand in, one for each line.
    """

    lines: tuple[Line, ...] = ()
    rows: tuple[int, ...] = ()
    told: tuple[Told, ...] = ()
    heads: bool = False

    @property
    def total(self) -> int:
        """Riel of the lines."""
        return sum(line.amount for line in self.lines)


def is_block(text: str) -> bool:
    """Whether a text is more than one cell: only then is it taken as lines."""
    found = cells(text)
    return len(found) > 1 or any(len(row) > 1 for row in found)


def cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a block; empty rows at both ends are left out, cells lose spaces at their ends.

    A quote that is never closed is a sign like any other.
    """
    rows = [tuple(_clean(cell) for cell in row) for row in _rows(text)]
    while rows and not any(rows[-1]):
        rows.pop()
    first = next((at for at, row in enumerate(rows) if any(row)), 0)
    return tuple(rows[first:])


def read(text: str) -> Pasted:
    """The lines of a block; never fails, whatever the text is.

    Columns are known by the words of the first row that names at least two of them; without such
    heads they are description, unit, quantity, unit price and, if there is one more, amount.
    """
    block = cells(text)
    at, columns = _columns(block)
    reader = _Reader()
    for row, above in enumerate(block[: max(at - 1, 0)], start=1):
        if any(above):
            reader.tell_alone(row, "", " ".join(filter(None, above)))
    for row, values in enumerate(block[at:], start=at + 1):
        if len(reader.lines) >= MOST_LINES:
            reader.tell(row, "", "too_many", most=MOST_LINES, rows=len(block) - row + 1)
            break
        reader.take(row, {key: values[n] for n, key in columns if n < len(values) and values[n]})
    reader.end()
    return Pasted(tuple(reader.lines), tuple(reader.rows), tuple(reader.told), heads=at > 0)


class _Reader:
    """Goes through the rows; a description alone waits for the row below it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.rows: list[int] = []
        self.told: list[Told] = []
        self._waiting: tuple[int, str] | None = None

    def tell(self, row: int, column: str, code: str, **details: object) -> None:
        self.told.append(Told(row, column, code, details))

    def tell_alone(self, row: int, column: str, text: str) -> None:
        """Words without a number, or a number without words, that make no line."""
        self.tell(row, column, "number_only" if _is_number(text) else "words_only", text=text)

    def end(self) -> None:
        """A description that nothing followed is told."""
        if self._waiting is not None:
            row, words = self._waiting
            self.tell_alone(row, "description", words)
        self._waiting = None

    def take(self, row: int, values: Mapping[str, str]) -> None:
        words = values.get("description", "")
        rest = {key: text for key, text in values.items() if key not in ("description", "number")}
        if _fold(words) in _TOTALS or (not words and set(rest) == {"amount"}):
            self.end()
            self.tell(row, "", "total_row", text=words or rest.get("amount", ""))
        elif not rest:
            self.end()
            self._waiting = (row, words) if words else None
        else:
            self._line(row, words, rest)

    def _line(self, row: int, words: str, rest: Mapping[str, str]) -> None:
        if words:
            self.end()
        elif self._waiting is not None:
            words = self._waiting[1]
            self.tell(row, "description", "heading_taken", text=words)
            self._waiting = None
        else:
            self.tell(row, "description", "no_description")
        khmer = _KHMER.search(words) is not None
        line = Line(
            "",
            description_km=words if khmer else "",
            description_en="" if khmer else words,
            unit=rest.get("unit", ""),
        )
        self.lines.append(self._priced(row, line, rest))
        self.rows.append(row)

    def _priced(self, row: int, line: Line, rest: Mapping[str, str]) -> Line:
        """The line with its quantity and price, as far as they can be read or follow."""
        said = self._number(row, "amount", rest)
        price = self._number(row, "unit_price", rest)
        quantity = self._quantity(row, rest, price, said)
        if said is not None and "unit_price" not in rest:
            quantity = Decimal(1) if "quantity" not in rest else quantity
            found = Decimal(said) / quantity if quantity else Decimal(0)
            if quantity and found == int(found):
                price = int(found)
                self.tell(row, "unit_price", "price_found", riel=price)
            else:
                self.tell(row, "unit_price", "no_price", said=said)
        line = replace(line, quantity=quantity or Decimal(0), unit_price=price or 0)
        if (
            said is not None
            and (quantity is not None or "quantity" not in rest)
            and price is not None
        ):
            if line.amount > typed_amounts.MOST_RIEL:
                self.tell(row, "amount", "amount.too_large", most=typed_amounts.MOST_RIEL)
                return replace(line, quantity=Decimal(0))
            if line.amount != said:
                self.tell(row, "amount", "other_amount", meant=line.amount, said=said)
        return line

    def _number(self, row: int, column: str, rest: Mapping[str, str]) -> int | None:
        text = rest.get(column, "")
        try:
            return typed_amounts.price(text)
        except Refused as refused:
            self.tell(row, column, refused.code, **refused.details)
            return None

    def _quantity(
        self, row: int, rest: Mapping[str, str], price: int | None, said: int | None
    ) -> Decimal | None:
        """A quantity; of two readings the one that makes the amount of the block."""
        text = rest.get("quantity", "")
        try:
            return typed_amounts.quantity(text)
        except Refused as refused:
            if refused.code == "amount.two_readings" and price and said:
                fitting = [
                    each
                    for each in typed_amounts.readings(text)
                    if Line("", quantity=each, unit_price=price).amount == said
                ]
                if len(fitting) == 1:
                    return fitting[0]
            self.tell(row, "quantity", refused.code, **refused.details)
            return None


def _columns(block: tuple[tuple[str, ...], ...]) -> tuple[int, list[tuple[int, str]]]:
    """How many rows the heads take, and which place holds what."""
    for at, row in enumerate(block[:3]):
        known = list(_heads(row))
        if len(known) >= 2 and any(key == "description" for _place, key in known):
            return at + 1, known
    places = list(range(1 if _numbered(block) else 0, max(map(len, block), default=0)))
    filled = [place for place in places if any(_texts(block, place))]
    if len(filled) > 1 and not all(map(_is_number, _texts(block, filled[1]))):
        places = filled  # the second is a unit, so an empty one between belongs to a merged cell
    return 0, list(zip(places, COLUMNS, strict=False))


def _texts(block: Iterable[tuple[str, ...]], place: int) -> list[str]:
    return [row[place] for row in block if place < len(row) and row[place]]


def _heads(row: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    taken: set[str] = set()
    for place, words in enumerate(row):
        folded = _fold(words)
        said = {folded, _fold(_OTHER_THAN_KHMER.sub(" ", folded)), _fold(_KHMER.sub("", folded))}
        for key, known in _HEADS.items():
            if key not in taken and said.intersection(known):
                taken.add(key)
                yield place, key
                break


def _numbered(block: Iterable[tuple[str, ...]]) -> bool:
    """Whether the first column only counts the rows: 1, 2, 3 ..."""
    numbers = [each.rstrip(".)") for each in _texts(block, 0)]
    texts = _texts(block, 1)
    running = all(each.isdecimal() and int(each) == n for n, each in enumerate(numbers, start=1))
    return bool(numbers and texts) and running and not all(_is_number(each) for each in texts)


def _is_number(text: str) -> bool:
    """Whether a text is a number, also one that can be read in two ways."""
    try:
        return typed_amounts.quantity(text) is not None
    except Refused as refused:
        return refused.code not in ("amount.unreadable", "amount.formula")


def _fold(words: str) -> str:
    """Words of a head without case, brackets (units of money) and signs at the ends."""
    return _SPACES.sub(" ", _IN_BRACKETS.sub("", words)).strip(" .:៖*").casefold()


def _clean(cell: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", cell)).strip()


def _rows(text: str) -> Iterator[list[str]]:
    row: list[str] = []
    place, length = 0, len(text)
    while place <= length:
        cell, place = _cell(text, place)
        row.append(cell)
        if place >= length or text[place] != "\t":
            yield row
            row = []
            if text[place : place + 2] == "\r\n":
                place += 1
        place += 1


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that begins at a place, and the place of the tab or line end behind it."""
    quoted = _QUOTED.match(text, place)
    if quoted is not None:
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _UNQUOTED.match(text, place)
    return (plain[0], plain.end()) if plain is not None else ("", place)


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)')
_UNQUOTED = re.compile(r"[^\t\r\n]*")
