"""The cover page of a package: README.txt, for a person who opens it without this program."""

from typing import Protocol

from ccwc_desktop.domain import cycle
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, Language, words_of

from .subject import Subject


class Frozen(Protocol):
    """What the page says of a version."""

    @property
    def number(self) -> int:
        """The version."""

    @property
    def check_code(self) -> str:
        """The code that is printed on its sheets."""


_LINES = (
    N_("Plan for women and children of {commune}, {years}"),
    N_("Version {version}. Check code {code}: the same code stands on every printed sheet."),
    N_("data/plan.json is the whole plan, data/tables its tables, data/sheets the printed sheets."),
    N_("Nothing in this package may be changed: the district's program would refuse it."),
    N_("Open it with the CCWC program: District, Inbox."),
)
_PRACTICE = N_("PRACTICE: this is not a real plan.")


def page(subject: Subject, version: Frozen) -> str:
    """The page in Khmer, then in English; it names no person."""
    return f"{_in(subject, version, 'km')}\n\n{_in(subject, version, 'en')}\n"


def _in(subject: Subject, version: Frozen, language: Language) -> str:
    words = words_of(language)
    first, _middle, last = cycle.programme_years(subject.plan.cip_year)
    told = {
        "commune": f"{subject.commune.name(language)} ({subject.commune.code})",
        "years": digits.localise(f"{first}–{last}", language),
        "version": digits.localise(str(version.number), language),
        "code": version.check_code,
    }
    lines = [words.gettext(line).format(**told) for line in _LINES]
    if subject.plan.practice:
        lines.insert(0, words.gettext(_PRACTICE))
    return "\n".join(lines).replace("\u200b", "")
