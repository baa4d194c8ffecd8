"""Where a text tells the age of one child beside where it lives: together they may show who it is.

An age alone, an age group or many children point to nobody. What counts is one sentence with a
single age and a house number, or with a single age, one child and a place of its own.
"""

from collections.abc import Iterator

from .child_names import compiled

_NUMBER = r"[0-9០-៩]{1,2}"
# "6-11", "6 to 11" and "6 or 7" are no single age
_NO_RANGE = rf"(?![0-9០-៩])(?!\s?(?:-|–|ដល់|ទៅ|និង|ឬ|to|and|or)\s?{_NUMBER})"
_UP_OR_DOWN = r"(?!\s?ឆ្នាំ\s?(?:ឡើង|ចុះ|ដល់|ទៅ))"
_AGES = (
    rf"(?:មាន)?អាយុ\s?(?:ប្រហែល\s?)?{_NUMBER}{_NO_RANGE}{_UP_OR_DOWN}(?:\s?ឆ្នាំ)?",
    rf"(?i:\baged? (?:about )?{_NUMBER}{_NO_RANGE}\b)",
    rf"(?i:(?<![-–\d])(?<!to )\b{_NUMBER}[- ]years?[- ]old\b)",
    rf"(?i:(?<=girl)|(?<=boy)|(?<=child)|(?<=pupil)) of {_NUMBER}{_NO_RANGE}\b",
)
_HOUSE = r"(?:ផ្ទះ|បន្ទប់)\s?(?:លេខ|ទី)\s?[0-9០-៩]|(?i:\b(?:house|home) (?:no\.? ?|number )?[0-9])"
_ONE = (
    r"ម្នាក់(?!ៗ)|កុមារី(?!កុមារា)|នាង(?!ៗ)|"
    r"(?i:\b(?:an?|one|the|this|that|our) (?:[\w-]+ ){0,2}?(?:girl|boy|child|pupil|student|baby|"
    r"orphan|teenager|son|daughter)\b)"
)
_PLACE = (
    r"(?:ភូមិ|សាលា|វត្ត|ឃុំ|សង្កាត់|ផ្លូវ|ក្រុម)\s?(?:ទី\s?|លេខ\s?)?[ក-ឳ0-9០-៩]|"
    r"\b(?:in|at|from|of|near) (?:the )?(?:village|school|pagoda|commune)? ?"
    r"(?!Grade|Class|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Khmer|English|Cambodia)[A-Z][a-z]+"
)
# what is said of every village names none of them
_ANY_PLACE = r"(?:ភូមិ|សាលា|ឃុំ|វត្ត|ផ្លូវ)\s?(?:យើង|ខ្ញុំ|នេះ|នោះ|ទាំង|គ្រប់|រៀន|មួយ|ជិត|ឆ្ងាយ|ណា|ទៅ)"
_BORDER = r"[។៕?!\n]|(?<!\b[Nn]o)\.(?=\s|$)"


def places(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (characters) of each age that stands with a house, or with one child and a
    place, in one sentence of a text without invisible signs."""
    start = 0
    for border in (*(match.end() for match in compiled(_BORDER).finditer(text)), len(text)):
        said = text[start:border]
        if compiled(_HOUSE).search(said) or (compiled(_ONE).search(said) and _has_place(said)):
            for look in _AGES:
                yield from (
                    (start + age.start(), start + age.end())
                    for age in compiled(look).finditer(said)
                )
        start = border


def _has_place(said: str) -> bool:
    return any(
        not compiled(_ANY_PLACE).match(said, found.start())
        for found in compiled(_PLACE).finditer(said)
    )
