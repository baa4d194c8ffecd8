"""What may leave, and what may be shown: small numbers, and words that point to one child."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from .plans import Plan
from .situation import SENSITIVE, Figure, Indicator, table, value

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
    years = sorted({figure.year for figure in plan.figures})
    kept = [
        figure
        for year in years
        for code, indicator in catalogue.items()
        if indicator.sensitive and not indicator.derived
        if (figure := _commune_total(plan, catalogue, code, year)) is not None
    ]
    return replace(plan, figures=_in_order([*open_figures, *kept]))


def _sensitive(catalogue: dict[str, Indicator], code: str) -> bool:
    return code in SENSITIVE or (code in catalogue and catalogue[code].sensitive)


def _commune_total(
    plan: Plan, catalogue: dict[str, Indicator], code: str, year: int
) -> Figure | None:
    for figure in plan.figures:
        here = (figure.indicator, figure.place, figure.year, figure.sex)
        if figure.hidden and here == (code, plan.commune, year, "t"):
            return Figure(code, plan.commune, year, "t", None, hidden=True)
    villages = (village.code for village in plan.villages)
    amount = value(
        table(year, plan.commune, villages, catalogue, plan.figures), code, plan.commune, "t"
    )
    if amount is None:
        return None
    small = is_small(amount)
    return Figure(code, plan.commune, year, "t", None if small else amount, hidden=small)


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
_CHILD = "(?:កុមារ|ក្មេង|សិស្ស|កូន)"
# "without a name in the register", "names in a list", "to register" point to nobody
_NAMED = rf"{_CHILD}(?:(?!គ្មាន|មិន|ពុំ|ឥត|ចុះ|ឈ្មោះ)\S){{0,12}}\s?ឈ្មោះ\s?(?!ក្នុង|នៅ|ចូល|ទេ)\S+"
# តា is a grandfather, តាម "along", តាំងពី "since"
_ELDER = "(?:លោកស្រី|លោក|អ្នកស្រី|តា(?!ម|រា|[\u17b6-\u17d3])|យាយ)"
_RISKS = (
    ("phone", re.compile(_PHONE)),
    ("named_child", re.compile(_NAMED)),
    ("child_of", re.compile(rf"កូន(?:ប្រុស|ស្រី)?\s?(?:របស់)?\s?{_ELDER}\s?\S+")),
    ("child_of", re.compile(r"\b(?i:son|daughter|child) of (?:Mr|Mrs|Ms)\.? \w+(?: [A-Z]\w+)?")),
    ("named_child", re.compile(r"\b(?i:child|girl|boy|pupil) (?:named|called) [A-Z]\w*")),
)


def risks(text: str) -> tuple[Risk, ...]:
    """Parts of a free text to write differently: telephone numbers, a child's name or parents."""
    found = [Risk(m.start(), m.end(), code) for code, look in _RISKS for m in look.finditer(text)]
    return tuple(sorted(found, key=lambda risk: risk.start))
