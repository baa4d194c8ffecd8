"""What may leave, and what may be shown: small numbers, and words that point to one child."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from .plans import Plan
from .situation import Figure, Indicator, table, value

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
    return code in catalogue and catalogue[code].sensitive


def _commune_total(
    plan: Plan, catalogue: dict[str, Indicator], code: str, year: int
) -> Figure | None:
    for figure in plan.figures:
        if (figure.indicator, figure.place, figure.year) == (code, plan.commune, year):
            if figure.hidden:
                return figure
            break
    villages = (village.code for village in plan.villages)
    amount = value(
        table(year, plan.commune, villages, catalogue, plan.figures), code, plan.commune, "t"
    )
    if amount is None:
        return None
    small = is_small(amount)
    return Figure(code, plan.commune, year, "t", None if small else amount, hidden=small)


def _in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda f: (f.year, f.indicator, f.place, f.sex)))


@dataclass(frozen=True, slots=True)
class Risk:
    """Words from `start` to `end` (characters) that may show who a child is."""

    start: int
    end: int
    code: str


_RISKS = (
    ("phone", re.compile(r"(?<![\d០-៩])[0០][\d០-៩](?:[\s.-]?[\d០-៩]){6,8}(?![\d០-៩])")),
    ("named_child", re.compile(r"(?:កុមារ|ក្មេង|សិស្ស|កូន)\S{0,12}\s?ឈ្មោះ\s?\S+")),
    ("child_of", re.compile(r"កូន(?:ប្រុស|ស្រី)?\s?(?:របស់)?\s?(?:លោកស្រី|លោក|អ្នកស្រី|តា|យាយ)\s?\S+")),
    ("child_of", re.compile(r"\b(?:son|daughter|child) of (?:Mr|Mrs|Ms)\.? \w+(?: \w+)?", re.I)),
    ("named_child", re.compile(r"\b(?:child|girl|boy|pupil) (?:named|called) \w+", re.I)),
)


def risks(text: str) -> tuple[Risk, ...]:
    """Parts of a free text to write differently: telephone numbers, a child's name or parents."""
    found = [Risk(m.start(), m.end(), code) for code, look in _RISKS for m in look.finditer(text)]
    return tuple(sorted(found, key=lambda risk: risk.start))
