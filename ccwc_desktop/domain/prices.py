"""Unit prices a commune knows, with the day and the place of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .alike import likeness
from .budget import Line

Fold = Callable[[str], str]
"""Gives what readers do not tell apart as one (`spelling.search_key`)."""
ALIKE = 0.75
"""From here on two names with the same unit are one thing: a wrong price is worse than none."""
LUMP_SUM = (
    *("ជាដុំ", "ផ្ដុំ", "ម៉ៅ", "ម៉ៅការ", "សរុប"),
    *("lump sum", "lump-sum", "lumpsum", "lump", "LS", "L.S.", "total"),
)
"""Units that count nothing: the price is of the whole work (the first is `units.toml`'s own)."""


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit cost (riel); `place` is where it was asked, `source` who said so."""

    uid: str
    name_km: str = ""
    name_en: str = ""
    unit: str = ""
    unit_price: int = 0
    dated: date | None = None
    place: str = ""
    source: str = ""

    def name(self, language: str) -> str:
        """The name in `language`, or in the other one when that is all there is."""
        wanted, other = self.name_km, self.name_en
        return (wanted or other) if language == "km" else (other or wanted)

    def basis(self) -> str:
        """Where and from whom, as a line of a budget says it."""
        return " · ".join(filter(None, (self.place, self.source)))


@dataclass(frozen=True, slots=True)
class Known:
    """A price and where it is known from.

    `year` is that of its day, or of the plan it stands in (0 unknown). `project` is what the
    project is called whose line it was learned from (Khmer, English), None when it was typed or
    taken in. `newest`: no later price of the same thing is known. `keys` are its folded names and
    unit.
    """

    price: Price
    year: int = 0
    project: tuple[str, str] | None = None
    newest: bool = True
    keys: tuple[str, str, str] = ("", "", "")

    @property
    def learned(self) -> bool:
        """Whether it stands only in a project."""
        return self.project is not None

    def project_name(self, language: str) -> str:
        """What its project is called in `language`, or in the other one; "–" without a name."""
        km, en = self.project or ("", "")
        return (km or en or "–") if language == "km" else (en or km or "–")


def learned(line: Line, year: int, project: tuple[str, str], fold: Fold) -> Known | None:
    """What a line of a plan prepared in `year` teaches.

    None for one without a name or a price, and for a lump sum.
    """
    if not line.unit_price or not line.description("km").strip() or is_lump_sum(line, fold):
        return None
    price = Price(
        uid=line.uid,
        name_km=line.description_km,
        name_en=line.description_en,
        unit=line.unit,
        unit_price=line.unit_price,
        dated=line.price_date,
        place=line.price_source,
    )
    return Known(price, line.price_date.year if line.price_date else year, project)


def is_lump_sum(line: Line, fold: Fold) -> bool:
    """Whether the price of a line is that of all of it: it counts by nothing, or one of nothing."""
    unit = fold(line.unit)
    return unit in {fold(each) for each in LUMP_SUM} or (not unit and line.quantity == 1)


def gathered(typed: Iterable[Price], learned_: Iterable[Known], fold: Fold) -> tuple[Known, ...]:
    """All prices: things by name and unit, the newest price of each first.

    The same price of the same day (or year) and place stands once, as typed rather than learned.
    """
    found: dict[tuple[object, ...], Known] = {}
    written = (Known(each, each.dated.year if each.dated else 0) for each in typed)
    for each in (*written, *learned_):
        price = each.price
        keys = (fold(price.name_km), fold(price.name_en), fold(price.unit))
        when = price.dated or each.year
        same = (_thing(price, keys), price.unit_price, when, fold(price.basis()))
        if same not in found or not price.unit_price:
            mark = same if price.unit_price else (*same, price.uid)
            found[mark] = Known(price, each.year, each.project, True, keys)
    things: dict[tuple[str, str], list[Known]] = {}
    for each in found.values():
        things.setdefault(_thing(each.price, each.keys), []).append(each)
    listed: list[Known] = []
    for thing in sorted(things):
        first, *older = sorted(things[thing], key=_age, reverse=True)
        listed.append(first)
        listed += [Known(each.price, each.year, each.project, False, each.keys) for each in older]
    return tuple(listed)


def _thing(price: Price, keys: tuple[str, str, str]) -> tuple[str, str]:
    """By name and unit; what has no name yet is like nothing else."""
    return keys[0] or keys[1] or f"\0{price.uid}", keys[2]


def _age(known: Known) -> tuple[bool, date, bool]:
    """Later is newer; a price without an amount yet is newest, one just being written."""
    when = known.price.dated or date(max(known.year, 1), 1, 1)
    return not known.price.unit_price, when, not known.learned


def matching(known: Iterable[Known], text: str, fold: Fold, most: int = 8) -> tuple[Known, ...]:
    """The newest price of each thing whose name holds all words of `text`, shortest names first."""
    wanted = [fold(word) for word in text.split()]
    if not any(wanted):
        return ()
    found = [
        each
        for each in known
        if each.newest and each.price.unit_price and _holds(each.keys, wanted)
    ]
    return tuple(sorted(found, key=lambda each: len(each.keys[0] or each.keys[1]))[:most])


def _holds(keys: tuple[str, str, str], words: list[str]) -> bool:
    return any(all(word in name for word in words) for name in keys[:2] if name)


def holds(known: Known, text: str, fold: Fold) -> bool:
    """Whether a name, the unit, the place or the source of a price has all words of `text`."""
    price = known.price
    told = (price.place, price.source, *(known.project or ()))
    whole = " ".join((*known.keys, *(fold(each) for each in told)))
    return all(fold(word) in whole for word in text.split())


def same_thing(
    known: Iterable[Known], names: tuple[str, str], unit: str, fold: Fold
) -> Price | None:
    """The newest price of what is called so (Khmer, English) and counted in `unit`.

    The same name in any spelling, else the likest one from `ALIKE` on; None when none is.
    """
    folded, per = tuple(fold(each) for each in names), fold(unit)
    best, share = None, 0.0
    for each in known:
        if not each.newest or not each.price.unit_price or each.keys[2] != per:
            continue
        likest = max(
            (
                1.0 if one == other else likeness(one, other)
                for one, other in zip(folded, each.keys[:2], strict=True)
                if one and other
            ),
            default=0.0,
        )
        if likest >= ALIKE and likest > share:
            best, share = each.price, likest
    return best


def on_a_line(price: Price) -> Mapping[str, object]:
    """What choosing a price writes on a line of a budget (columns of `Line`)."""
    named = {"description_km": price.name_km, "description_en": price.name_en}
    return {
        **{column: name for column, name in named.items() if name},
        "unit": price.unit,
        "unit_price": price.unit_price,
        "price_source": price.basis(),
        "price_date": price.dated,
    }


def in_full(price: Price) -> bool:
    """Whether it can be used: it says what, and what it costs."""
    return bool(price.name("km").strip()) and price.unit_price > 0
