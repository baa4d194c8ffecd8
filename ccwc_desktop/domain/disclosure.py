"""What may leave, and what may be shown: small numbers, and words that point to one child."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from . import child_ages, child_names
from .child_names import OF_CHILD, Names, compiled
from .plans import Plan
from .situation import SENSITIVE, Figure, Indicator, Table, table, value

SMALLEST_SHOWN = 5


def is_small(count: Decimal | int | None) -> bool:
    """1-4 could point to a child; zero and five do not (field.md 6.4)."""
    return count is not None and 0 < count < SMALLEST_SHOWN


def travelling(plan: Plan, catalogue: dict[str, Indicator]) -> Plan:
    """The plan as it may leave the commune.

    Full counts, except sensitive indicators: these travel as the commune's total only, and as
    "1 to 4" when the total is that small.
    """
    open_figures = [f for f in plan.figures if not _sensitive(catalogue, f.indicator)]
    villages = [village.code for village in plan.villages]
    kept = []
    for year in sorted({figure.year for figure in plan.figures}):
        known = table(year, plan.commune, villages, catalogue, plan.figures)
        for code, indicator in catalogue.items():
            if indicator.sensitive and not indicator.derived:
                figure = _commune_total(plan, known, code)
                if figure is not None:
                    kept.append(figure)
    return replace(plan, figures=_in_order([*open_figures, *kept]))


def _sensitive(catalogue: dict[str, Indicator], code: str) -> bool:
    return code in SENSITIVE or (code in catalogue and catalogue[code].sensitive)


def _commune_total(plan: Plan, known: Table, code: str) -> Figure | None:
    here = (code, plan.commune, "t")
    told = (known.entered.get(here), *known.beside.get(here, ()))
    amount = value(known, *here)
    small = is_small(amount) or any(each is not None and each.hidden for each in told)
    if amount is None and not small:
        return None
    where = (code, plan.commune, known.year, "t")
    return Figure(*where, None if small else amount, hidden=small)


def _in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda f: (f.year, f.indicator, f.place, f.sex, f.source)))


@dataclass(frozen=True, slots=True)
class Risk:
    """Words from `start` to `end` (characters) that may show who a child is."""

    start: int
    end: int
    code: str


_GAP = r"[\s\u200b.-]?"
_PHONE = (
    r"(?<!\d)(?!\d\d[-.]\d\d[-.]\d{4}|\d{6}-\d{4})"  # a date, a plan's name
    rf"(?:[0០]|\+?(?:855|៨៥៥){_GAP})(?![0០])\d(?:{_GAP}\d){{7,8}}(?!\d)"
)
# តា is a grandfather, តាម "along", តាំងពី "since"
_ELDER = "(?:លោកស្រី|លោក|អ្នកស្រី|តា(?!ម|រា|[\u17b6-\u17d3])|យាយ)"
_RISKS = (
    ("phone", _PHONE),
    ("child_of", rf"កូន(?:ប្រុស|ស្រី)?\s?(?:របស់)?\s?{_ELDER}\s?\S+"),
    (
        "child_of",
        rf"{OF_CHILD}(?i:son|daughter|child) of (?:Mr|Mrs|Ms)\.? \w+(?: [A-Z]\w+)?",
    ),
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@lru_cache(maxsize=2048)  # pages and sheets ask again and again for texts that did not change
def risks(text: str, names: Names) -> tuple[Risk, ...]:
    """Parts of a free text to write differently: telephone numbers, a child's name or parents, an
    age beside a place.

    In the order of the text; of parts that lie over each other the first and longest.
    """
    # signs that are not seen may stand anywhere, also inside a name
    seen = [place for place, sign in enumerate(text) if sign not in _INVISIBLE]
    plain = "".join(text[place] for place in seen)
    found = [
        (m.start(), m.end(), code) for code, look in _RISKS for m in compiled(look).finditer(plain)
    ]
    found += [(*place, "named_child") for place in child_names.places(plain, names)]
    found += [(*place, "aged_child") for place in child_ages.places(plain)]
    kept: list[Risk] = []
    for start, end, code in sorted(found, key=lambda each: (each[0], -each[1])):
        risk = Risk(seen[start], seen[end - 1] + 1, code)
        if not kept or risk.start >= kept[-1].end:
            kept.append(risk)
    return tuple(kept)
