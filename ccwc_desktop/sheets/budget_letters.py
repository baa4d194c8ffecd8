"""The letters and names of the sources of funds, the same on every sheet."""

from ccwc_desktop.domain import budget

from .subject import Subject
from .wording import Wording


def letter(subject: Subject, words: Wording, source: str) -> str:
    """The letter of a source; an English edition counts A, B, C in the same order."""
    if words.khmer:
        return subject.letters.get(source, "?")
    return chr(ord("A") + budget.SOURCES.index(source))


def source_name(subject: Subject, words: Wording, source: str) -> str:
    """The full name of a source."""
    return words.name(subject.lists["sources"].get(source, (source, source)))
