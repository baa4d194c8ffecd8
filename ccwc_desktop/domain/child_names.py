"""Where a text seems to name a child: after words such as "younger sister", "girl", "named".

Khmer is written without spaces and many names are words too, so a name is looked for only behind a
word for a child or a relative, and by a list of common names (`Names`). What no list knows is found
after "named", and in Latin letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

compiled = cache(re.compile)
"""A pattern at its first use: to compile all of them takes longer than the start should."""


@dataclass(frozen=True, slots=True)
class Names:
    """Common names. `sure` are nothing else; `begins` begin longer words (សុខា, សុខាភិបាល), so that
    they count only where a word ends; `alone` are words too and count only between spaces; `words`
    are everyday words and count only after "named" or before another name. `families` count before
    another name, `latin` are spellings of given names, in small letters.
    """

    sure: frozenset[str]
    begins: frozenset[str]
    alone: frozenset[str]
    words: frozenset[str]
    families: frozenset[str]
    latin: frozenset[str]


_SIGN = "[\u17b6-\u17d3\u17dd]"  # belongs to the letter before it
# what may stand right behind a name where no space does
_NEXT = (
    "បាន|មិន|ត្រូវ|មាន|ជា|និង|ដែល|អាយុ|នៅ|ទៅ|មក|ឈប់|រៀន|ខ្ញុំ|គឺ|ពុំ|អត់|ចង់|ក៏|ដែរ|ទេ|ហើយ|ឬ|តែ|ប៉ុន្តែ|កំពុង|ធ្លាប់|"
    "រត់|និយាយ|ប្រាប់|ធ្វើ|ជួប|ឈឺ|រស់|កើត|ស្លាប់|លង់|ចូល|គេ|យើង|គាត់|ដើរ|ខ្លាច|អាច|តែង|នឹង|ពី|ក្នុង|នៃ|ដោយ|ឱ្យ|អោយ|"
    "ទទួល|ដេក|យំ|លេង|ជួយ|ហៅ|បង|ប្អូន|កូន|ម្នាក់|នេះ|នោះ|ថ្នាក់|របស់|ដើម្បី|ព្រោះ|ដូច|ផង|ណាស់|វាយ|រង|ស្រឡាញ់|កាន់|ចេះ|"
    "គ្មាន|ផឹក|ប្រឡង|បាត់|ចេញ|ឡើង|សុំ|សួរ|ឆ្លើយ|ឃើញ|ដឹង|យក|មើល|ចំណាក|ភ័យ|លួច|ញ៉ាំ|ហូប|ស៊ី|ដល់|តាម|រួម"
)
_NO_MORE = rf"(?!{_SIGN})"
_BORDER = rf"(?:$|[^\u1780-\u17dd]|(?:{_NEXT})(?!{_SIGN}))"
_APART = r"$|[\s.,;:!?។៕»”\")(]"
_RELATIVE = r"(?<!\u17d2)(?:ប្អូន|កូន|ចៅ|ក្មួយ|នាង)|(?<![រ\u17d2])បង(?!\u17d2)"
_CHILD = rf"(?:{_RELATIVE}|កុមារី|កុមារា|កុមារ|ក្មេង|សិស្ស|ទារក|យុវតី|យុវជន|មិត្ត)"
_STARTS = rf"{_CHILD}|(?<!ចុះ)(?P<named>ឈ្មោះ)"
# what may stand between the child and the name
_BETWEEN = (
    r"[ \u00a0:៖«“\"'(-]+|ស្រី|ប្រុស|ខ្ញុំ|យើង|គាត់|គេ|របស់|ម្នាក់|តូច|ពៅ|ច្បង|បង្កើត|ជីដូនមួយ|ជំទង់|ភក្តិ|រួមថ្នាក់|"
    "នេះ|នោះ|គឺ|មាន|ឈ្មោះ|ហៅ|ថា"
)
_MOST_BETWEEN = 8
_AND = r"\s?(?:ហើយ)?(?:និង|,)\s?"
_LATIN = r"[A-Z][a-z]+(?![A-Za-z])(?: [A-Z][a-z]+(?![A-Za-z]))?"
# capitals that are no names
_NO_LATIN = (
    "(?:Khmer|Cham|Cambodian?|Grade|Class|Protection|Rights|Clubs?|Council|Scouts?|Days?|Home|"
    "Helpline|Friendly|Development|Labour|Marriage|Facebook|Internet|Covid|English|Kuy|Jarai|"
    "Vietnamese|Phnong|Bunong|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Child(?:ren)?|Girls?|Boys?|Issue|In|At|The|And|Is|Was|Are|Has|Had|With|From|Of|Who|No|Not|Total)\b"
)
_LATIN_NAME = rf"(?!{_NO_LATIN}){_LATIN}"
# "without a name in the register", "names in a list", "to register" point to nobody
_NO_NAME = (
    "ក្នុង|នៅ|ចូល|ទេ|ដែល|និង|ឬ|របស់|ហើយ|ត្រូវ|តាម|តែ|គ្រប់|ទាំង|លើ|ដើម្បី|មិន|បាន|ឱ្យ|អោយ|អាច|ខុស|ពី|អ្វី|អី|កុមារ|ក្មេង|សិស្ស|"
    "ភូមិ|សាលា|ឃុំ|គម្រោង"
)
_NAMED = (
    rf"{_CHILD}(?:(?!គ្មាន|មិន|ពុំ|ឥត|ចុះ|ឈ្មោះ|បញ្ជី)\S){{0,12}}?\s?(?:(?:របស់)?ខ្ញុំ\s?|ម្នាក់\s?)?"
    rf"ឈ្មោះ(?:ថា|[\s:៖«“\"])*(?!{_NO_NAME})[A-Za-z\u1780-\u17b3]\S*?(?={_BORDER})(?!{_SIGN})"
)
_ADULT = r"(?:លោក|អ្នកស្រី|គ្រូ|មេ|ប្រធាន|សមាជិក|នាយក|ស្មៀន|ភូមិ|សាលា|វត្ត|ផ្លូវ|ស្ពាន|ស្រះ)\S{0,12}\s?$"
# a girl's name that begins with "girl", as every second one does
_SREY = (
    r"(?:(?:ក្មេង|ប្អូន|កូន|ក្មួយ|ចៅ|បង|សិស្ស)ស្រី|កុមារី|(?<!\u17d2)នាង)\s?(?:ឈ្មោះ\s?)?"
    r"ស្រី(?!ៗ|ស្រី|ភាគ|ដ៏|តូច|ទាំង|គ្រប់|ណា|ក្រីក្រ|វ័យ|រងគ្រោះ|មេម៉ាយ|ពិការ|នាងខ្ញុំ|"
    rf"{_NEXT})[\u1780-\u17d3]{{2,9}}?(?={_BORDER})(?!{_SIGN})"
)
_ENGLISH = (
    "(?:girl|boy|child|baby|toddler|kid|pupil|student|classmate|son|daughter|brother|sister|niece|"
    "nephew|cousin|grandson|granddaughter|grandchild|orphan|teenager)"
)
OF_CHILD = (
    r"\b(?i:(?:the|an?|my|our|his|her|their|your|this|that|one) )?"
    r"(?i:(?:little|big|small|younger|older|elder|eldest|poor) )*"
)
"""What stands before a child in English: another wording takes its place as well."""
_CALLED = r",? (?:(?:is|was) )?(?:named|called),?"
_ENGLISH_NAMED = (
    rf"{OF_CHILD}{_ENGLISH}(?:{_CALLED}|,)? (?!{_NO_LATIN}){_LATIN}",
    rf"{OF_CHILD}(?i:{_ENGLISH}){_CALLED} [A-Z]\w*",
)
_ENGLISH_LISTED = (
    rf"(?:{OF_CHILD}(?i:{_ENGLISH})(?:{_CALLED}|,)?|"
    r"\b(?P<named>(?i:named|called|name is|name was))) "
    r"(?P<name>[A-Za-z]+)(?: [A-Z][a-z]+)?"
)
_LOOKED_BACK = 30  # characters before "named", for who is named
_SHORTEST_SMALL = 4  # letters of a name in small letters: shorter ones are English words
_PLACE = (
    r"(?i:school|village|commune|pagoda|district|province|road|river|bridge|market|project|plan|"
    r"programme|centre|center|club|teacher|chief|officer|clerk|councillor)s? $"
)


def places(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Start and end (characters) of each child with its name, in a text without invisible signs;
    some are found in more than one way."""
    for start in compiled(_STARTS).finditer(text):
        end = _khmer_end(text, start, names)
        if end and not (start["named"] and compiled(_ADULT).search(_before(text, start.start()))):
            yield start.start(), end
    for look in (_NAMED, _SREY, *_ENGLISH_NAMED):
        yield from (match.span() for match in compiled(look).finditer(text))
    for match in compiled(_ENGLISH_LISTED).finditer(text):
        name = match["name"]
        known = name.lower() in names.latin and (name[0].isupper() or len(name) >= _SHORTEST_SMALL)
        if known and not (match["named"] and compiled(_PLACE).search(_before(text, match.start()))):
            yield match.span()


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOKED_BACK) : at]


def _khmer_end(text: str, start: re.Match[str], names: Names) -> int:
    """Where the name behind `start` ends; 0 when none stands there."""
    at, named = start.end(), bool(start["named"])
    for _ in range(_MOST_BETWEEN + 1):
        if end := _several(text, at, names) or _weaker(text, at, names, named):
            return end
        between = compiled(_BETWEEN).match(text, at)
        if between is None:
            return 0
        named = named or between[0] == "ឈ្មោះ"
        at = between.end()
    return 0


def _several(text: str, at: int, names: Names) -> int:
    """The end of "Sophea", "Sok Sophea and Dara"."""
    end = 0
    while one := _name(text, at, names):
        end = one
        more = compiled(_AND).match(text, end)
        if more is None:
            break
        at = more.end()
    return end


def _name(text: str, at: int, names: Names) -> int:
    """The end of a name: families and words, if there are, then given names."""
    end = given = _given(text, at, names)
    if not given:
        before = names.families | names.words | names.alone
        lead = _listed(text, at, before, _NO_MORE)
        lead += bool(lead) and text[lead : lead + 1].isspace()
        return _name(text, lead, names) if lead else 0
    while given:
        end = given
        given = _given(text, end + text[end : end + 1].isspace(), names)
    return end


def _given(text: str, at: int, names: Names) -> int:
    return _listed(text, at, names.sure, _NO_MORE) or _listed(text, at, names.begins, _BORDER)


def _weaker(text: str, at: int, names: Names, named: bool) -> int:
    """The end of what is a name after "named", between spaces, or in Latin letters."""
    if named and (end := _listed(text, at, names.alone | names.words, _BORDER)):
        return end
    if text[at - 1].isspace() and (end := _listed(text, at, names.alone, _APART)):
        return end
    latin = compiled(_LATIN_NAME).match(text, at)
    return latin.end() if latin else 0


def _listed(text: str, at: int, listed: frozenset[str], behind: str) -> int:
    """The end of the longest of the names that stands at `at`, with `behind` after it."""
    for end in range(min(at + _LONGEST, len(text)), at + 1, -1):
        if text[at:end] in listed and compiled(behind).match(text, end):
            return end
    return 0


_LONGEST = 20  # characters of a name
