"""Where a text tells the age of one child beside where it lives: together they may show who it is.

An age alone, an age group or many children point to nobody. What counts is one sentence with a
single age and a house number, or with a single age, one child and a place of its own.
"""

import re
from collections.abc import Iterator

_NUMBER = r"[0-9០-៩]{1,2}"
# "6-11", "6 to 11" and "6 or 7" are no single age
_NO_RANGE = rf"(?![0-9០-៩])(?!\s?(?:-|–|ដល់|ទៅ|និង|ឬ|to|and|or)\s?{_NUMBER})"
_UP_OR_DOWN = r"(?!\s?ឆ្នាំ\s?(?:ឡើង|ចុះ|ដល់|ទៅ))"
_AGES = (
    re.compile(rf"(?:មាន)?អាយុ\s?(?:ប្រហែល\s?)?{_NUMBER}{_NO_RANGE}{_UP_OR_DOWN}(?:\s?ឆ្នាំ)?"),
    re.compile(rf"(?i:\baged? (?:about )?{_NUMBER}{_NO_RANGE}\b)"),
    re.compile(rf"(?i:(?<![-–\d])(?<!to )\b{_NUMBER}[- ]years?[- ]old\b)"),
    re.compile(rf"(?i:(?<=girl)|(?<=boy)|(?<=child)|(?<=pupil)) of {_NUMBER}{_NO_RANGE}\b"),
)
_HOUSE = re.compile(
    r"(?:ផ្ទះ|បន្ទប់)\s?(?:លេខ|ទី)\s?[0-9០-៩]|(?i:\b(?:house|home) (?:no\.? ?|number )?[0-9])"
)
_ONE = re.compile(
    r"ម្នាក់(?!ៗ)|កុមារី(?!កុមារា)|នាង(?!ៗ)|"
    r"(?i:\b(?:an?|one|the|this|that|our) (?:[\w-]+ ){0,2}?(?:girl|boy|child|pupil|student|baby|"
    r"orphan|teenager|son|daughter)\b)"
)
_PLACE = re.compile(
    r"(?:ភូមិ|សាលា|វត្ត|ឃុំ|សង្កាត់|ផ្លូវ|ក្រុម)\s?(?:ទី\s?|លេខ\s?)?[ក-ឳ0-9០-៩]|"
    r"\b(?:in|at|from|of|near) (?:the )?(?:village|school|pagoda|commune)? ?"
    r"(?!Grade|Class|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Khmer|English|Cambodia)[A-Z][a-z]+"
)
# what is said of every village names none of them
_ANY_PLACE = re.compile(r"(?:ភូមិ|សាលា|ឃុំ|វត្ត|ផ្លូវ)\s?(?:យើង|ខ្ញុំ|នេះ|នោះ|ទាំង|គ្រប់|រៀន|មួយ|ជិត|ឆ្ងាយ|ណា|ទៅ)")
_BORDER = re.compile(r"[។៕?!\n]|(?<!\b[Nn]o)\.(?=\s|$)")


def places(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (characters) of each age that stands with a house, or with one child and a
    place, in one sentence of a text without invisible signs."""
    start = 0
    for border in (*(match.end() for match in _BORDER.finditer(text)), len(text)):
        said = text[start:border]
        if _HOUSE.search(said) or (_ONE.search(said) and _has_place(said)):
            for look in _AGES:
                yield from ((start + age.start(), start + age.end()) for age in look.finditer(said))
        start = border


def _has_place(said: str) -> bool:
    return any(not _ANY_PLACE.match(said, found.start()) for found in _PLACE.finditer(said))
